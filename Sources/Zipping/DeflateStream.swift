import Deflating
import Storage

/// One compressor over bytes that come piece by piece, level 6.
final class DeflateStream {
  private var stream: ZStream
  private let spool: any ByteSink
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)

  init(into spool: any ByteSink) throws(ZipError) {
    stream = try .member()
    self.spool = spool
  }

  /// Takes plain bytes.
  func write(_ plain: [UInt8]) throws { try run(plain, isLast: false) }

  /// Writes what zlib still holds; nothing can be taken afterwards.
  func finish() throws { try run([], isLast: true) }

  private func run(_ plain: [UInt8], isLast: Bool) throws {
    var taken = 0
    while true {
      let step = plain.withUnsafeBufferPointer { source in
        buffer.withUnsafeMutableBufferPointer { target in
          stream.step(UnsafeBufferPointer(rebasing: source[taken...]), into: target, isLast: isLast)
        }
      }
      if case .failed(let code) = step.status { throw ZipError.cannotWrite("zlib \(code)") }
      taken += step.taken
      if step.made > 0 { try spool.write(Array(buffer[..<step.made])) }
      let isDone = isLast ? step.status == .ended : taken == plain.count && step.made < buffer.count
      if isDone { return }
    }
  }
}

import Crypto
import Zipping

/// A SHA-256 digest in the 32 bytes that it has.
struct FileDigest: Hashable {
  private let words: (UInt64, UInt64, UInt64, UInt64)

  init(_ digest: SHA256.Digest) {
    words = digest.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
  }

  /// The digest written in 64 hexadecimal digits; `nil` for anything else.
  init?(hex: some StringProtocol) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(32)
    var high: UInt8?
    for digit in hex.utf8 {
      let value: UInt8
      switch digit {
      case 0x30...0x39: value = digit - 0x30
      case 0x41...0x46: value = digit - 0x37
      case 0x61...0x66: value = digit - 0x57
      default: return nil
      }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    guard bytes.count == 32, high == nil else { return nil }
    words = bytes.withUnsafeBytes { $0.loadUnaligned(as: (UInt64, UInt64, UInt64, UInt64).self) }
  }

  static func == (a: FileDigest, b: FileDigest) -> Bool { a.words == b.words }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
  }
}

/// Gives the lines of a member one by one.
final class LineReader {
  private let reader: ZipMemberReader
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var lines: [ArraySlice<UInt8>] = []
  private var place = 0
  private var splitter = LineSplitter()
  private var hasEnded = false

  init(_ reader: ZipMemberReader, _ entry: ZipEntry) throws {
    self.reader = reader
    try reader.open(entry)
  }

  /// The next line without its end; `nil` after the last, and where the bytes cannot be inflated.
  func next() throws -> ArraySlice<UInt8>? {
    while place == lines.count {
      if hasEnded { return nil }
      lines.removeAll(keepingCapacity: true)
      place = 0
      do {
        let count = try reader.next(into: &buffer)
        hasEnded = count == 0
        try splitter.split(buffer[..<count]) { lines.append($0) }
      } catch let error as ZipError where error.code == .damagedMember { hasEnded = true }
      if hasEnded { try splitter.finish { lines.append($0) } }
    }
    place += 1
    return lines[place - 1]
  }
}

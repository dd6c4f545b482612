import Findings
import Foundation

/// A source of data of forms: a file, bytes in memory, or standard input. The format is recognised by name and content.
public struct DataSource: Sendable {
  enum Kind: Sendable {
    case file(String)
    case bytes([UInt8])
    case standardInput
    /// A list of numbers, and what all forms of it have in common.
    indirect case numbers(DataSource, common: DataSource?)
    /// A source that could be read only once, and failed.
    case refused(IntakeFailure)
  }
  let kind: Kind
  /// The name in origins of findings: the path as the user wrote it, or `-` for standard input.
  public let name: String

  /// The source, or its bytes if it can be read only once: standard input, a pipe such as a shell's `<(…)`.
  ///
  /// The bytes stay in memory, up to ``IntakeLimits/fileBytes``. A failure is reported when the source is read.
  package func buffered(limits: IntakeLimits = .standard) -> DataSource {
    do throws(IntakeFailure) {
      let handle: InputHandle
      switch kind {
      case .bytes, .refused: return self
      case .numbers(let list, let common):
        return .numbers(list.buffered(limits: limits), with: common?.buffered(limits: limits))
      case .standardInput: handle = InputHandle()
      case .file(let path):
        handle = try InputHandle(path: path, limits: limits)
        if handle.size != nil { return self }
      }
      return .bytes(try handle.rest(limit: limits.fileBytes), name: name)
    } catch { return DataSource(kind: .refused(error), name: name) }
  }

  /// Calls `body` with the bytes of a buffered source piece by piece, as far as it can be read.
  package func eachPiece(_ body: ([UInt8]) -> Void) {
    switch kind {
    case .standardInput, .refused: break
    case .bytes(let bytes): body(bytes)
    case .numbers(let list, let common):
      list.eachPiece(body)
      common?.eachPiece(body)
    case .file(let path):
      guard let file = try? InputHandle(path: path, limits: .standard) else { return }
      while let piece = try? file.next(upTo: 1 << 20), !piece.isEmpty { body(piece) }
    }
  }

  /// The number of bytes, if it is known.
  package var size: Int? {
    switch kind {
    case .bytes(let bytes): bytes.count
    case .file(let path): (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    case .numbers(let list, _): list.size
    case .standardInput, .refused: nil
    }
  }

  /// A file, which is opened when the first form is read.
  ///
  /// - Parameter path: Its path.
  public static func file(_ path: String) -> DataSource { DataSource(kind: .file(path), name: path) }
  /// Bytes in memory.
  ///
  /// - Parameters:
  ///   - bytes: The content of a file.
  ///   - name: The name that messages give it, with the extension of its format: `form.json`.
  public static func bytes(_ bytes: [UInt8], name: String) -> DataSource {
    DataSource(kind: .bytes(bytes), name: name)
  }
  /// Numbers of issued forms, one a line, as a bar code scanner types them: each is a form of the list that is closed.
  ///
  /// - Parameters:
  ///   - list: A text file with the numbers.
  ///   - common: What is to be filled in on all of them: data of one form.
  public static func numbers(_ list: DataSource, with common: DataSource? = nil) -> DataSource {
    DataSource(kind: .numbers(list, common: common), name: list.name)
  }
  /// Standard input; the format is recognised by the content.
  public static let standardInput = DataSource(kind: .standardInput, name: "-")
}

/// A failure that ends the reading of a file, as the finding that the user gets.
struct IntakeFailure: Error {
  let finding: Finding
}

/// The bytes of a source, piece by piece.
struct ByteSource {
  /// How many bytes are read at once.
  static let chunk = 256 << 10
  let name: String
  private var pieces: [[UInt8]]
  private let handle: InputHandle?
  /// How many bytes there are, if that is known, and how many were handed over.
  let size: Int?
  private var taken = 0

  /// How much was handed over, of 1.
  var fraction: Double? { size.map { $0 > 0 ? min(1, Double(taken) / Double($0)) : 1 } }

  init(_ source: DataSource, limits: IntakeLimits = .standard) throws(IntakeFailure) {
    name = source.name
    pieces = []
    switch source.kind {
    case .bytes(let bytes):
      handle = nil
      pieces = [bytes]
      size = bytes.count
      return
    case .standardInput: handle = InputHandle()
    case .file(let path): handle = try InputHandle(path: path, limits: limits)
    case .numbers(let list, _):
      let bytes = try ByteSource(list, limits: limits)
      (handle, pieces, size) = (bytes.handle, bytes.pieces, bytes.size)
      return
    case .refused(let failure): throw failure
    }
    size = handle?.size
  }

  /// The next bytes; none at the end.
  mutating func next() throws(IntakeFailure) -> [UInt8] {
    if let piece = pieces.popLast() {
      taken += piece.count
      return piece
    }
    guard let handle else { return [] }
    let piece = try handle.next(upTo: ByteSource.chunk)
    taken += piece.count
    return piece
  }

  /// Puts bytes back, to be read again.
  mutating func unread(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    pieces.append(bytes)
    taken -= bytes.count
  }

  /// Everything that is left, for the formats that are read whole.
  mutating func rest(limit: Int) throws(IntakeFailure) -> [UInt8] {
    if let size, size > limit { throw IntakeFailure(finding: .fileTooLarge(name, limit: limit)) }
    var all = try next()
    while true {
      guard all.count <= limit else { throw IntakeFailure(finding: .fileTooLarge(name, limit: limit)) }
      let more = try next()
      if more.isEmpty { return all }
      all += more
    }
  }
}

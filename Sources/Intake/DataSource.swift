import Findings
import Foundation

/// Where the data of forms comes from: a file, bytes at hand, or standard input.
public struct DataSource: Sendable {
  enum Place: Sendable, Equatable {
    case file(String)
    case bytes([UInt8])
    case standardInput
  }
  let place: Place
  /// The name that origins carry: the path as the user wrote it, or `-` for standard input.
  public let name: String

  /// The source, or its bytes if it can be read only once: standard input, a pipe such as a shell's `<(…)`.
  public func settled() throws -> DataSource {
    switch place {
    case .bytes: return self
    case .standardInput: return .bytes(Array(try FileHandle.standardInput.readToEnd() ?? Data()), name: name)
    case .file(let path):
      var status = stat()
      guard stat(path, &status) == 0, ![S_IFREG, S_IFDIR].contains(status.st_mode & S_IFMT),
        let pipe = FileHandle(forReadingAtPath: path)
      else { return self }
      return .bytes(Array(try pipe.readToEnd() ?? Data()), name: name)
    }
  }

  /// Hands over the bytes of a settled source in pieces, as far as it can be read.
  public func eachPiece(_ body: ([UInt8]) -> Void) {
    switch place {
    case .standardInput: break
    case .bytes(let bytes): body(bytes)
    case .file(let path):
      guard let file = FileHandle(forReadingAtPath: path) else { return }
      while let piece = try? file.bytes(upTo: 1 << 20), !piece.isEmpty { body(piece) }
      try? file.close()
    }
  }

  /// How many bytes there are, if that is known.
  public var size: Int? {
    switch place {
    case .bytes(let bytes): bytes.count
    case .file(let path): (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    case .standardInput: nil
    }
  }

  /// A file by its path; it is opened when the first form is asked for.
  public static func file(_ path: String) -> DataSource { DataSource(place: .file(path), name: path) }
  /// Bytes at hand, with the name that messages give them; its ending tells the format.
  public static func bytes(_ bytes: [UInt8], name: String) -> DataSource {
    DataSource(place: .bytes(bytes), name: name)
  }
  /// Standard input; the format is told from the content.
  public static let standardInput = DataSource(place: .standardInput, name: "-")
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
  private let handle: FileHandle?
  /// How many bytes there are, if that is known, and how many were handed over.
  private let size: Int?
  private var taken = 0

  /// How much was handed over, of 1.
  var fraction: Double? { size.map { $0 > 0 ? min(1, Double(taken) / Double($0)) : 1 } }

  init(_ source: DataSource) throws(IntakeFailure) {
    name = source.name
    size = source.size
    pieces = []
    switch source.place {
    case .bytes(let bytes):
      handle = nil
      pieces = [bytes]
    case .standardInput: handle = .standardInput
    case .file(let path):
      var isDirectory: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
        throw IntakeFailure(finding: .missingFile(path))
      }
      guard !isDirectory.boolValue, let opened = FileHandle(forReadingAtPath: path) else {
        throw IntakeFailure(finding: .unreadableFile(path, isDirectory: isDirectory.boolValue))
      }
      handle = opened
    }
  }

  /// The next bytes; none at the end.
  mutating func next() throws(IntakeFailure) -> [UInt8] {
    if let piece = pieces.popLast() {
      taken += piece.count
      return piece
    }
    guard let handle else { return [] }
    do {
      let piece = try handle.bytes(upTo: ByteSource.chunk)
      taken += piece.count
      return piece
    } catch {
      throw IntakeFailure(finding: .unreadableFile(name, isDirectory: false))
    }
  }

  /// Puts bytes back, to be read again.
  mutating func unread(_ bytes: [UInt8]) {
    if bytes.isEmpty { return }
    pieces.append(bytes)
    taken -= bytes.count
  }

  /// Everything that is left, for the formats that are read whole.
  mutating func rest(limit: Int) throws(IntakeFailure) -> [UInt8] {
    var all = try next()
    while true {
      guard all.count <= limit else { throw IntakeFailure(finding: .fileTooLarge(name, limit: limit)) }
      let more = try next()
      if more.isEmpty { return all }
      all += more
    }
  }
}

extension FileHandle {
  /// The next bytes, at most so many and maybe fewer; none at the end. Foundation's own reading asks the system for a block
  /// of the file system at a time, which may be as small as a page.
  fileprivate func bytes(upTo count: Int) throws -> [UInt8] {
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      var got = -1
      repeat { got = Foundation.read(fileDescriptor, buffer.baseAddress, count) } while got < 0 && errno == EINTR
      if got < 0 { failure = errno }
      filled = max(0, got)
    }
    guard failure == 0 else { throw POSIXError(POSIXErrorCode(rawValue: failure) ?? .EIO) }
    return bytes
  }
}

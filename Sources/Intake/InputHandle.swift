import Findings
import Foundation
import Storage

/// A file, a pipe or standard input, open to be read from its beginning.
///
/// Devices and folders are refused, and nothing is waited for that may never come: opening a pipe into which no program
/// writes does not hold the reader up.
final class InputHandle: Sendable {
  /// How many bytes there are; `nil` for a pipe.
  let size: Int?
  private let name: String
  private let descriptor: Int32
  private let isOwn: Bool
  /// How long a program that is to write into a pipe may take to open it, in milliseconds.
  private static let patience: Int32 = 1_000

  /// Opens a file or pipe by its path.
  init(path: String, limits: IntakeLimits) throws(IntakeFailure) {
    name = path
    isOwn = true
    descriptor = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY) }
    guard descriptor >= 0 else {
      size = nil
      throw IntakeFailure(
        finding: errno == ENOENT || errno == ENOTDIR
          ? .missingFile(path)
          : errno == ENXIO ? .notAFile(path) : .unreadableFile(path, isDirectory: false))
    }
    var status = stat()
    let isKnown = fstat(descriptor, &status) == 0
    switch status.st_mode & S_IFMT {
    case S_IFREG where isKnown: size = Int(status.st_size)
    case S_IFIFO where isKnown:
      size = nil
      var wanted = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      _ = poll(&wanted, 1, InputHandle.patience)
      _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) & ~O_NONBLOCK)
    default:
      size = nil
      let isFolder = isKnown && status.st_mode & S_IFMT == S_IFDIR
      throw IntakeFailure(finding: isFolder ? .unreadableFile(path, isDirectory: true) : .notAFile(path))
    }
    if let size, size > limits.streamedBytes {
      throw IntakeFailure(finding: .fileTooLarge(path, limit: limits.streamedBytes))
    }
  }

  /// Standard input.
  init() {
    name = "-"
    isOwn = false
    descriptor = STDIN_FILENO
    size = nil
  }

  deinit { if isOwn, descriptor >= 0 { close(descriptor) } }

  /// The next bytes, at most so many and maybe fewer; none at the end. Foundation's own reading asks the system for a block
  /// of the file system at a time, which may be as small as a page.
  func next(upTo count: Int) throws(IntakeFailure) -> [UInt8] {
    var hasFailed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      let got = uninterrupted { read(descriptor, buffer.baseAddress, count) }
      hasFailed = got < 0
      filled = max(0, got)
    }
    if hasFailed { throw IntakeFailure(finding: .unreadableFile(name, isDirectory: false)) }
    return bytes
  }

  /// Everything that is left, which is at most `limit` bytes.
  func rest(limit: Int) throws(IntakeFailure) -> [UInt8] {
    var all: [UInt8] = []
    while true {
      let piece = try next(upTo: ByteSource.chunk)
      if piece.isEmpty { return all }
      all += piece
      guard all.count <= limit else { throw IntakeFailure(finding: .fileTooLarge(name, limit: limit)) }
    }
  }
}

import Foundation
import Storage

/// A file that takes bytes as they come.
final class OutputFile: ByteSink {
  private let file: FileHandle

  init(_ path: String) throws {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw BenchError("cannot write \(path)") }
    self.file = file
  }

  func write(_ bytes: [UInt8]) throws { try file.write(contentsOf: bytes) }
}

import Foundation
import Storage
import Zipping

/// Reads all members of an archive, again and again.
enum ArchivesWork {
  /// From a file, piece by piece.
  static func stream(_ path: String, _ count: Int) throws -> WorkResult {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    return try measure(count) {
      let archive = try ZipFile(FileSource(path), limits: ZipLimits())
      let reader = try archive.reader()
      var walk = archive.members()
      var members = 0
      while let entry = try walk.next() {
        try reader.stream(entry, buffer: &buffer) { _ in }
        members += 1
      }
      return members
    }
  }

  /// In memory, as templates are read.
  static func memory(_ path: String, _ count: Int) throws -> WorkResult {
    try measure(count) {
      let archive = try ZipArchive(Array(try Data(contentsOf: URL(filePath: path))))
      for entry in archive.entries { _ = try archive.read(at: entry.index) }
      return archive.entries.count
    }
  }

  private static func measure(_ count: Int, _ read: () throws -> Int) throws -> WorkResult {
    var members = 0
    var result = try WorkResult.measure(0) { for _ in 0..<count { members += try read() } }
    result.items = members
    return result
  }
}

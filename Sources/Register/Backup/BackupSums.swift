import Foundation
import Storage

/// `SHA256SUMS` of a backup: a line for each file, as `sha256sum -c` reads it.
struct BackupSums {
  /// One line.
  struct Entry: Hashable {
    let sha256: Digest
    let path: String

    var line: [UInt8] { Array("\(sha256)  \(path)\n".utf8) }
  }

  private let folder: String
  private let store: any FileStore

  init(_ folder: String, store: any FileStore) {
    self.folder = folder
    self.store = store
  }

  /// Refuses a file that is not the one of the note.
  func check(_ note: BackupNote) throws {
    let path = "\(folder)/\(BackupNote.sumsName)"
    let digest = try RegisterError.explaining { try FileSource(path, followsLinks: false).digest() }
    guard digest.hex == note.sums else { throw RegisterError.backupDamaged(path) }
  }

  /// Hands over the lines in order; memory does not grow with them.
  ///
  /// - Throws: `backup-damaged` at a line that is none, or a path that leads out of the folder.
  func forEach(_ body: (Entry) throws -> Void) throws {
    let name = "\(folder)/\(BackupNote.sumsName)"
    let source = try RegisterError.explaining { try FileSource(name, followsLinks: false) }
    var rest: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var at = 0
    while at < source.count {
      let count = min(buffer.count, source.count - at)
      try RegisterError.explaining {
        try buffer.withUnsafeMutableBytes { try source.read(at: at, into: .init(rebasing: $0[..<count])) }
      }
      at += count
      rest += buffer[..<count]
      var start = 0
      while let end = rest[start...].firstIndex(of: 0x0A) {
        guard let entry = BackupSums.entry(rest[start..<end]) else { throw RegisterError.backupDamaged(name) }
        try body(entry)
        start = end + 1
      }
      rest.removeFirst(start)
      guard rest.count < buffer.count else { throw RegisterError.backupDamaged(name) }
    }
    if !rest.isEmpty { throw RegisterError.backupDamaged(name) }
  }

  private static func entry(_ line: ArraySlice<UInt8>) -> Entry? {
    guard line.count > 66, let digest = Digest(hex: String(decoding: line.prefix(64), as: UTF8.self)),
      line.dropFirst(64).starts(with: [0x20, 0x20])
    else { return nil }
    let path = String(decoding: line.dropFirst(66), as: UTF8.self)
    let isInside = path.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0 != "." && $0 != ".." && !$0.utf8.contains(0)
    }
    return isInside ? Entry(sha256: digest, path: path) : nil
  }
}

import Findings
import Foundation
import Storage

/// What stands in `backup.json` of a backup: of which register it is, and how far its audit chain goes.
///
/// A folder with this file is a backup: it can be read and verified like a register, and nothing is issued in it.
package struct BackupNote: Decodable, Sendable, Hashable {
  /// The identity of the register.
  package let register: String
  /// When it was made, as ISO 8601 text, and by whom.
  package let made: String
  package let by: String
  /// How many events there are in the chain.
  package let events: Int
  /// The hash of the last of them.
  package let head: String
  /// How many forms there are.
  package let forms: Int
  /// How many files lie beside the database, and their size with it.
  package let files: Int
  package let bytes: Int
  /// SHA-256 of `SHA256SUMS`.
  package let sums: String

  /// The file's name.
  static let fileName = "backup.json"
  /// The file with a line for each other file of a backup, as `sha256sum -c` reads it.
  static let sumsName = "SHA256SUMS"

  /// The note of a folder; `nil` if it is no backup.
  ///
  /// - Throws: `backup-damaged` if the note cannot be read.
  package init?(of folder: String) throws {
    let path = "\(folder)/\(BackupNote.fileName)"
    guard let bytes = try RegisterError.explaining({ try DiskFileStore().bytes(of: path, upTo: 1 << 16) }) else {
      return nil
    }
    guard let note = try? JSONDecoder().decode(BackupNote.self, from: Data(bytes)), Digest(hex: note.sums) != nil,
      Digest(hex: note.head) != nil, note.events >= 0
    else { throw RegisterError.backupDamaged(path) }
    self = note
  }

  init(
    register: String, made: String, by: String, events: Int, head: String, forms: Int, files: Int, bytes: Int,
    sums: Digest
  ) {
    (self.register, self.made, self.by, self.events, self.head) = (register, made, by, events, head)
    (self.forms, self.files, self.bytes, self.sums) = (forms, files, bytes, sums.hex)
  }

  /// The note as the file's text.
  var text: String {
    JSONValue.object([
      ("register", .string(register)), ("made", .string(made)), ("by", .string(by)), ("events", .number("\(events)")),
      ("head", .string(head)), ("forms", .number("\(forms)")), ("files", .number("\(files)")),
      ("bytes", .number("\(bytes)")), ("sums", .string(sums)),
    ]).text + "\n"
  }
}

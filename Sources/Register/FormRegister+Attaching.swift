import Findings
import Foundation
import GRDB
package import Records
package import Storage

/// A file on disk that is to be attached to a form.
package struct AttachmentSource: Sendable {
  /// Where it is.
  package let path: String
  /// What messages call it.
  package let called: String
  /// What it is known by; its digest was made when it was looked at.
  package let file: AttachedFile
  /// Takes a file.
  package init(path: String, called: String, file: AttachedFile) {
    (self.path, self.called, self.file) = (path, called, file)
  }
}

/// A file that is attached to a form, with who attached it.
package struct RecordedAttachment: Sendable, Hashable {
  /// The file.
  package let file: AttachedFile
  /// Its place among those of its form, from 1.
  package let ordinal: Int
  /// The event of the audit chain that tells of it.
  package let event: Int
  /// When, as ISO 8601 text.
  package let at: String
  /// Who attached it.
  package let operatorName: String
}

extension FormRegister {
  /// The files that are attached to a form, in their order; as they stood after an event, if one is given.
  package func attachments(of number: String, upTo event: Int = .max) throws -> [RecordedAttachment] {
    try read { db in
      let rows = try GRDB.Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT attachment.ordinal, attachment.event, attachment.sha256, attachment.bytes, attachment.name,
              attachment.kind, attachment.sheets, attachment.invoice, event.at, event.operator
            FROM attachment JOIN event ON event.seq = attachment.event
            WHERE attachment.record = (SELECT id FROM record WHERE number = ?) AND attachment.event <= ?
            ORDER BY attachment.ordinal
            """), arguments: [number, event])
      return try rows.map { row in
        RecordedAttachment(
          file: try AttachedFile(row), ordinal: try row.read(Int.self, 0, of: "attachment"),
          event: try row.read(Int.self, 1, of: "attachment"), at: try row.read(String.self, 8, of: "event"),
          operatorName: try row.read(String.self, 9, of: "event"))
      }
    }
  }

  /// The forms to which a content is attached, by their numbers in the order of issue.
  package func forms(with content: Digest) throws -> [KnownForm] { try forms("sha256", content.hex) }

  /// The forms to which an e-invoice is attached, in whatever format, by their numbers in the order of issue.
  package func forms(withInvoice number: String) throws -> [KnownForm] { try forms("invoice", number) }

  private func forms(_ column: String, _ value: String) throws -> [KnownForm] {
    try read { db in
      try GRDB.Row.fetchAll(
        db.cachedStatement(
          sql: """
            SELECT DISTINCT record.number, record.id, record.state FROM attachment
            JOIN record ON record.id = attachment.record WHERE attachment.\(column) = ? ORDER BY record.id
            """), arguments: [value]
      ).map { row in
        guard let state = RecordState(rawValue: try row.read(String.self, 2, of: "record")) else {
          throw row.damage(2, of: "record")
        }
        return KnownForm(
          record: try row.read(Int64.self, 1, of: "record"), number: try row.read(String.self, 0, of: "record"),
          state: state)
      }
    }
  }

  /// The keepers of whose packets with terms one holds a form.
  package func keepers(holding number: String) throws -> [String] {
    try read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT packet.keeper FROM packet_member JOIN packet ON packet.id = packet_member.packet
          WHERE packet_member.record = (SELECT id FROM record WHERE number = ?) AND packet.format >= 3
          ORDER BY packet.rowid
          """, arguments: [number])
    }
  }

  /// Attaches files to a form, whatever its state: all of them, or none.
  ///
  /// Their content lies safe under its digest before anything tells of it. A process that dies in between leaves a file of
  /// which no form tells: the next time that it is attached, it is found there.
  ///
  /// - Precondition: none of the files is attached to the form.
  package func attach(_ files: [AttachmentSource], to number: String, by mark: AuditStamp) throws {
    for file in files { try keep(file) }
    try write { db in
      let (record, id) = try FormRegister.record(number, db)
      let count = try Int.fetchOne(
        db, cachedSQL: "SELECT count(*) FROM attachment WHERE record = ?", arguments: [id])
      var trail = try AuditTrail(db, mark)
      for (file, ordinal) in zip(files.map(\.file), ((count ?? 0) + 1)...) {
        let event = try trail.append(.attach, record.number, file.members)
        try db.run(
          """
          INSERT INTO attachment(record, ordinal, event, sha256, bytes, name, kind, sheets, invoice)
          VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          [
            id, ordinal, event, file.sha256.hex, file.bytes, file.name, file.kind.rawValue, file.sheets, file.invoice,
          ])
      }
    }
  }

  /// Puts the content of a file that is attached already back if it is gone.
  package func keep(_ source: AttachmentSource) throws {
    guard mayChange else { throw RegisterError.readOnlyHandle() }
    try lay(source)
  }

  /// Sees to it that a file's content lies under its digest.
  private func lay(_ source: AttachmentSource) throws {
    let (file, path) = (source.file, AttachedFile.path(of: source.file.sha256.hex))
    let target = "\(directory)/\(path)"
    let folders = [directory, "\(directory)/\(AttachedFile.root)", (target as NSString).deletingLastPathComponent]
    try store.makeDirectory(folders[2])
    switch try store.content(of: target, expecting: file.bytes) {
    case .file(file.sha256): try store.synchronise([target])
    case .missing:
      try RegisterError.explaining {
        let copy = try store.store.create(target, isReadOnly: true)
        let content = try FileSource(source.path)
        for start in stride(from: 0, to: content.count, by: FormRegister.piece) {
          try copy.write(try content.piece(start..<min(start + FormRegister.piece, content.count)))
        }
        guard try copy.seal() == (file.sha256, file.bytes) else { throw RegisterError.changedMeanwhile(source.called) }
        try copy.commit()
      }
    default: throw RegisterError.attachmentPlaceTaken(path)
    }
    try store.synchronise(folders)
  }

  /// How much of a file is held at a time.
  private static let piece = 1 << 18
}

extension AttachedFile {
  /// Reads a row whose columns from the third on are those of the table.
  init(_ row: GRDB.Row) throws {
    guard let kind = AttachmentKind(rawValue: try row.read(String.self, 5, of: "attachment")) else {
      throw row.damage(5, of: "attachment")
    }
    self.init(
      sha256: try row.digest(2, of: "attachment"), bytes: try row.read(Int.self, 3, of: "attachment"),
      name: try row.read(String.self, 4, of: "attachment"), kind: kind,
      sheets: try row.read(Int?.self, 6, of: "attachment"), invoice: try row.read(String?.self, 7, of: "attachment"))
  }
}

extension RegisterError {
  fileprivate static func changedMeanwhile(_ path: String) -> RegisterError {
    RegisterError(
      .fileUnreadable, "\(path) 读的时候被改动了，没有登记。请等写它的程序做完再试",
      hant: "\(path) 讀的時候被改動了，沒有登記。請等寫它的程式做完再試",
      en: "\(path) was changed while it was read; nothing was recorded. Try again when whoever writes it is done")
  }

  fileprivate static func attachmentPlaceTaken(_ path: String) -> RegisterError {
    RegisterError(
      .placeTaken, "\(path) 已经存在，内容却不是这个文件，没有登记，也没有动它。请用 liandan verify 核对台账",
      hant: "\(path) 已經存在，內容卻不是這個檔案，沒有登記，也沒有動它。請用 liandan verify 核對台帳",
      en:
        "\(path) is there but holds something else; nothing was recorded, and it was left alone. Check the register with "
        + "liandan verify")
  }
}

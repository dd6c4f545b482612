import Findings
import Foundation
import GRDB
import Records
import Storage

/// The files that are attached to forms, on disk and in the table, against the events that tell of them.
struct AttachmentCheck {
  private let disk: FolderCheck
  private let rows: Statement
  private let isKnown: Statement
  /// Whether the table holds any row: most registers have none.
  private let hasRows: Bool
  /// The contents that were looked at: several forms may have one.
  private var seen: Set<String> = []

  init(_ db: Database, _ disk: FolderCheck) throws {
    self.disk = disk
    hasRows = try Int.fetchOne(db, sql: "SELECT 1 FROM attachment LIMIT 1") != nil
    rows = try db.cachedStatement(
      sql: """
        SELECT ordinal, event, sha256, bytes, name, kind, sheets, invoice FROM attachment WHERE record = ? ORDER BY ordinal
        """)
    isKnown = try db.cachedStatement(sql: "SELECT 1 FROM attachment WHERE sha256 = ? LIMIT 1")
  }

  /// What is wrong with the files of one form.
  mutating func findings(_ number: String, _ id: Int64, told: [RecordHistory.Told]) throws -> [Finding] {
    if told.isEmpty, !hasRows { return [] }
    var findings: [Finding] = []
    var rest = told[...]
    var ordinal = 0
    for row in try GRDB.Row.fetchAll(rows, arguments: [id]) {
      ordinal += 1
      let event = rest.popFirst()
      let name = try row.read(String.self, 4, of: "attachment")
      let isSound =
        try event.map { event in
          try row.read(Int.self, 0, of: "attachment") == ordinal && row.read(Int.self, 1, of: "attachment") == event.seq
            && row.read(String.self, 2, of: "attachment") == event.detail.sha256
            && row.read(Int.self, 3, of: "attachment") == event.detail.bytes && name == event.detail.name
            && row.read(String.self, 5, of: "attachment") == event.detail.kind
            && row.read(Int?.self, 6, of: "attachment") == event.detail.sheets
            && row.read(String?.self, 7, of: "attachment") == event.detail.invoice
        } ?? false
      if !isSound { findings.append(Discrepancy.attachmentEntryAltered(number, event?.detail.name ?? name).finding) }
    }
    findings += rest.map { Discrepancy.attachmentEntryAltered(number, $0.detail.name ?? "—").finding }
    for event in told {
      guard let sha256 = event.detail.sha256, let bytes = event.detail.bytes, seen.insert(sha256).inserted else {
        continue
      }
      let path = AttachedFile.path(of: sha256)
      switch try disk.content(path, expecting: bytes) {
      case .missing: findings.append(Discrepancy.attachmentMissing(path, of: number, event.detail.name ?? "").finding)
      case .file(let digest) where digest.hex == sha256: break
      default: findings.append(Discrepancy.attachmentAltered(path, of: number, event.detail.name ?? "").finding)
      }
    }
    return findings
  }

  /// What stands in the folder of attached files and belongs to no form.
  func strangers() throws -> [Finding] {
    var findings: [Finding] = []
    for folder in try disk.entries(AttachedFile.root) {
      let path = "\(AttachedFile.root)/\(folder.name)"
      guard folder.isDirectory else {
        findings.append(Discrepancy.fileExtra(path).finding)
        continue
      }
      for file in try disk.entries(path) {
        let path = "\(path)/\(file.name)"
        guard Digest(hex: file.name) != nil, path == AttachedFile.path(of: file.name) else {
          findings.append(Discrepancy.fileExtra(path).finding)
          continue
        }
        if try Int.fetchOne(isKnown, arguments: [file.name]) != nil || seen.contains(file.name) { continue }
        let isWhole = disk.digest(path)?.hex == file.name
        findings.append((isWhole ? Discrepancy.attachmentUnused(path) : .fileExtra(path)).finding)
      }
    }
    return findings
  }
}

extension Discrepancy {
  fileprivate static func attachmentEntryAltered(_ number: String, _ name: String) -> Discrepancy {
    Discrepancy(
      .attachmentEntryAltered, "\(number) 的附件登记“\(name)”与审计链不符", hant: "\(number) 的附件登記「\(name)」與審計鏈不符",
      en: "the entry of the attachment '\(name)' of \(number) does not match the audit chain", at: record(number))
  }

  fileprivate static func attachmentMissing(_ path: String, of number: String, _ name: String) -> Discrepancy {
    Discrepancy(
      .attachmentMissing, "\(number) 的附件“\(name)”不见了。请从备份恢复；手里有原来的文件，再附一次就能补上",
      hant: "\(number) 的附件「\(name)」不見了。請從備份恢復；手裡有原來的檔案，再附一次就能補上",
      en:
        "the attachment '\(name)' of \(number) is gone. Restore it from a backup; if you have the very file, attaching it "
        + "again puts it back", at: Origin(file: path))
  }

  fileprivate static func attachmentAltered(_ path: String, of number: String, _ name: String) -> Discrepancy {
    Discrepancy(
      .attachmentAltered, "\(number) 的附件“\(name)”被改动过，或不是普通文件。请移走它，再从备份恢复；手里有原来的文件，再附一次就能补上",
      hant: "\(number) 的附件「\(name)」被改動過，或不是一般檔案。請移走它，再從備份恢復；手裡有原來的檔案，再附一次就能補上",
      en:
        "the attachment '\(name)' of \(number) was altered, or is no plain file. Move it away and restore it from a backup; "
        + "if you have the very file, attaching it again puts it back", at: Origin(file: path))
  }

  fileprivate static func attachmentUnused(_ path: String) -> Discrepancy {
    Discrepancy(
      .attachmentUnused, "没有单子有这个附件。多半是一次没有做完的 attach 留下的，没有妨碍；否则请查明来历",
      hant: "沒有單子有這個附件。多半是一次沒有做完的 attach 留下的，沒有妨礙；否則請查明來歷",
      en:
        "no form has this attachment. It is most likely left from an attach that was stopped, and does no harm; else find "
        + "out where it comes from", at: Origin(file: path), severity: .warning)
  }
}

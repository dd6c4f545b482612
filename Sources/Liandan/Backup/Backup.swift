public import Findings
import Register

/// A backup that was made of a register.
public struct Backup: Sendable {
  /// Its folder.
  public let path: String
  /// The identity of the register.
  public let register: String
  /// How many forms it holds.
  public let formCount: Int
  /// How many files were copied beside the database.
  public let copied: Int
  /// How many more files it shares with an earlier backup.
  public let linked: Int
  /// The size of all files.
  public let bytes: Int
  /// How many events the audit chain has.
  public let events: Int
  /// The hash of the last event.
  public let head: String
  /// What is wrong with the register, of which the backup is faithful.
  public let findings: [Finding]

  init(_ made: RegisterBackup) {
    (path, copied, linked, findings) = (made.path, made.copied, made.linked, made.findings)
    (register, formCount, bytes) = (made.note.register, made.note.forms, made.note.bytes)
    (events, head) = (made.note.events, made.note.head)
  }

  /// The backup as one JSON object.
  public var json: JSONValue {
    .object([
      ("backup", .string(path)), ("register", .string(register)), ("forms", .number("\(formCount)")),
      ("copied", .number("\(copied)")), ("linked", .number("\(linked)")), ("bytes", .number("\(bytes)")),
      ("events", .number("\(events)")), ("head", .string(head)),
      ("differences", .number("\(findings.count { $0.severity == .error })")),
    ])
  }

  /// The backup in two lines.
  public var text: LocalizedText {
    let files = copied + linked
    let (hans, hant, en) =
      linked == 0
      ? ("", "", "")
      : ("，其中 \(linked) 个与上次备份共用", "，其中 \(linked) 個與上次備份共用", ", \(linked) of them shared with the backup before")
    return LocalizedText(
      "\(path)\t\(formCount) 份表单，\(files) 个文件\(hans)，共 \(bytes) 字节\n  审计链 \(events) 条，最后一条 \(head)",
      hant: "\(path)\t\(formCount) 份表單，\(files) 個檔案\(hant)，共 \(bytes) 位元組\n  審計鏈 \(events) 條，最後一條 \(head)",
      en:
        "\(path)\t\(formCount) forms, \(files) files\(en), \(bytes) bytes\n  audit chain of \(events) events, the last "
        + head)
  }
}

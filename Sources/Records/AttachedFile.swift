public import Findings
public import Storage

/// What a file that is attached to a form is.
public enum AttachmentKind: String, Sendable, Hashable, CaseIterable {
  /// 扫描件: a picture of paper, such as the signed sheet.
  case scan
  /// 电子凭证: a voucher that was received as a file, which is itself the original.
  case voucher
  /// 其他: whatever else belongs to the form.
  case other

  /// The kind's name for people.
  public var label: LocalizedText {
    switch self {
    case .scan: LocalizedText("扫描件", hant: "掃描件", en: "scan")
    case .voucher: LocalizedText("电子凭证", hant: "電子憑證", en: "e-voucher")
    case .other: LocalizedText("其他", hant: "其他", en: "other")
    }
  }
}

/// A file that is attached to a form: kept byte for byte, known by its digest.
public struct AttachedFile: Sendable, Hashable {
  /// SHA-256 of the content.
  public let sha256: Digest
  /// The size in bytes.
  public let bytes: Int
  /// The name that it came under, without folders.
  public let name: String
  /// What it is.
  public let kind: AttachmentKind
  /// How many sheets or pages it has; `nil` where nobody knows.
  public let sheets: Int?
  /// The number of the e-invoice that it is; `nil` if it is none, or does not tell.
  public let invoice: String?

  /// Makes a record of a file.
  package init(
    sha256: Digest, bytes: Int, name: String, kind: AttachmentKind, sheets: Int?, invoice: String? = nil
  ) {
    (self.sha256, self.bytes, self.name, self.kind, self.sheets) = (sha256, bytes, name, kind, sheets)
    self.invoice = invoice
  }

  /// The folder of a register that holds all attached files.
  package static let root = "attached"

  /// The file's path in the folder of a register: `attached/1a/1a2b…`. Nothing in it comes from what a user typed.
  package static func path(of sha256: String) -> String { "\(root)/\(sha256.prefix(2))/\(sha256)" }

  /// The members by which the audit chain and JSON tell of it.
  package var members: [(String, JSONValue)] {
    [("name", .string(name)), ("kind", .string(kind.rawValue))]
      + (sheets.map { [("sheets", .number("\($0)"))] } ?? [])
      + (invoice.map { [("invoice", .string($0))] } ?? [])
      + [("sha256", .string(sha256.hex)), ("bytes", .number("\(bytes)"))]
  }
}

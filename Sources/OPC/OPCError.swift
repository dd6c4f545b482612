package import Findings
import Markup
import Zipping

/// Why a package was refused or could not be written.
package struct OPCError: ExplainedError, Hashable, CustomStringConvertible {
  /// The kind of trouble, for programs: a code of `ZipError`, or one of the codes in this module.
  package var code: FindingCode
  /// The file, as the caller named it.
  package var file: String
  /// The part concerned, where there is one.
  package var part: String?
  /// What is wrong and what to do, for people.
  package var message: LocalizedText

  /// Makes an error.
  package init(code: FindingCode, file: String, part: String? = nil, message: LocalizedText) {
    self.code = code
    self.file = file
    self.part = part
    self.message = message
  }

  /// File, part, code and message in English.
  package var description: String { "\(file)\(part.map { "!\($0)" } ?? ""): \(code): \(message.text(in: .en))" }
}

extension OPCError {
  init(_ error: ZipError, file: String) {
    self.init(code: error.code, file: file, part: error.member, message: error.message)
  }

  init(_ error: MarkupError, file: String) {
    self.init(code: .xmlRefused, file: file, part: error.name, message: error.message)
  }

  static func notAPackage(_ file: String, _ reason: LocalizedText) -> OPCError {
    OPCError(
      code: .opcNotAPackage, file: file,
      message: LocalizedText(
        "不是可用的 Office 文件（.docx、.xlsx）：\(reason.zhHans)。请用 Word、Excel 或 WPS 重新保存",
        hant: "不是可用的 Office 檔案（.docx、.xlsx）：\(reason.text(in: .zhHant))。請用 Word、Excel 或 WPS 重新儲存",
        en: "not a usable Office file (.docx, .xlsx): \(reason.text(in: .en)); save it again with Word, Excel or WPS"))
  }

  static func noSuchPart(_ name: PartName, _ file: String) -> OPCError {
    OPCError(
      code: .opcNoSuchPart, file: file, part: name.text,
      message: LocalizedText(
        "文件里没有部件 \(name.text)", hant: "檔案裡沒有部件 \(name.text)", en: "the file has no part \(name.text)"))
  }

  static func partExists(_ name: PartName, _ file: String) -> OPCError {
    OPCError(
      code: .opcPartExists, file: file, part: name.text,
      message: LocalizedText(
        "文件里已有部件 \(name.text)", hant: "檔案裡已有部件 \(name.text)",
        en: "the file already has a part \(name.text)"))
  }
}

package import Findings

/// Why an XML part was refused.
package struct MarkupError: ExplainedError, Hashable, CustomStringConvertible {
  /// The part or file, as the caller named it.
  package var name: String
  /// The line, counted from 1, where it is known.
  package var line: Int?
  /// The column in bytes, counted from 1, where it is known.
  package var column: Int?
  /// What is wrong and what to do, for people.
  package var message: LocalizedText

  /// Makes an error.
  package init(name: String, line: Int? = nil, column: Int? = nil, message: LocalizedText) {
    self.name = name
    self.line = line
    self.column = column
    self.message = message
  }

  /// Place and message in English.
  package var description: String {
    "\(name):\(line.map(String.init) ?? "-"):\(column.map(String.init) ?? "-"): \(message.text(in: .en))"
  }
}

extension MarkupError {
  static func empty(_ name: String) -> MarkupError {
    MarkupError(
      name: name,
      message: LocalizedText("“\(name)”是空的", hant: "「\(name)」是空的", en: "\"\(name)\" is empty"))
  }

  static func doctype(_ name: String) -> MarkupError {
    MarkupError(
      name: name,
      message: LocalizedText(
        "“\(name)”含有文档类型声明（DTD），办公文件不允许使用，已拒绝",
        hant: "「\(name)」含有文件類型宣告（DTD），辦公文件不允許使用，已拒絕",
        en: "\"\(name)\" has a document type declaration (DTD), which office files must not have: refused"))
  }

  static func encoding(_ name: String, _ encoding: String) -> MarkupError {
    MarkupError(
      name: name,
      message: LocalizedText(
        "“\(name)”的字符编码（\(encoding)）无法读取，请另存为 UTF-8",
        hant: "「\(name)」的字元編碼（\(encoding)）無法讀取，請另存為 UTF-8",
        en: "\"\(name)\" cannot be read in its encoding (\(encoding)); save it as UTF-8"))
  }

  static func tooLarge(_ name: String) -> MarkupError {
    MarkupError(
      name: name,
      message: LocalizedText(
        "“\(name)”过大，无法作为一份 XML 读取", hant: "「\(name)」過大，無法作為一份 XML 讀取",
        en: "\"\(name)\" is too large to be read as one XML document"))
  }
}

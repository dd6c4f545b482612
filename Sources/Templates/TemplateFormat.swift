/// The kinds of document that templates make. The raw value is the extension of their files.
public enum TemplateFormat: String, Sendable, Hashable, CaseIterable {
  /// A word-processing document, ISO 29500 WordprocessingML.
  case docx
  /// A workbook, ISO 29500 SpreadsheetML.
  case xlsx
}

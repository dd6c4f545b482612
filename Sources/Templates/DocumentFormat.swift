/// The kinds of document that templates make.
public enum DocumentFormat: String, Sendable, Hashable, CaseIterable {
  /// A word-processing document, ISO 29500 WordprocessingML.
  case docx
  /// A workbook, ISO 29500 SpreadsheetML.
  case xlsx
}

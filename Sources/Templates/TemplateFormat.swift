/// The kinds of document that templates make. The raw value is the extension of their files.
public enum TemplateFormat: String, Sendable, Hashable, CaseIterable {
  /// A word-processing document, ISO 29500 WordprocessingML.
  case docx
  /// A workbook, ISO 29500 SpreadsheetML.
  case xlsx

  /// What a template with this file extension makes: one in the formats of Office's own templates makes documents.
  package init?(templateExtension ending: String) {
    switch ending.lowercased() {
    case "docx", "dotx": self = .docx
    case "xlsx", "xltx": self = .xlsx
    default: return nil
    }
  }
}

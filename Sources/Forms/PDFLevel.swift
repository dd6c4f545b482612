/// The kinds of PDF that copies can be made as, by the levels of PDF/A.
public enum PDFLevel: String, Sendable, Hashable, CaseIterable {
  /// The look, and text that can be searched and copied.
  case a2u = "a-2u"
  /// Also the form's data, and its word-processing document, as files inside.
  case a3b = "a-3b"
  /// Also what each part of the page is, so that it can be read aloud: headings, tables, the order of reading.
  case a2a = "a-2a"
}

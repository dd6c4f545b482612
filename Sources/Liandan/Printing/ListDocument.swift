import Expressions
import Findings
import Fonts
import Forms
import PageGraphics
import Pages
import Storage

/// For whom and when a list is made.
struct ListOrigin {
  let company: CompanyProfile
  /// The day on which it is made.
  let day: CalendarDate
}

/// A list or report on fixed pages.
struct ListDocument {
  let format: FixedFormat
  let language: Language
  let origin: ListOrigin
  let style: ListSetter.Style

  /// `title` stands in the document's properties and in the margin of further pages.
  init(
    _ title: String, as format: FixedFormat, in language: Language, from origin: ListOrigin, _ sheet: ListSheet,
    foot: String, textSize: Int
  ) {
    self.format = format
    self.language = language
    self.origin = origin
    style = ListSetter.Style(
      sheet, title: title, foot: foot,
      stamp: origin.company.isSample ? CopyMarks.sampleText.text(in: language) : "", textSize: textSize)
  }

  /// Writes what `body` sets; it is called twice, the first time to count the pages.
  ///
  /// - Throws: a `FontError` if a font is missing, and what `body` and `sink` throw.
  func write(to sink: any ByteSink, _ body: (ListSetter) throws -> Void) throws {
    let fonts = try PageFontCache().fonts(language, for: format, of: origin.company, isWide: true)
    let writer = try format.writer(
      DocumentInformation(style.title, by: origin.company, on: origin.day, in: language), PageCaches(), to: sink,
      directory: MemorySpool())
    try ListSetter.set(style, language: language, fonts: fonts, body) { try writer.add($0) }
    try writer.finish(files: [])
  }
}

import Findings
import Forms
import PageGraphics
import Storage

/// Parts of forms on fixed pages, drawn once more into one document: fonts, grids and labels are there once. The document is
/// written as the parts come, so that memory does not grow with it.
struct FixedPagesFile: PrintContent {
  private let format: FixedFormat
  private let folder: PrintFolder
  private let records: RecordReader
  private let caches: PageCaches
  private let printer: PrinterChoice?
  private var begun: (file: any PendingFile, writer: any FixedPageWriter, language: Language)?
  private var keepers: Set<String> = []
  private var count = 0
  /// The round whose first page is still to come.
  private var round: LocalizedText?
  private var isInRounds = false

  /// `caches` are shared by the files of a list; `printer` is that for which pages are moved.
  init(
    _ format: FixedFormat, _ folder: PrintFolder, _ records: RecordReader, _ caches: PageCaches,
    _ printer: PrinterChoice?
  ) {
    (self.format, self.folder, self.records, self.caches) = (format, folder, records, caches)
    self.printer = printer
  }

  var size: Int { 0 }
  var pageCount: Int? { count }

  func size(of parts: [PrintPart]) -> Int { 0 }

  mutating func begin(_ round: LocalizedText) {
    self.round = round
    isInRounds = true
  }

  mutating func append(_ parts: [PrintPart], of form: IssuedForm) throws {
    let (numbered, drawn) = try draw(parts)
    let (writer, language) = try begin(with: parts, of: form)
    for (place, (part, pages)) in zip(parts, drawn).enumerated() {
      for (index, var page) in pages.enumerated() {
        if index == 0 {
          page.numbering = PageNumbering(prefix: "\(form.number)-\(part.id)/")
          page.bookmarks = bookmarks(numbered, parts, place, language)
        }
        try writer.add(printer?.moved(page) ?? page)
      }
      count += pages.count
    }
  }

  /// The pages of each part.
  private mutating func draw(_ parts: [PrintPart]) throws -> (form: NumberedForm, pages: [[FixedPage]]) {
    let copies = parts.map { part in
      switch part.content {
      case .copy(let copy): copy
      }
    }
    keepers.formUnion(copies.map(\.keeper))
    return try records.drawing(of: copies.map(\.stored))
  }

  private mutating func begin(
    with parts: [PrintPart], of form: IssuedForm
  ) throws -> (writer: any FixedPageWriter, language: Language) {
    if let begun { return (begun.writer, begun.language) }
    guard case .copy(let copy)? = parts.first?.content else { preconditionFailure("a form has parts") }
    let language = try records.language(of: copy.stored) ?? .zhHans
    let file = try folder.create(form.number)
    let writer = try format.writer(
      DocumentInformation("", of: form.schema, on: form.issuedOn, in: language), caches, to: file,
      directory: folder.spool(form.number))
    begun = (file, writer, language)
    return (writer, language)
  }

  /// The bookmarks of a part's first page: number and customer of the form above the names of its parts, or below the name of
  /// the round.
  private mutating func bookmarks(
    _ form: NumberedForm, _ parts: [PrintPart], _ place: Int, _ language: Language
  ) -> [Bookmark] {
    var bookmarks: [Bookmark] = []
    if place == 0 {
      if let round { bookmarks.append(Bookmark(round.text(in: language))) }
      round = nil
      bookmarks.append(Bookmark(form.knownBy(in: language), level: isInRounds ? .below : .top))
    }
    if !isInRounds, parts.count > 1 {
      bookmarks.append(Bookmark(parts[place].title.text(in: language), level: .below))
    }
    return bookmarks
  }

  mutating func finish(_ forms: PrintedForms) throws -> any PendingFile {
    guard let (file, writer, language) = begun else { preconditionFailure("a print file has a form") }
    func title(_ form: IssuedForm) -> String { form.schema.title.text(in: language) }
    let (first, last) = (forms.first, forms.last)
    let end = title(first) == title(last) ? last.number : "\(title(last)) \(last.number)"
    var information = DocumentInformation(
      "\(title(first)) \(first.number)" + (forms.count == 1 ? "" : " – \(end)"), of: last.schema, on: forms.lastDay,
      in: language)
    if forms.count == 1 { information.number = first.number }
    if keepers.count == 1 { information.keeper = keepers.first }
    writer.information = information
    try writer.finish(files: [])
    return file
  }
}

extension NumberedForm {
  /// The number, and whose the form is.
  fileprivate func knownBy(in language: Language) -> String {
    for field in schema.knownFields {
      guard let value = values[field.id] else { continue }
      return number + "　" + ValueText.text(value, field: field, schema: schema, language: language)
    }
    return number
  }
}

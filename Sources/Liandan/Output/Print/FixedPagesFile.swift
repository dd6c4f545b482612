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
  private let caches: PrintCaches
  private let printer: PrinterChoice?
  private let notice: @Sendable (LocalizedText) -> Void
  /// Whether it was told that something leaves the sheet: once for the file.
  private var isTold = false
  private var begun: (file: any PendingFile, writer: any FixedPageWriter, language: Language)?
  private var keepers: Set<String> = []
  private var count = 0
  /// The round whose first page is still to come.
  private var round: LocalizedText?
  private var isInRounds = false

  /// The sheets of labels on which pages are put, if they are labels.
  private var sheets: LabelSheets?

  /// `caches` are shared by the files of a list; `printer` is that for which pages are moved; `notice` hears of what it pushes
  /// over the edge.
  init(
    _ folder: PrintFolder, _ records: RecordReader, _ caches: PrintCaches, _ printer: PrinterChoice?,
    labels: LabelSheet?, _ notice: @escaping @Sendable (LocalizedText) -> Void
  ) {
    format = caches.enclosures.format
    (self.folder, self.records, self.caches, self.printer) = (folder, records, caches, printer)
    self.notice = notice
    sheets = labels.map { LabelSheets($0) }
  }

  var size: Int { 0 }
  var pageCount: Int? { count + (sheets?.isBegun == true ? 1 : 0) }

  func size(of parts: [PrintPart]) -> Int { 0 }

  mutating func begin(_ round: LocalizedText) {
    self.round = round
    isInRounds = true
  }

  mutating func append(_ parts: [PrintPart], of form: IssuedForm) throws {
    let (numbered, drawn) = try draw(parts)
    let (writer, language) = try begin(with: parts, of: form)
    if sheets != nil {
      for label in drawn.joined() {
        guard let full = sheets?.add(label) else { continue }
        try writer.add(moved(full, form.number))
        count += 1
      }
      return
    }
    for (place, (part, pages)) in zip(parts, drawn).enumerated() {
      for (index, var page) in pages.enumerated() {
        if index == 0 {
          page.numbering = PageNumbering(prefix: "\(form.number)-\(part.id)/")
          page.bookmarks = bookmarks(numbered, parts, place, language)
        }
        try writer.add(moved(page, form.number))
      }
      count += pages.count
    }
  }

  /// The page as it is printed.
  private mutating func moved(_ page: FixedPage, _ number: String) -> FixedPage {
    guard let printer else { return page }
    if !isTold, printer.pushesOut(page) {
      isTold = true
      notice(printer.pushedOut(of: number))
    }
    return printer.moved(page)
  }

  /// The pages of each part.
  private mutating func draw(_ parts: [PrintPart]) throws -> (form: NumberedForm, pages: [[FixedPage]]) {
    keepers.formUnion(parts.map(\.copy.keeper))
    return try records.drawing(of: parts, caches.enclosures)
  }

  private mutating func begin(
    with parts: [PrintPart], of form: IssuedForm
  ) throws -> (writer: any FixedPageWriter, language: Language) {
    if let begun { return (begun.writer, begun.language) }
    // A round without a part is never made.
    guard let copy = parts.first?.copy else { preconditionFailure("a form has parts") }
    let language = try records.variant(of: copy.stored)?.language ?? .zhHans
    let file = try folder.create(form.number)
    let writer = try format.writer(
      DocumentInformation("", of: form.schema, on: form.issuedOn, in: language), caches.pages, to: file,
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
    // Only files to which a form was added are finished.
    guard let (file, writer, language) = begun else { preconditionFailure("a print file has a form") }
    func title(_ form: IssuedForm) -> String { form.schema.title.text(in: language) }
    if let rest = sheets?.finish() {
      try writer.add(moved(rest, forms.last.number))
      count += 1
    }
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

/// What the print files of a list share.
struct PrintCaches: Sendable {
  let pages = PageCaches()
  let enclosures: EnclosureDrawers
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

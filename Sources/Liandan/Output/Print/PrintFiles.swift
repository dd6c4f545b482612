import Findings
import Forms
import Foundation
import Register
import Storage

/// The copies of many forms in files to be printed in one go (`--together`): form by form or copy by copy, each copy with its
/// own pages.
struct PrintFiles: CopySink {
  private let folder: PrintFolder
  private let selection: PrintSelection
  private let options: PrintFileOptions
  private let replacesFiles: Bool
  private let call: DeskCall
  private let caches: PrintCaches?
  /// For which pages are moved.
  private let printer: PrinterChoice?
  /// The files that lay in the folder before, by the number that they begin with.
  private let present: [Substring: String]
  private var records: RecordReader?
  private var run: PrintRun?
  private var sorting: (forms: SortedForms, all: PrintedForms?)?
  /// How many files were written.
  private var count = 0
  private var made: [PrintedFile] = []

  /// Files with what `selection` takes of forms; `schema` is that of all forms, if they are of one kind.
  ///
  /// Files must have a place in the folder, so that no number is taken for forms that cannot be laid out; it is made when the
  /// first form is about to be recorded.
  init(
    _ selection: PrintSelection, _ directory: String, _ call: DeskCall, _ schema: FormSchema?,
    _ options: PrintFileOptions, replacesFiles: Bool
  ) throws {
    _ = try OutputFolder(directory, call)
    let isFixed = selection.format.entry.pages != nil
    printer = try isFixed ? options.printer.map { try PrinterChoice($0, in: call.library.profile) } : nil
    folder = PrintFolder(
      directory: directory, store: call.world.store,
      ending: "\(printer?.suffix ?? "").\(selection.format.rawValue)")
    (self.selection, self.call, self.replacesFiles) = (selection, call, replacesFiles)
    self.options = options
    present = folder.present
    caches = selection.format.entry.pages.map { PrintCaches(enclosures: EnclosureDrawers($0)) }
    if !options.sortFields.isEmpty { sorting = (SortedForms(by: options.sortFields), nil) }
    if let schema { try check(schema) }
  }

  /// Refuses forms of a kind that has no such copy, or no such field to sort by.
  mutating func check(_ schema: FormSchema) throws {
    _ = try selection.suffix(for: schema)
    _ = try sorting?.forms.fields(in: schema)
  }

  mutating func open(_ records: RecordReader, list: Int?) { self.records = records }

  /// Refuses forms of whose numbers a file lies there already: it cannot be theirs, since they are new.
  func check(_ forms: [DrawnForm]) throws {
    if !forms.isEmpty { try folder.make() }
    if replacesFiles { return }
    for form in forms {
      if let name = present[form.form.number[...]] { throw PrintProblem.ofOthers("\(folder.directory)/\(name)") }
    }
  }

  mutating func add(_ form: inout IssuedForm) throws {
    guard sorting != nil else { return try lay(form) }
    try sorting?.forms.add(form)
    sorting?.all.add(form)
  }

  mutating func news() -> [IssueEvent] {
    defer { made = [] }
    return made.map { .joined($0) }
  }

  mutating func finish(_ list: Batch, _ tell: (IssueEvent) throws -> Void) throws { try finish(tell) }

  /// Writes the last file, of a sorted list all of them.
  mutating func finish(_ tell: (IssueEvent) throws -> Void) throws {
    if let records, let sorting {
      for number in sorting.forms.numbers {
        try lay(try records.issuedForm(number))
        for event in news() { try tell(event) }
        _ = try call.giveWay(records)
      }
    }
    try write()
    for event in news() { try tell(event) }
  }

  /// Adds a form to the file in hand.
  private mutating func lay(_ form: IssuedForm) throws {
    guard let records else { return }
    let rounds = try selection.rounds(of: form)
    if rounds.isEmpty { return }
    if run == nil { run = PrintRun(content(records), options.order) }
    try PrintProblem.explaining("\(folder.directory)/\(form.number)\(folder.ending)") { try run?.add(form, rounds) }
    guard let run else { return }
    if run.count >= options.formsPerFile || run.size > PrintFiles.textLimit { try write() }
  }

  private func content(_ records: RecordReader) -> any PrintContent {
    guard let caches else { return JoinedDocument(folder) }
    var labels = selection.labels
    // The places that were used before are those of the first sheet alone.
    if count > 0 { labels?.start = 1 }
    return FixedPagesFile(folder, records, caches, printer, labels: labels, call.notice)
  }

  /// A file is closed and another begun beyond this size of text: word processors open larger ones badly.
  private static let textLimit = 64 << 20

  /// Writes the file in hand, whole or not at all.
  private mutating func write() throws {
    guard let records, var run, let forms = run.forms else { return }
    self.run = nil
    count += 1
    let path = "\(folder.directory)/\(try name(of: forms))"
    try PrintProblem.explaining(path) {
      let file = try run.finish { number in
        let form = try records.issuedForm(number)
        return (form, try selection.rounds(of: form))
      }
      if let file { try name(file, path) }
    }
    made.append(PrintedFile(file: path, forms: run.places, pageCount: run.pageCount))
  }

  /// Gives a file its name, unless the same lies there already.
  private func name(_ file: any PendingFile, _ path: String) throws {
    let (digest, bytes) = try file.seal()
    if replacesFiles { return try file.replace(as: path) }
    switch try? folder.store.content(of: path, expecting: bytes) {
    case .file(digest): return
    case .file, .otherSize, .noFile: throw PrintProblem.taken(path)
    case .missing, nil: try file.commit(as: path)
    }
  }

  /// The name of a file: the numbers that it begins and ends with. Those of a sorted list have the numbers of the whole list, what
  /// it is sorted by, and their own place.
  private func name(of forms: PrintedForms) throws -> String {
    let suffix = try selection.suffix(for: forms.first.schema)
    guard let sorting, let all = sorting.all else { return forms.name + suffix + folder.ending }
    let files = (all.count - 1) / options.formsPerFile + 1
    let place = String(repeating: "0", count: max(0, "\(files)".count - "\(count)".count)) + "\(count)"
    return all.name + suffix + "-" + sorting.forms.ids.joined(separator: "-")
      + (files > 1 || count > 1 ? "-\(place)" : "") + folder.ending
  }
}

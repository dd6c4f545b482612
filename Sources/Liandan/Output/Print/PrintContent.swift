import Expressions
import Findings
import Forms
import Storage
import Templates

/// What a print file holds, while it is put together.
protocol PrintContent {
  /// How many bytes of text it holds, if there is a limit to that.
  var size: Int { get }
  /// How many pages it has, if that is known.
  var pageCount: Int? { get }

  /// How many bytes of text parts would add.
  func size(of parts: [PrintPart]) throws -> Int
  /// Notes that a round begins: what is added from now on are the parts of forms in one round each.
  mutating func begin(_ round: LocalizedText)
  /// Adds parts of a form behind the others.
  mutating func append(_ parts: [PrintPart], of form: IssuedForm) throws
  /// The file with all of it, not sealed yet.
  mutating func finish(_ forms: PrintedForms) throws -> any PendingFile
}

/// The forms of a print file, as its name and its properties tell of them.
struct PrintedForms {
  let first: IssuedForm
  private(set) var last: IssuedForm
  private(set) var count = 1
  /// The last day on which one of them was issued.
  private(set) var lastDay: CalendarDate

  fileprivate init(_ form: IssuedForm) {
    (first, last) = (form, form)
    lastDay = form.issuedOn
  }

  fileprivate mutating func add(_ form: IssuedForm) {
    last = form
    count += 1
    lastDay = max(lastDay, form.issuedOn)
  }

  /// The numbers, as names of files have them.
  var name: String { count == 1 ? first.number : "\(first.number)_\(last.number)" }
}

extension PrintedForms? {
  /// Adds a form, which may be the first.
  mutating func add(_ form: IssuedForm) {
    if self == nil { self = PrintedForms(form) } else { self?.add(form) }
  }
}

/// Where print files are made.
struct PrintFolder {
  let directory: String
  let store: any FileStore
  /// The ending of their names.
  let ending: String

  /// Makes the folder, unless it is there.
  func make() throws { try OutputFolder.make(directory, for: "--out", in: store) }

  /// Begins a file whose name is known when it is whole: it begins with this number.
  func create(_ number: String) throws -> any PendingFile {
    try make()
    return try store.create("\(directory)/\(number)\(ending)")
  }

  /// A place for what is needed until the file is whole.
  func spool(_ number: String) throws -> any ByteSpool {
    try make()
    return try store.spool(beside: "\(directory)/\(number)\(ending)")
  }

  /// The names of print files in the folder, by the numbers that they begin with.
  var present: [Substring: String] {
    let names = ((try? store.entries(of: directory)) ?? []).map(\.name).filter { $0.hasSuffix(ending) }
    return Dictionary(names.map { ($0.dropLast(ending.count).prefix { $0 != "_" }, $0) }, uniquingKeysWith: min)
  }
}

/// Documents of one Word template joined to one, each a section with its own pages.
struct JoinedDocument: PrintContent {
  private let folder: PrintFolder
  private var joiner = DocumentJoiner()

  init(_ folder: PrintFolder) { self.folder = folder }

  var size: Int { joiner.size }
  var pageCount: Int? { nil }

  func size(of parts: [PrintPart]) throws -> Int {
    try parts.reduce(0) { try $0 + DocumentJoiner.size(of: bytes(of: $1)) }
  }

  mutating func begin(_ round: LocalizedText) {}

  mutating func append(_ parts: [PrintPart], of form: IssuedForm) throws {
    for part in parts { try joiner.append(bytes(of: part)) }
  }

  mutating func finish(_ forms: PrintedForms) throws -> any PendingFile {
    let document = try joiner.finish() ?? []
    let file = try folder.create(forms.first.number)
    try file.write(document)
    return file
  }

  private func bytes(of part: PrintPart) throws -> [UInt8] {
    let copy = part.copy
    // An altered file is never handed out as the record.
    guard let bytes = try? folder.store.bytes(of: copy.file, upTo: copy.bytes), Digest(of: bytes) == copy.sha256
    else { throw RecordProblem.copy(copy.file) }
    return bytes
  }
}

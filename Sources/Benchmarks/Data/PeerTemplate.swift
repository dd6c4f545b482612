import Foundation
import OPC

/// The shipped Word template in the languages of other engines: same parts, same looks, a place for every text that
/// holds tags. Their places hold whole texts, ready made, so that they have less to do than Liandan.
struct PeerTemplate {
  /// A table row that is repeated.
  struct Table {
    /// The section's tag.
    var opening: String
    var name: String
    /// The texts of its cells.
    var cells: [String]
  }
  /// A text with tags, or a table, in the order of the document.
  enum Place {
    case text(String)
    case table(Table)
  }
  /// The languages.
  enum Dialect: String, CaseIterable {
    /// Jinja, for docxtpl.
    case jinja
    /// Merge fields, for docx-mailmerge2.
    case fields
    /// Texts to be replaced, for python-docx.
    case marks
  }

  /// The parts that data change, in the order in which their places are numbered.
  static let members = ["/word/document.xml", "/word/header1.xml", "/word/footer1.xml"]

  private let package: OPCPackage
  private let names: [PartName]
  /// The places of all parts, numbered through.
  private(set) var places: [Place] = []

  init(_ bytes: [UInt8]) throws {
    let package = try OPCPackage(reading: bytes, name: "return-record.docx")
    self.package = package
    names = PeerTemplate.members.compactMap { PartName($0) }.filter { package.part($0) != nil }
    for name in names {
      var scanner = PeerScanner(
        String(decoding: try package.bytes(of: name), as: UTF8.self), .marks, first: places.count)
      scanner.run()
      places += scanner.places
    }
  }

  /// The template for one engine.
  func bytes(_ dialect: Dialect) throws -> [UInt8] {
    var replacements: [PartName: [UInt8]] = [:]
    var first = 0
    for name in names {
      var scanner = PeerScanner(String(decoding: try package.bytes(of: name), as: UTF8.self), dialect, first: first)
      scanner.run()
      first += scanner.places.count
      replacements[name] = Array(scanner.out.utf8)
    }
    return try package.writing(replacements: replacements)
  }
}

/// Goes through a part and puts the marks of another engine where tags are.
private struct PeerScanner {
  private let dialect: PeerTemplate.Dialect
  private var rest: Substring
  private let first: Int
  private(set) var out = ""
  private(set) var places: [PeerTemplate.Place] = []
  /// The table whose row is being read, and where in `out` that row begins.
  private var table: PeerTemplate.Table?
  private var rowStart = 0
  private var isRowRead = false

  init(_ xml: String, _ dialect: PeerTemplate.Dialect, first: Int) {
    // A run that holds a tab between two texts becomes three.
    let text = "<w:t xml:space=\"preserve\">"
    let parted = xml.replacing("</w:t><w:tab/>" + text, with: "</w:t></w:r><w:r><w:tab/></w:r><w:r>" + text)
    (rest, self.dialect, self.first) = (parted[...], dialect, first)
  }

  /// A run never lies in another, and holds one text at most: the templates are made so.
  mutating func run() {
    while let start = rest.range(of: "<w:r>"), let end = rest[start.upperBound...].range(of: "</w:r>") {
      out += rest[..<start.lowerBound]
      let run = String(rest[start.lowerBound..<end.upperBound])
      out += replaced(run)
      rest = rest[end.upperBound...]
      if isRowRead { finishRow() }
    }
    out += rest
  }

  private mutating func replaced(_ run: String) -> String {
    guard let open = run.range(of: "<w:t xml:space=\"preserve\">"), let close = run.range(of: "</w:t>") else {
      return run
    }
    let range = open.upperBound..<close.lowerBound
    let text = String(run[range])
    guard text.contains("{{") else { return run }
    if table == nil, text.hasPrefix("{{#"), text.contains("|rows:") {
      table = PeerTemplate.Table(opening: text, name: String(text.dropFirst(3).prefix { $0 != "|" }), cells: [])
      rowStart =
        out.range(of: "<w:tr>", options: .backwards).map { out.utf8.distance(from: out.startIndex, to: $0.lowerBound) }
        ?? 0
      return run.replacingCharacters(in: range, with: "")
    }
    if table != nil, text.hasPrefix("{{/") {
      isRowRead = true
      return run.replacingCharacters(in: range, with: "")
    }
    let name: String
    if let table {
      name = "c\(table.cells.count)"
      self.table?.cells.append(text)
    } else {
      name = "t\(first + places.count)"
      places.append(.text(text))
    }
    return mark(name, run, range)
  }

  private func mark(_ name: String, _ run: String, _ range: Range<String.Index>) -> String {
    switch dialect {
    case .jinja: run.replacingCharacters(in: range, with: table == nil ? "{{ \(name) }}" : "{{ r.\(name) }}")
    case .marks: run.replacingCharacters(in: range, with: "⟦\(table.map { $0.name + "." } ?? "")\(name)⟧")
    case .fields:
      "<w:fldSimple w:instr=\" MERGEFIELD \(table.map { $0.name + "_" } ?? "")\(name) \">"
        + run.replacingCharacters(in: range, with: "«\(name)»") + "</w:fldSimple>"
    }
  }

  /// The row is read: its end is copied, and what Jinja needs around it is put there.
  private mutating func finishRow() {
    guard let table, let end = rest.range(of: "</w:tr>") else { return }
    places.append(.table(table))
    (self.table, isRowRead) = (nil, false)
    out += rest[..<end.upperBound]
    rest = rest[end.upperBound...]
    guard dialect == .jinja else { return }
    func row(_ statement: String) -> String {
      "<w:tr><w:tc><w:p><w:r><w:t>{%tr \(statement) %}</w:t></w:r></w:p></w:tc></w:tr>"
    }
    out += row("endfor")
    let start = out.utf8.index(out.startIndex, offsetBy: rowStart)
    out.insert(contentsOf: row("for r in \(table.name)"), at: start)
  }
}

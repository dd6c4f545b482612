import Findings
import SpreadsheetML
import Storage

/// `data/transmittal.xlsx` against the list that the records of the packet give: it is made again and compared.
struct TransmittalCheck {
  private let contents: PacketContents
  private let records: PacketRecords
  private let stories: AuditIndex

  init(_ contents: PacketContents, _ records: PacketRecords, _ stories: AuditIndex) {
    self.contents = contents
    self.records = records
    self.stories = stories
  }

  /// Says if the list, which has this digest, is another one.
  func check(
    _ digest: Digest?, _ log: inout PacketLog, _ spool: @escaping () throws -> any ByteSpool
  ) throws {
    var labels = try StatedLabels(contents, isNeeded: records.head.register == nil)
    var list = TransmittalList(try spool())
    for form in records.forms where BagName.isSafe(form.number) {
      let copies = records.copies(of: form.story).map { copy in
        let label = copy.label ?? labels.next(form.number, copy: "\(stories.schema(form.story)) \(copy.kind.copy)")
        return (label: label, pages: nil as Int?)
      }
      try list.add(form.number, title: form.title, closedOn: stories.closedOn(form.story), copies: copies)
    }
    let again = DigestedSpool(try spool())
    do {
      try list.write(
        to: again, records.head, accounts: records.accounts, span: stories.span, replacements: stories.replacements,
        spool: spool)
    } catch let error as ArchiveError where error.code == .transmittalFailed {
      // Texts that no cell can hold were never in a packet.
      return log.transmittalDiffers(nil)
    }
    let difference = try ListComparison.difference(of: PacketContents.transmittal, digest, again, contents, spool)
    if let difference { log.transmittalDiffers(difference.part) }
  }
}

/// The labels of copies that a list of version 1.0.0 states: nothing else in its packet tells them.
private struct StatedLabels {
  private var rows: [(number: String, label: String)] = []
  private var known: [String: String] = [:]
  private var place = 0
  /// Larger lists are not read for it.
  private static let limit = 64 << 20

  init(_ contents: PacketContents, isNeeded: Bool) throws {
    guard isNeeded, let bytes = try contents.text(PacketContents.transmittal, limit: StatedLabels.limit),
      let book = try? WorkbookReader(bytes, name: PacketContents.transmittal)
    else { return }
    for sheet in book.sheets.indices.dropLast() {
      try? book.rows(ofSheet: sheet) { row in
        rows.append((StatedLabels.text(row, 2), StatedLabels.text(row, 4)))
        return true
      }
    }
  }

  /// The label in the next row of this number; a copy has one label throughout.
  mutating func next(_ number: String, copy: String) -> String {
    while place < rows.count {
      place += 1
      guard rows[place - 1].number == number else { continue }
      let label = known[copy] ?? rows[place - 1].label
      known[copy] = label
      return label
    }
    return known[copy] ?? ""
  }

  private static func text(_ row: SheetRow, _ column: Int) -> String {
    guard let cell = row.cells.first(where: { $0.reference.column == column }), case .text(let text) = cell.content
    else { return "" }
    return text
  }
}

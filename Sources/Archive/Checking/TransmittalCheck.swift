import Findings
import SpreadsheetML
import Storage
import Zipping

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
    if again.digest == digest { return }
    // Another version of the compressor packs the same parts in other bytes.
    let stated = try spool()
    let isWhole = try contents.stream(PacketContents.transmittal) { try stated.write(Array($0)) }
    guard isWhole, let found = try TransmittalCheck.parts(stated) else { return log.transmittalDiffers(nil) }
    let expected = try TransmittalCheck.parts(again.spool) ?? [:]
    if found == expected { return }
    let names = Set(found.keys).union(expected.keys).sorted(by: BagName.precedes)
    log.transmittalDiffers(names.first { found[$0] != expected[$0] })
  }

  /// The digests of the parts of a workbook; `nil` if it is none that can be read.
  private static func parts(_ spool: any ByteSpool) throws -> [String: Digest]? {
    do {
      var limits = ZipLimits.standard
      limits.memberBytes = 4 << 30
      limits.totalBytes = 16 << 30
      let file = try ZipFile(SpoolSource(spool), limits: limits)
      let reader = try file.reader()
      var walk = file.members()
      var parts: [String: Digest] = [:]
      var buffer = [UInt8](repeating: 0, count: 1 << 16)
      while let entry = try walk.next() {
        var digest = RunningDigest()
        try reader.stream(entry, buffer: &buffer) { digest.update($0) }
        parts[entry.name] = digest.digest
      }
      return parts
    } catch is ZipError { return nil }
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

/// A spool that digests what it takes.
private final class DigestedSpool: ByteSink {
  let spool: any ByteSpool
  private var running = RunningDigest()

  init(_ spool: any ByteSpool) { self.spool = spool }

  var digest: Digest { running.digest }

  func write(_ bytes: [UInt8]) throws {
    running.update(bytes)
    try spool.write(bytes)
  }
}

/// What was laid aside, to be read at any place.
private final class SpoolSource: ByteSource {
  private let spool: any ByteSpool
  init(_ spool: any ByteSpool) { self.spool = spool }
  var count: Int { spool.count }
  func read(at offset: Int, into buffer: UnsafeMutableRawBufferPointer) throws {
    var place = 0
    try spool.replay(offset..<offset + buffer.count) { piece in
      UnsafeMutableRawBufferPointer(rebasing: buffer[place...]).copyBytes(from: piece)
      place += piece.count
    }
  }
}

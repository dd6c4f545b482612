import SpreadsheetML

/// Writes what follows a worksheet's rows, references moved to where their rows went.
struct TailWriter {
  let map: RowMap
  let place: FormulaLocation
  let gathered: GatheredAttachments
  let prefix: String

  func append(_ piece: SheetTail, to out: inout [UInt8]) {
    switch piece {
    case .bytes(let bytes): out += bytes
    case .headerFooter: break
    case .drawing:
      if let id = gathered.drawingID, !gathered.anchors.isEmpty {
        out += "<\(prefix)drawing xmlns:dr=\"\(GatheredAttachments.links)\" dr:id=\"\(id)\"/>".utf8
      }
    case .gathered(let kind, let before, let after): append(kind, before: before, after: after, to: &out)
    case .range(let pieces, let range):
      guard let rows = map.cover(of: range.rows) else { return }
      append(pieces, [range.inRows(rows)], top: range.first.row, to: &out)
    case .ranges(let pieces, let ranges):
      let moved = ranges.flatMap { range in map.joinedRanges(of: range.rows).map { range.inRows($0) } }
      if let first = ranges.first, !moved.isEmpty { append(pieces, moved, top: first.first.row, to: &out) }
    case .iterations(let pieces, let range):
      for rows in map.ranges(of: range.rows) {
        append(pieces, [range.inRows(rows)], top: range.first.row, to: &out)
      }
    case .group(let before, let hasCount, let pieces, let after):
      var inner: [UInt8] = []
      var count = 0
      for piece in pieces {
        let start = inner.count
        append(piece, to: &inner)
        if inner.count > start { count += 1 }
      }
      if inner.isEmpty { return }
      out += before
      if hasCount { out += " count=\"\(count)\"".utf8 }
      out.append(UInt8(ascii: ">"))
      out += inner
      out += after
    }
  }

  private func append(_ kind: SheetTail.Gathering, before: [UInt8], after: [UInt8], to out: inout [UInt8]) {
    let bytes =
      switch kind {
      case .merges: gathered.merges.bytes
      case .links: gathered.links
      case .breaks: gathered.breaks.sorted { $0.row < $1.row }.flatMap(\.bytes)
      }
    if bytes.isEmpty { return }
    out += before
    switch kind {
    case .merges: out += " count=\"\(gathered.merges.count)\"".utf8
    case .links: break
    case .breaks:
      let manual = gathered.breaks.count { $0.isManual }
      out += " count=\"\(gathered.breaks.count)\" manualBreakCount=\"\(manual)\"".utf8
    }
    out.append(UInt8(ascii: ">"))
    out += bytes
    out += after
  }

  private func append(_ pieces: [TailPiece], _ ranges: [CellRange], top: Int, to out: inout [UInt8]) {
    for piece in pieces {
      switch piece {
      case .bytes(let bytes): out += bytes
      case .ranges:
        for (index, range) in ranges.enumerated() {
          if index > 0 { out.append(0x20) }
          range.append(to: &out)
        }
      case .formula(let formula):
        var place = place
        place.frames = frames(around: ranges[0].first.row, template: top)
        place.fixesOutside = true
        formula.append(at: place, to: &out)
      }
    }
  }

  /// The iterations in which the first cell of the ranges stands: its formulas are written for that cell, and programs carry
  /// them over to the others.
  private func frames(around row: Int, template: Int) -> [IterationFrame] {
    var frames: [IterationFrame] = []
    var section = map.plan.section(around: template...template)
    while section > 0 {
      if let rows = map.iteration(of: section, holding: row) {
        frames.insert(IterationFrame(section: section, rows: rows, iteration: 0), at: 0)
      }
      section = map.plan.sections[section].parent
    }
    return frames
  }
}

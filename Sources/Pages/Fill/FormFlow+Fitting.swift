import Findings
import PageGraphics
import Typesetting

/// Long texts: rows grow as far as their page has room; what is left goes on in an annex (附页), and is never cut off.
extension FormFlow {
  /// Gives every row the height that its texts need, or as much as there is.
  mutating func fitRows(in template: PageTemplate, setter: LineSetter) {
    let room = template.area.size.height
    var total = headHeight
    for item in items { total += FormFlow.height(item) }
    let isSingle = total <= room && !items.contains { if case .pageBreak = $0 { true } else { false } }
    // A form of several pages has room; no row takes more than half a page, so that none is alone on one.
    var free = isSingle ? room - total : .max / 2
    let most = isSingle ? room : room / 2
    var annex: [(label: String, text: SetLine)] = []
    for index in items.indices {
      guard case .row(var row) = items[index] else { continue }
      let need = row.need
      if need <= row.height { continue }
      // Rows of a repeat push the form on to further pages; other rows keep it on its page.
      let isFree = row.row.repeated != nil
      let height = isFree ? min(need, most) : min(need, most, row.height + free)
      if !isFree { free -= max(0, height - row.height) }
      row.height = max(row.height, height)
      if row.height < need { cut(&row, template, setter, &annex) }
      items[index] = .row(row)
    }
    dropBlankRows(room: room)
    add(annex, template, setter)
  }

  /// Empty rows fill a table; they do not make a form longer than a page.
  private mutating func dropBlankRows(room: Int) {
    var total = items.reduce(headHeight) { $0 + FormFlow.height($1) }
    for index in items.indices.reversed() where total > room {
      guard case .row(let row) = items[index], row.isBlank else { continue }
      total -= row.height
      items.remove(at: index)
    }
  }

  /// Takes from a row what has no room in it.
  private func cut(
    _ row: inout FilledRow, _ template: PageTemplate, _ setter: LineSetter,
    _ annex: inout [(label: String, text: SetLine)]
  ) {
    for index in row.cells.indices {
      let cell = row.row.cells[index]
      let filled = row.cells[index]
      guard filled.height(in: cell) > row.height,
        let longest = filled.lines.indices.max(by: { one, other in
          filled.lines[one].height < filled.lines[other].height
        })
      else { continue }
      let line = filled.lines[longest]
      let others = filled.height(in: cell) - line.height
      let remark = setter.set(
        AnnexWords.seeAnnex(annex.count + 1).text(in: template.language), size: cell.size, width: cell.room,
        height: cell.lineHeight)
      var kept = 0, height = 0
      for set in line.text.lines {
        if height + set.height + remark.height + others > row.height { break }
        height += set.height
        kept += 1
      }
      let rest = line.characters[line.start(ofLine: kept)...]
      annex.append(
        (
          cell.label,
          setter.set(
            String(String.UnicodeScalarView(rest)), size: template.textSize, width: template.area.size.width,
            height: .exact(template.textSize * 3 / 2))
        ))
      row.cells[index].lines[longest] = line.prefix(kept)
      row.cells[index].lines.insert(remark, at: longest + 1)
    }
  }

  private mutating func add(
    _ annex: [(label: String, text: SetLine)], _ template: PageTemplate, _ setter: LineSetter
  ) {
    if annex.isEmpty { return }
    let width = template.area.size.width
    items.append(.pageBreak)
    items.append(
      .text(
        setter.set(
          AnnexWords.annex.text(in: template.language), style: .title, size: template.textSize, width: width,
          alignment: .center), before: 0))
    for (index, part) in annex.enumerated() {
      items.append(
        .text(
          setter.set(
            AnnexWords.part(index + 1, of: part.label).text(in: template.language), style: .title,
            size: template.textSize, width: width), before: 4_000))
      // Each line by itself, so that the text goes on from page to page.
      for line in 0..<part.text.lineCount { items.append(.text(part.text.line(line), before: 0)) }
    }
  }
}

/// The words of what goes on in an annex.
enum AnnexWords {
  static let annex = LocalizedText("附页", hant: "附頁", en: "Annex")

  static func seeAnnex(_ number: Int) -> LocalizedText {
    LocalizedText("（见附页 \(number)）", hant: "（見附頁 \(number)）", en: "(goes on in annex \(number))")
  }

  static func part(_ number: Int, of label: String) -> LocalizedText {
    LocalizedText("\(number)　\(label)（续）", hant: "\(number)　\(label)（續）", en: "\(number)  \(label) (continued)")
  }
}

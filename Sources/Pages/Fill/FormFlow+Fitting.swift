import Findings
import PageGraphics
import Typesetting

/// Long texts: rows grow as far as their page has room; what is left goes on in an annex (附页), and is never cut off.
extension FormFlow {
  /// What goes on in the annex, and what it is called.
  typealias Annex = [(label: String, text: SetLine)]

  /// Gives every row the height that its texts need, or as much as there is.
  mutating func fitRows(in template: PageTemplate, setter: LineSetter) {
    var annex: Annex = []
    cutHead(template, setter, &annex)
    var start = 0
    var room = template.area.size.height - headHeight
    while true {
      let end = items[start...].firstIndex { if case .pageBreak = $0 { true } else { false } } ?? items.count
      let count = items.count
      fit(start..<end, room: room, template, setter, &annex)
      if end == count { break }
      start = end - (count - items.count) + 1
      room = template.area.size.height
    }
    add(annex, template, setter)
  }

  /// Fits the rows between two page breaks.
  private mutating func fit(
    _ part: Range<Int>, room: Int, _ template: PageTemplate, _ setter: LineSetter, _ annex: inout Annex
  ) {
    var total = height(of: part)
    let isSingle = total <= room
    // What takes several pages has room; no row takes more than half a page, so that none is alone on one.
    var free = isSingle ? room - total : .max / 2
    let whole = template.area.size.height
    let most = isSingle ? room : whole / 2
    for index in part {
      guard case .row(var row) = items[index] else { continue }
      let need = row.need
      if need <= row.height { continue }
      // Rows of a repeat push the form on to further pages; other rows keep it on its page.
      let isFree = row.row.repeated != nil
      let height = isFree ? min(need, most) : min(need, most, row.height + free)
      if !isFree { free -= max(0, height - row.height) }
      row.height = max(row.height, height)
      if row.height < need {
        FormFlow.cut(&row, template, setter, &annex)
        // Labels are not parted, and in a narrow cell even the remark that it goes on may take more lines than there were.
        row.height = max(row.height, min(row.need, whole))
      }
      items[index] = .row(row)
    }
    // Empty rows fill a table; they do not make a form longer than a page.
    total = height(of: part)
    for index in part.reversed() where total > room {
      guard case .row(let row) = items[index], row.isBlank else { continue }
      total -= row.height
      items.remove(at: index)
    }
  }

  private func height(of part: Range<Int>) -> Int {
    var height = 0
    for index in part { height += FormFlow.height(items[index]) }
    return height
  }

  /// Takes from a row what has no room in it.
  private static func cut(
    _ row: inout FilledRow, _ template: PageTemplate, _ setter: LineSetter, _ annex: inout Annex
  ) {
    for (index, cell) in row.row.cells.enumerated() where !cell.isConstant {
      let longest = row.cells[index].lines.indices.sorted {
        row.cells[index].lines[$0].height > row.cells[index].lines[$1].height
      }
      var remarks: [Int: SetLine] = [:]
      for place in longest {
        let height = row.cells[index].height(in: cell) + remarks.values.reduce(0) { $0 + $1.height }
        if height <= row.height { break }
        let line = row.cells[index].lines[place]
        let remark = setter.set(
          AnnexWords.seeAnnex(annex.count + 1).text(in: template.language), size: min(cell.size, cell.room / 500 * 500),
          width: cell.room,
          height: cell.lineHeight)
        let (kept, rest) = FormFlow.parted(
          line, room: row.height - (height - line.height) - remark.height, template, setter)
        annex.append((cell.labels[place], rest))
        row.cells[index].lines[place] = kept
        remarks[place] = remark
      }
      for (place, remark) in remarks.sorted(by: { $0.key > $1.key }) {
        row.cells[index].lines.insert(remark, at: place + 1)
      }
    }
  }

  /// The lines of a text that have room, and the rest, set for the annex.
  private static func parted(
    _ line: SetLine, room: Int, _ template: PageTemplate, _ setter: LineSetter
  ) -> (kept: SetLine, rest: SetLine) {
    var kept = 0, height = 0
    for set in line.text.lines {
      if height + set.height > room { break }
      height += set.height
      kept += 1
    }
    return (
      line.prefix(kept),
      setter.set(
        line.words(fromLine: kept), size: template.textSize, width: template.area.size.width,
        height: .exact(template.textSize * 3 / 2))
    )
  }

  /// Keeps the line of day and filler short, so that the first page has room for the form.
  private mutating func cutHead(
    _ template: PageTemplate, _ setter: LineSetter, _ annex: inout Annex
  ) {
    guard var head, head.left.lineCount > FormFlow.headLines else { return }
    let left = head.left
    let room = left.text.lines.prefix(FormFlow.headLines).reduce(0) { $0 + $1.height }
    let (kept, rest) = FormFlow.parted(left, room: room, template, setter)
    annex.append((AnnexWords.head.text(in: template.language), rest))
    let remark = setter.set(
      AnnexWords.seeAnnex(annex.count).text(in: template.language), size: template.textSize,
      width: template.area.size.width)
    head.left = kept
    head.greeting.insert(FilledGreeting(line: remark, isConstant: false), at: 0)
    head.height += max(kept.height, head.right.height) - left.height + remark.height + 2_000
    self.head = head
  }

  /// How many lines of day and filler a page has at most.
  private static let headLines = 3

  private mutating func add(
    _ annex: Annex, _ template: PageTemplate, _ setter: LineSetter
  ) {
    if annex.isEmpty { return }
    let width = template.area.size.width
    items.append(.pageBreak)
    items.append(
      .text(
        setter.set(
          AnnexWords.annex.text(in: template.language), style: .title, size: template.textSize, width: width,
          alignment: .center), before: 0, .annex))
    for (index, part) in annex.enumerated() {
      items.append(
        .text(
          setter.set(
            AnnexWords.part(index + 1, of: part.label).text(in: template.language), style: .title,
            size: template.textSize, width: width), before: 4_000, .heading))
      // Each line by itself, so that the text goes on from page to page.
      for line in 0..<part.text.lineCount { items.append(.text(part.text.line(line), before: 0, .line)) }
    }
  }
}

/// The words of what goes on in an annex.
enum AnnexWords {
  static let head = LocalizedText("表头", hant: "表頭", en: "Head")
  static let annex = LocalizedText("附页", hant: "附頁", en: "Annex")

  static func pages(_ count: Int) -> LocalizedText {
    LocalizedText("附页 \(count) 页", hant: "附頁 \(count) 頁", en: "Annex pages: \(count)")
  }

  static func seeAnnex(_ number: Int) -> LocalizedText {
    LocalizedText("（见附页 \(number)）", hant: "（見附頁 \(number)）", en: "(goes on in annex \(number))")
  }

  static func part(_ number: Int, of label: String) -> LocalizedText {
    LocalizedText("\(number)　\(label)（续）", hant: "\(number)　\(label)（續）", en: "\(number)  \(label) (continued)")
  }
}

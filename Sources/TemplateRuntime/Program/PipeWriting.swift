import Expressions
import Findings
package import TemplateLanguage

extension Pipe {
  /// Writes the value out; `false`, with nothing written, if this step leaves such a value as it is.
  func write(_ cell: Cell, of data: TemplateData, to out: inout [UInt8]) -> Bool {
    switch (self, cell.kind) {
    case (.fallback(let text), _):
      if cell.isTruthy { return false }
      out.append(contentsOf: text.utf8)
    case (.boxes(let style), .choice):
      data.choices(cell).appendBoxes(style, ticked: data.lists.picks[cell.range], to: &out)
    case (.boxes(let style), .boolean):
      let words = [true, false].map { style.glyph($0 == cell.isTruthy) + data.word($0) }
      out += words.joined(separator: " ").utf8
    case (.tick(let id, let style, let place), _):
      style.append(id.map { data.has($0, at: place, cell) } ?? cell.isTruthy, to: &out)
    case (_, .empty): return false
    case (.date(let pattern), _):
      guard let (moment, isDay) = data.moment(cell) else { return false }
      DatePattern.append(moment, pattern ?? (isDay ? data.datePattern : data.momentPattern), to: &out)
    case (.money(let sign), _):
      guard let number = data.exactNumber(cell) else { return false }
      if number.isNegative { out.append(UInt8(ascii: "-")) }
      out.append(contentsOf: sign.utf8)
      number.magnitude.append(places: 2, grouping: true, to: &out)
    case (.rmb(let traditional), _):
      guard let number = data.exactNumber(cell),
        let words = RMB.uppercase(number, traditional: traditional ?? (data.language == .zhHant))
      else { return false }
      out.append(contentsOf: words.utf8)
    case (.mask, _): out.append(contentsOf: Masking.mask(data.text(cell)).utf8)
    case (.label, _): data.append(cell, to: &out)
    case (.upper, _): out.append(contentsOf: data.text(cell).uppercased().utf8)
    case (.boxes, _): return false
    }
    return true
  }
}

extension TemplateData {
  /// Sends a value through pipes. What comes out is appended if the last step wrote it out; otherwise it is returned, with the
  /// data that it belongs to.
  package func append(
    _ cell: Cell, through pipes: ArraySlice<Pipe>, to out: inout [UInt8]
  ) -> (cell: Cell, data: TemplateData)? {
    guard let pipe = pipes.first else { return (cell, self) }
    let rest = pipes.dropFirst()
    if rest.isEmpty { return pipe.write(cell, of: self, to: &out) ? nil : (cell, self) }
    var text: [UInt8] = []
    guard pipe.write(cell, of: self, to: &text) else { return append(cell, through: rest, to: &out) }
    let written = TemplateData(text: text, language)
    return written.append(written.root, through: rest, to: &out)
  }
}

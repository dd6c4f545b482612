import TemplateLanguage
import TemplateRuntime

/// What stands behind the rows of a worksheet.
extension SheetRunner {
  /// A piece behind the rows as it was written, if it depends on nothing but the layout.
  func constantBytes(of piece: SheetTail) -> [UInt8]? {
    switch piece {
    case .gathered(.merges, _, _), .gathered(.breaks, _, _): break
    case .gathered, .range, .ranges, .iterations, .bytes, .group, .headerFooter, .drawing: return nil
    }
    var out: [UInt8] = []
    TailWriter(map: map, place: place, gathered: gathered, prefix: prefix).append(piece, to: &out)
    return out
  }

  /// Writes a piece that stands behind the rows.
  mutating func write(_ piece: SheetTail, _ state: inout RenderState) throws(TemplateError) {
    switch piece {
    case .headerFooter(let program, let before, let after):
      text.value(before)
      try cellText.run(program, in: &state)
      text.value(HeaderFooterText.finished(cellText.out))
      text.value(after)
    default:
      let start = text.values.count
      TailWriter(map: map, place: place, gathered: gathered, prefix: prefix).append(piece, to: &text.values)
      text.endValue(from: start)
    }
  }
}

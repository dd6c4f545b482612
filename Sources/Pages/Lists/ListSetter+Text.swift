import PageGraphics
import Typesetting

/// Titles and paragraphs.
extension ListSetter {
  /// The title of the whole.
  package func title(_ text: String) throws {
    try lines(setter.set(text, style: .title, size: 16_000, width: area.size.width, alignment: .center), after: 4_000)
  }

  /// A heading, which does not stand alone at the end of a page.
  package func heading(_ text: String) throws {
    let line = setter.set(text, style: .title, size: 12_000, width: area.size.width)
    let before = y == 0 ? 0 : 10_000
    if try !makeRoom(before + line.height + 60_000) { y += before }
    try lines(line, after: 4_000)
  }

  /// A paragraph.
  package func paragraph(_ text: String, _ alignment: LineAlignment = .left, before: Int = 0) throws {
    if y > 0 { y += before }
    try lines(
      setter.set(text, size: style.textSize, width: area.size.width, alignment: alignment), after: 3_000)
  }

  private func lines(_ text: SetLine, after: Int) throws {
    for index in 0..<text.lineCount {
      let line = text.line(index)
      try makeRoom(line.height)
      if draws {
        texts.draw(
          line, at: PagePoint(x: area.origin.x, y: area.origin.y + y), width: area.size.width, into: &drawing)
      }
      take(line.height)
    }
    y += after
  }
}

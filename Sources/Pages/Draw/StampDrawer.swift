import PageGraphics
import Typesetting

/// Draws what is stamped across a sheet.
struct StampDrawer {
  /// The sheet between its margins.
  let area: PageArea
  let texts: TextDrawer

  /// Words rise to the right.
  private static let turn = -25_000

  /// The word of a void form or a sample across the sheet, below it since when, who said so and why.
  func draw(_ words: [String], _ drawing: inout Drawing) {
    guard let word = words.first else { return }
    let middle = PagePoint(x: area.origin.x + area.size.width / 2, y: area.origin.y + area.size.height / 2)
    let setter = LineSetter(fonts: texts.fonts)
    func set(_ size: Int) -> SetLine { setter.set(word, style: .title, look: .stamp, size: size, width: .max / 4) }
    var size = min(area.size.width, area.size.height) * 28 / 100
    // A long word, as English ones are, stays within the margins.
    size = min(size, size * area.size.width * 9 / 10 / max(1, set(size).text.width))
    texts.draw(set(size), turned: StampDrawer.turn, at: middle, below: 0, into: &drawing)
    let rest = words.dropFirst().joined(separator: "　")
    if rest.isEmpty { return }
    let small = [14_000, 10_500, 9_000, 7_500].map { size in
      setter.set(rest, style: .title, look: .stamp, size: size, width: .max / 4)
    }
    let fitting = small.first { $0.text.width <= area.size.width * 9 / 10 } ?? small[small.count - 1]
    texts.draw(fitting, turned: StampDrawer.turn, at: middle, below: size * 62 / 100, into: &drawing)
  }
}

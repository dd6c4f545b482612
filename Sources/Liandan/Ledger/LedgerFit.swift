import Findings
import Pages

/// The size of text in which a page of a ledger holds its lines, so that its sums stand below them. Widths and heights are
/// twentieths of a point, and estimated: a Chinese character takes an em, another half of one.
struct LedgerFit {
  /// The size of text where there is room, in half points.
  static let usual = 19
  /// The size of the lines' text.
  let halfPoints: Int
  /// The least height of a line, if there is room for more than its text.
  let rowHeight: Int?
  /// How many lines are left blank.
  let blanks: Int

  /// The sizes that are tried, and the least in which a word is kept together.
  private static let sizes = [usual, 17, 15, 13, 12]
  private static let leastOfWord = 11
  /// The distance of text from both edges of a cell.
  private static let padding = 2 * 57

  /// `rows` have `widths`; besides them so many `blanks` are wanted.
  init(_ rows: [[ListCell]], _ widths: [Int], blanks: Int, lineHeight: Int, room: Int) {
    func needed(_ size: Int, least: Int) -> Int {
      rows.reduce(0) { $0 + max(least, LedgerFit.height(of: $1, widths, halfPoints: size)) }
    }
    let whole = needed(LedgerFit.usual, least: lineHeight)
    if whole <= room {
      (halfPoints, rowHeight) = (LedgerFit.usual, lineHeight)
      self.blanks = min(blanks, (room - whole) / lineHeight)
      return
    }
    // What is too much in the least size goes on on a further page.
    let size = LedgerFit.sizes.first { needed($0, least: 0) <= room }
    (halfPoints, rowHeight) = (size ?? LedgerFit.usual, size == nil ? lineHeight : nil)
    self.blanks = 0
  }

  /// The height of a row.
  static func height(of cells: [ListCell], _ widths: [Int], halfPoints: Int) -> Int {
    zip(cells, widths).reduce(0) { height, pair in
      let (cell, width) = pair
      let size = size(halfPoints, of: cell, width: width)
      let text = cell.mark.isEmpty ? cell.text : cell.text + " " + cell.mark
      let room = max(1, width - padding)
      // Lines are not filled to their ends.
      let lines = max(1, (TextWidth.columns(text) * 5 * size * 11 / 10 + room - 1) / room)
      return max(height, lines * size * 27 / 2 + 20)
    }
  }

  /// The size in which the widest word of a cell is not broken.
  static func size(_ halfPoints: Int, of cell: ListCell, width: Int) -> Int {
    let words = cell.text.split { !$0.isASCII || !$0.isLetter && !$0.isNumber }
    let widest = (words.map(\.utf8.count).max() ?? 0) * 11 / 2
    guard widest * halfPoints > width - padding else { return halfPoints }
    let small = (width - padding) / widest
    return small >= leastOfWord ? small : halfPoints
  }
}

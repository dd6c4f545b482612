package import PageGraphics

/// The paper of a list: A4 with its margins.
package struct ListSheet: Sendable {
  package let size: PageSize
  /// The area between the margins.
  package let area: PageArea
  /// The width and height between the margins.
  package var width: Int { area.size.width }
  package var height: Int { area.size.height }

  /// A4 upright, or across where a list has many columns.
  package init(isAcross: Bool) {
    let (long, short) = (Millipoints.millimetres(297), Millipoints.millimetres(210))
    let side = Millipoints.millimetres(15), end = Millipoints.millimetres(18)
    // The side on which sheets are bound is wider.
    let bound = Millipoints.millimetres(20)
    size = isAcross ? PageSize(width: long, height: short) : PageSize(width: short, height: long)
    area = PageArea(x: bound, y: end, width: size.width - bound - side, height: size.height - 2 * end)
  }
}

/// A column of a table.
package struct ListColumn: Sendable {
  package var title: String
  package var alignment: LineAlignment
  /// Whether its texts are not to be broken: numbers and days.
  package var isRigid: Bool
  /// In millipoints.
  package var width: Int

  package init(_ title: String, _ alignment: LineAlignment = .left, isRigid: Bool = false, width: Int) {
    self.title = title
    self.alignment = alignment
    self.isRigid = isRigid
    self.width = width
  }

  /// The columns as wide as the sheet: all in proportion where there is room for what they want; else what is not to be broken
  /// gets what it wants, and of the others the widest give way.
  package static func fitted(_ columns: [ListColumn], into width: Int) -> [ListColumn] {
    let wanted = columns.map { max($0.width, 1) }
    let sum = wanted.reduce(0, +)
    var widths = wanted
    if sum <= width {
      widths = wanted.map { $0 * width / sum }
    } else {
      let rigid = columns.indices.reduce(0) { $0 + (columns[$1].isRigid ? wanted[$1] : 0) }
      let rest = width - rigid
      // Where numbers alone fill the sheet, all columns give way.
      let keepsRigid = rest >= (width * columns.count { !$0.isRigid }) / (2 * columns.count)
      let soft = columns.indices.filter { !keepsRigid || !columns[$0].isRigid }
      let cap = ListColumn.cap(soft.map { wanted[$0] }, room: keepsRigid ? rest : width)
      for index in soft { widths[index] = min(wanted[index], cap) }
    }
    widths[widths.count - 1] += width - widths.reduce(0, +)
    return zip(columns, widths).map { column, width in
      var column = column
      column.width = width
      return column
    }
  }

  /// The width at which those who want more are cut, so that all together take the room.
  private static func cap(_ wanted: [Int], room: Int) -> Int {
    var left = room
    for (index, width) in wanted.sorted().enumerated() {
      let share = left / (wanted.count - index)
      if width > share { return share }
      left -= width
    }
    return room
  }
}

/// A text in a cell of a table.
package struct ListCell: Sendable {
  package var text: String
  /// Whether it is a heading or a sum.
  package var isStrong: Bool
  /// Whether it is struck through: a line that is void.
  package var isStruck: Bool
  /// What stands behind it in red.
  package var mark: String

  package init(_ text: String, isStrong: Bool = false, isStruck: Bool = false, mark: String = "") {
    self.text = text
    self.isStrong = isStrong
    self.isStruck = isStruck
    self.mark = mark
  }
}

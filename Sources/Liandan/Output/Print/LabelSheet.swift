/// An A4 sheet of labels. Lengths in mm.
public struct LabelSheet: Sendable, Hashable {
  /// How many labels there are side by side and one below another.
  public let columns: Int, rows: Int
  /// The size of a label.
  public let width: Double, height: Double
  /// The distance between labels side by side.
  let gap: Double
  /// The place of the first label, counted from 1 along the rows: those before it were used.
  public var start = 1

  /// How many labels a sheet has.
  public var count: Int { columns * rows }

  /// Labels of 70 × 37 without gaps, 3 side by side and 8 one below another.
  public static let standard = LabelSheet(columns: 3, rows: 8, width: 70, height: 37)

  static let sheet = (width: 210.0, height: 297.0)

  private init(columns: Int, rows: Int, width: Double, height: Double, gap: Double = 0) {
    (self.columns, self.rows, self.width, self.height) = (columns, rows, width, height)
    self.gap = gap
  }

  /// Labels as people name them: `3x8`, `3x7` and `2x7` as they are sold, other numbers of columns and rows that share the
  /// sheet equally, or the size of a label, as `105x48mm`.
  public init?(_ text: String) {
    let isSize = text.hasSuffix("mm")
    let numbers = text.dropLast(isSize ? 2 : 0).split(omittingEmptySubsequences: false) { "x×X*".contains($0) }
    guard numbers.count == 2, let first = Double(numbers[0]), let second = Double(numbers[1]), first > 0, second > 0
    else { return nil }
    let sheet = LabelSheet.sheet
    if isSize {
      guard (20...sheet.width).contains(first), (10...sheet.height).contains(second) else { return nil }
      self.init(columns: Int(sheet.width / first), rows: Int(sheet.height / second), width: first, height: second)
      return
    }
    guard first == first.rounded(), second == second.rounded(), first <= 8, second <= 24 else { return nil }
    switch (Int(first), Int(second)) {
    case (3, 8): self = .standard
    case (3, 7): self.init(columns: 3, rows: 7, width: 63.5, height: 38.1, gap: 2.5)
    case (2, 7): self.init(columns: 2, rows: 7, width: 99.1, height: 38.1, gap: 2.5)
    case (let columns, let rows):
      self.init(columns: columns, rows: rows, width: sheet.width / first, height: sheet.height / second)
    }
  }

  /// The upper left corner of a place, counted from 0; all labels together stand in the middle of the sheet.
  func corner(_ place: Int) -> (x: Double, y: Double) {
    func start(_ count: Int, _ size: Double, _ gap: Double, _ sheet: Double) -> Double {
      (sheet - Double(count) * size - Double(count - 1) * gap) / 2
    }
    let (row, column) = place.quotientAndRemainder(dividingBy: columns)
    return (
      start(columns, width, gap, LabelSheet.sheet.width) + Double(column) * (width + gap),
      start(rows, height, 0, LabelSheet.sheet.height) + Double(row) * height
    )
  }
}

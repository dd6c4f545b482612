import Expressions
import Findings
import Forms

extension PipeEntry {
  /// The pipes that make one number of a list.
  static let forRows = [
    aggregate("sum", ["合计", "合計"]) { sum($0) },
    aggregate("avg", ["平均"]) { numbers in
      guard let average = sum(numbers)?.divided(by: ExactDecimal(numbers.count)) else { return nil }
      return average.rounded(averageDigits - average.magnitude.truncated.description.utf8.count)
    },
    aggregate("max", ["最大"]) { $0.max() },
    aggregate("min", ["最小"]) { $0.min() },
    count,
  ]

  /// The digits of an average that does not come out even, as many as a spreadsheet has.
  private static let averageDigits = 15

  private static let fitsRows: Misfit = { shape, _ in
    if case .rows = shape { nil } else { ColumnArgument.lists }
  }

  /// How many items or pictures there are, or how many items have something in a column.
  private static let count = PipeEntry(
    "count", ["行数", "行數"], readsEmpty: true, result: .number, takesRows: true,
    misfit: { shape, column in
      if case .pictures = shape, column.text == nil { nil } else { fitsRows(shape, column) }
    },
    read: { (text, shape) throws(PipeProblem) in
      guard let text else { return PipeArgument() }
      let column = try ColumnArgument.column(text, of: shape)
      return PipeArgument(text: column?.id ?? text, index: column?.index)
    }
  ) { column, cell, data, out in
    let count = data.items(of: cell).count { column.text == nil || data.value(column, of: $0)?.isTruthy == true }
    out.append(contentsOf: String(count).utf8)
    return true
  }

  /// A pipe that makes one number of the numbers of a column, or of the items themselves. `make` gets one number at least,
  /// and answers `nil` for what is too large. What is empty does not count; of no number it makes nothing.
  private static func aggregate(
    _ name: String, _ aliases: [String], make: @escaping @Sendable ([ExactDecimal]) -> ExactDecimal?
  ) -> PipeEntry {
    PipeEntry(
      name, aliases, readsEmpty: true, result: .number, takesRows: true, misfit: fitsRows,
      read: { (text, shape) throws(PipeProblem) in
        guard let text else {
          if case .rows = shape { throw ColumnArgument.missing(name) }
          return PipeArgument()
        }
        guard let column = try ColumnArgument.column(text, of: shape) else { return PipeArgument(text: text) }
        guard case .number = column.shape else { throw notNumbers(text) }
        return PipeArgument(text: column.id, index: column.index)
      }
    ) { (column, cell, data, out) throws(TemplateError) in
      let (numbers, places) = try data.numbers(column, of: cell)
      if numbers.isEmpty { return true }
      guard let made = make(numbers) else { throw .sumTooLarge }
      made.append(places: max(places, made.places), to: &out)
      return true
    }
  }

  private static func sum(_ numbers: [ExactDecimal]) -> ExactDecimal? {
    var sum = ExactDecimal.zero
    for number in numbers {
      guard let next = sum.adding(number) else { return nil }
      sum = next
    }
    return sum
  }

  private static func notNumbers(_ column: String) -> PipeProblem {
    PipeProblem(
      code: .pipeDoesNotFit,
      message: LocalizedText(
        "“\(column)”这一列不是数字", hant: "「\(column)」這一欄不是數字", en: "the column '\(column)' has no numbers"),
      hint: LocalizedText("换成数字或金额的列", hant: "換成數字或金額的欄", en: "name a column of numbers or amounts"))
  }
}

extension PipedData {
  /// The number, or the number that a text spells as people write it.
  func spelledNumber(_ cell: Cell) -> ExactDecimal? {
    exactNumber(cell) ?? (cell.kind == .text ? NumberWriting.text(text(cell), isMoney: true) : nil)
  }

  /// What an item has in a column; the item itself without one.
  fileprivate func value(_ column: PipeArgument, of item: Cell) -> Cell? {
    guard let name = column.text else { return item }
    return find(name, in: item, at: column.index)
  }

  /// The numbers in a column, what is empty left out, and the most places that one of them is printed with.
  fileprivate func numbers(
    _ column: PipeArgument, of list: Cell
  ) throws(TemplateError) -> (numbers: [ExactDecimal], places: Int) {
    var (numbers, places): ([ExactDecimal], Int) = ([], 0)
    for (index, item) in items(of: list).enumerated() {
      guard let cell = value(column, of: item), cell.isTruthy else { continue }
      guard let number = spelledNumber(cell) else {
        let text = text(cell)
        if text.isBlank { continue }
        throw .notANumber(text, item: index + 1, column: column.text)
      }
      numbers.append(number)
      places = max(places, Int(cell.places))
    }
    return (numbers, places)
  }
}

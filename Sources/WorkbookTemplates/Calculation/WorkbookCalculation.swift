import Expressions
import Markup
import SpreadsheetML

/// Calculates the formulas of a rendered workbook as far as their functions are known: the sums of a form, so that whoever
/// opens it in a program that does not calculate, such as a preview, sees them. Excel calculates all anew.
struct WorkbookCalculation {
  /// The cells of each sheet.
  private let sheets: [SheetCells?]
  /// The sheets by their names in lower case.
  private let indices: [String: Int]
  /// What a name (in lower case) stands for in a sheet.
  private let definition: (String, Int) -> String?
  /// The values, by sheet and formula; what is not calculated is unknown.
  private(set) var results: [[CellValue]]
  private var states: [[State]]

  private enum State { case open, running, done }
  /// An operand: a value, or cells of a sheet.
  private enum Operand {
    case value(CellValue)
    case cells(Int, CellRange)
  }
  /// How many operands and cells were looked at.
  private var work = 0
  /// The most that are: the sums of a long list may each be over all rows above.
  private static let mostWork = 4_000_000
  /// How deep formulas are followed that look at formulas not calculated yet, names at names.
  private static let deepest = 100

  /// `names` are those of the sheets.
  init(_ sheets: [SheetCells?], names: [String], definition: @escaping (String, Int) -> String?) {
    self.sheets = sheets
    self.definition = definition
    indices = Dictionary(names.enumerated().map { ($1.lowercased(), $0) }) { first, _ in first }
    results = sheets.map { [CellValue](repeating: .unknown, count: $0?.formulas.count ?? 0) }
    states = sheets.map { [State](repeating: .open, count: $0?.formulas.count ?? 0) }
    for sheet in sheets.indices {
      for formula in results[sheet].indices { _ = result(sheet, formula, 0) }
    }
  }

  private mutating func result(_ sheet: Int, _ formula: Int, _ depth: Int) -> CellValue {
    switch states[sheet][formula] {
    case .done: return results[sheet][formula]
    case .running: return .unknown
    case .open: break
    }
    if depth > WorkbookCalculation.deepest { return .unknown }
    states[sheet][formula] = .running
    let written = sheets[sheet]?.formulas[formula] ?? []
    var value = CellValue.unknown
    if let node = WorkbookCalculation.formula(written).flatMap({ FormulaNode($0) }) {
      value = scalar(node, sheet, depth + 1)
      if value == .blank { value = .number(0) }
    }
    results[sheet][formula] = value
    states[sheet][formula] = .done
    return value
  }

  /// The formula by what is written of its cell; none for an array's.
  private static func formula(_ written: [UInt8]) -> String? {
    let starts = written.indices.filter { written[$0] == UInt8(ascii: ">") }.prefix(2)
    guard starts.count == 2, !String(decoding: written[starts[0]...starts[1]], as: UTF8.self).contains(" t=\"") else {
      return nil
    }
    return XMLText.decode(CellLimits.withoutMarkup(Array(written[(starts[1] + 1)...]))[...])
  }

  // MARK: Operands

  private mutating func scalar(_ node: FormulaNode, _ sheet: Int, _ depth: Int) -> CellValue {
    switch operand(node, sheet, depth) {
    case .value(let value): value
    case .cells(let sheet, let range) where range.first == range.last: value(at: range.first, of: sheet, depth)
    case .cells: .unknown
    }
  }

  private mutating func value(at cell: CellReference, of sheet: Int, _ depth: Int) -> CellValue {
    guard let cells = sheets[sheet] else { return .unknown }
    switch cells.entry(at: cell) {
    case nil: return .blank
    case .value(let value): return value
    case .formula(let formula): return result(sheet, formula, depth)
    }
  }

  /// The cells of a range that are not blank.
  private mutating func cells(in range: CellRange, of sheet: Int) -> [CellReference] {
    let cells = sheets[sheet]?.filled(in: range) ?? []
    work += cells.count
    return cells
  }

  private mutating func operand(_ node: FormulaNode, _ sheet: Int, _ depth: Int) -> Operand {
    work += 1
    if work > WorkbookCalculation.mostWork { return .value(.unknown) }
    switch node {
    case .value(let value): return .value(value)
    case .cells(let name, let range):
      guard let target = name.map({ indices[$0] }) ?? sheet, sheets[target] != nil else { return .value(.unknown) }
      return .cells(target, range)
    case .name(let name):
      guard depth < WorkbookCalculation.deepest, let node = definition(name, sheet).flatMap({ FormulaNode($0) }) else {
        return .value(.unknown)
      }
      return operand(node, sheet, depth + 1)
    case .negative(let node): return .value(number(node, sheet, depth).map { .number(-$0) } ?? .unknown)
    case .percent(let node): return .value(number(node, sheet, depth).map { .number($0 / 100) } ?? .unknown)
    case .operation(let operation, let left, let right):
      return .value(value(operation, left, right, sheet, depth))
    case .call(let function, let arguments): return .value(call(function, arguments, sheet, depth))
    }
  }

  private mutating func number(_ node: FormulaNode, _ sheet: Int, _ depth: Int) -> Double? {
    switch scalar(node, sheet, depth) {
    case .blank: 0
    case .number(let number): number
    case .truth(let truth): truth ? 1 : 0
    // Excel reads a text that is nothing but a number as one.
    case .text(let text): ExactDecimal(text).flatMap { Double($0.description) }
    case .unknown: nil
    }
  }

  // MARK: Operations

  private mutating func value(
    _ operation: FormulaNode.Operation, _ left: FormulaNode, _ right: FormulaNode, _ sheet: Int, _ depth: Int
  ) -> CellValue {
    switch operation {
    case .plus, .minus, .times, .divided:
      guard let a = number(left, sheet, depth), let b = number(right, sheet, depth) else { return .unknown }
      let result =
        switch operation {
        case .plus: WorkbookCalculation.sum(a, b)
        case .minus: WorkbookCalculation.sum(a, -b)
        case .times: a * b
        default: a / b
        }
      return result.isFinite ? .number(result) : .unknown
    default:
      let (a, b) = (scalar(left, sheet, depth), scalar(right, sheet, depth))
      return WorkbookCalculation.compare(operation, a, b).map { .truth($0) } ?? .unknown
    }
  }

  /// Excel takes what is left of two numbers that are nearly the same for nothing.
  private static func sum(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    return abs(sum) <= max(abs(a), abs(b)) * 0x1p-49 ? 0 : sum
  }

  private static func compare(_ operation: FormulaNode.Operation, _ a: CellValue, _ b: CellValue) -> Bool? {
    switch (a, b) {
    case (.unknown, _), (_, .unknown): nil
    case (.number(let a), .number(let b)): compare(operation, sum(a, -b), 0)
    // The order of texts depends on the language of the program.
    case (.text(let a), .text(let b)) where operation == .equal || operation == .unequal:
      compare(operation, a.lowercased(), b.lowercased())
    case (.truth(let a), .truth(let b)): compare(operation, a ? 1 : 0, b ? 1 : 0)
    case (.blank, .number): compare(operation, .number(0), b)
    case (.number, .blank): compare(operation, a, .number(0))
    case (.blank, .text): compare(operation, .text(""), b)
    case (.text, .blank): compare(operation, a, .text(""))
    case (.blank, .blank): compare(operation, 0, 0)
    // Values of two kinds are never the same.
    default: operation == .equal ? false : operation == .unequal ? true : nil
    }
  }

  private static func compare<Value: Comparable>(_ operation: FormulaNode.Operation, _ a: Value, _ b: Value) -> Bool {
    switch operation {
    case .equal: a == b
    case .unequal: a != b
    case .less: a < b
    case .notMore: a <= b
    case .more: a > b
    default: a >= b
    }
  }

  // MARK: Functions

  private mutating func call(_ function: String, _ arguments: [FormulaNode], _ sheet: Int, _ depth: Int) -> CellValue {
    switch function {
    case "IF":
      guard (2...3).contains(arguments.count) else { return .unknown }
      let holds: Bool
      switch scalar(arguments[0], sheet, depth) {
      case .truth(let truth): holds = truth
      case .number(let number): holds = number != 0
      case .blank: holds = false
      case .text, .unknown: return .unknown
      }
      if holds { return scalar(arguments[1], sheet, depth) }
      return arguments.count == 3 ? scalar(arguments[2], sheet, depth) : .truth(false)
    case "ROUND":
      guard arguments.count == 2, let value = number(arguments[0], sheet, depth),
        let places = number(arguments[1], sheet, depth), (-15...15).contains(places)
      else { return .unknown }
      let exact = CellValue.spelling(value).flatMap { ExactDecimal($0) }?.rounded(Int(places))
      return exact.flatMap { Double($0.description) }.map { .number($0) } ?? .unknown
    case "SUMPRODUCT": return products(arguments, sheet, depth).map { .number($0) } ?? .unknown
    case "SUM", "AVERAGE", "COUNT", "COUNTA", "MAX", "MIN":
      guard let values = values(of: arguments, sheet, depth) else { return .unknown }
      return WorkbookCalculation.aggregate(function, values)
    default: return .unknown
    }
  }

  private static func aggregate(_ function: String, _ values: [CellValue]) -> CellValue {
    let numbers = values.compactMap { if case .number(let number) = $0 { number } else { nil } }
    let sum = numbers.reduce(0, +)
    switch function {
    case "COUNTA": return .number(Double(values.count))
    case "COUNT": return .number(Double(numbers.count))
    case "SUM": return sum.isFinite ? .number(sum) : .unknown
    case "MAX": return .number(numbers.max() ?? 0)
    case "MIN": return .number(numbers.min() ?? 0)
    default: return numbers.isEmpty || !sum.isFinite ? .unknown : .number(sum / Double(numbers.count))
    }
  }

  /// The values of arguments that are cells or single values, blank ones left out; `nil` if one of them is not known.
  private mutating func values(of arguments: [FormulaNode], _ sheet: Int, _ depth: Int) -> [CellValue]? {
    var values: [CellValue] = []
    for argument in arguments {
      switch operand(argument, sheet, depth) {
      case .value(.number(let number)): values.append(.number(number))
      // Texts and truths count otherwise here than in cells.
      case .value: return nil
      case .cells(let target, let range):
        for cell in cells(in: range, of: target) {
          let value = value(at: cell, of: target, depth)
          if value == .unknown { return nil }
          values.append(value)
        }
      }
    }
    return values
  }

  /// The sum of the products of the cells in the same places of ranges of one size.
  private mutating func products(_ arguments: [FormulaNode], _ sheet: Int, _ depth: Int) -> Double? {
    var areas: [(sheet: Int, range: CellRange)] = []
    for argument in arguments {
      guard case .cells(let target, let range) = operand(argument, sheet, depth) else { return nil }
      areas.append((target, range))
    }
    guard let first = areas.first,
      areas.allSatisfy({
        $0.range.rows.count == first.range.rows.count && $0.range.columns.count == first.range.columns.count
      })
    else { return nil }
    var sum = 0.0
    for cell in cells(in: first.range, of: first.sheet) {
      var product = 1.0
      for area in areas {
        let place = CellReference(
          column: cell.column - first.range.first.column + area.range.first.column,
          row: cell.row - first.range.first.row + area.range.first.row)
        switch value(at: place, of: area.sheet, depth) {
        case .number(let number): product *= number
        case .blank, .text, .truth: product = 0
        case .unknown: return nil
        }
      }
      sum += product
    }
    return sum.isFinite ? sum : nil
  }
}

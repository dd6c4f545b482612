import Findings
import Forms
import Register

/// Which issued forms are meant.
public struct FormChoice: Sendable, ExpressibleByArrayLiteral {
  /// Numbers; or the id or title of a form, for all of its kind that are not void.
  public var targets: [String]
  /// A formula over the fields of the kind that is named, which must be true.
  public var condition: String?

  /// Makes a choice.
  ///
  /// - Parameters:
  ///   - targets: Numbers, or the id or title of a form.
  ///   - condition: A formula over the fields of that form.
  public init(_ targets: [String], condition: String? = nil) { (self.targets, self.condition) = (targets, condition) }

  /// The forms of these numbers.
  public init(arrayLiteral numbers: String...) { self.init(numbers) }
}

extension DeskCall {
  /// The numbers of the forms that are meant, in the order in which they are given, or of their issue.
  ///
  /// - Throws: a ``DeskError`` if a condition is given with numbers, or no form is meant.
  func numbers(of choice: FormChoice, _ records: RecordReader) throws -> [String] {
    guard let first = choice.targets.first else { return [] }
    let target = try records.register.number(meant: first)
    let isKind = try choice.targets.count == 1 && !isNumber(target, in: records.register)
    guard isKind else {
      if choice.condition != nil { throw DeskCall.conditionOfNumbers() }
      return try choice.targets.map { try records.register.record(try meantNumber($0, in: records.register)).number }
    }
    let schema = try library.schema(target)
    let query = RecordQuery(
      LedgerQuery(form: schema.id, states: Set(RecordState.allCases).subtracting([.void])),
      filter: try choice.condition.map { try filter($0, of: schema) }, order: .oldestFirst)
    var cursor = try records.register.records(query)
    var numbers: [String] = []
    while let row = try cursor.next() {
      numbers.append(row.record.number)
      try cancellation.check()
    }
    if numbers.isEmpty { throw DeskCall.noneMeant(schema, hasCondition: choice.condition != nil) }
    return numbers
  }

  /// The filter of a condition over the fields of a form.
  func filter(_ condition: String, of schema: FormSchema) throws -> RecordFilter {
    let place = LocalizedText("条件", hant: "條件", en: "condition").text(in: world.language)
    return try RecordFilter(
      condition, schema: schema, context: context, at: Origin(file: place, line: 1, column: 1))
  }

  private static func conditionOfNumbers() -> DeskError {
    DeskError(
      "--for 的条件用在一种表单上：请写表单名，如 satisfaction-survey，不写编号",
      hant: "--for 的條件用在一種表單上：請寫表單名，如 satisfaction-survey，不寫編號",
      en: "a condition is for the forms of one kind: name the form, such as satisfaction-survey, instead of numbers",
      kind: .usage)
  }

  private static func noneMeant(_ schema: FormSchema, hasCondition: Bool) -> DeskError {
    let title = schema.title
    return DeskError(
      "没有\(hasCondition ? "符合条件的" : "开过的")“\(title.zhHans)”",
      hant: "沒有\(hasCondition ? "符合條件的" : "開過的")「\(title.text(in: .zhHant))」",
      en: "no \(title.text(in: .en)) \(hasCondition ? "meets the condition" : "was issued")")
  }
}

import Expressions
public import Findings
import Forms
public import Intake

/// The result of trying an expression.
public struct TriedExpression: Sendable {
  /// The type of its value: `number`, `text`, `date`…
  public var type: String
  /// The value as text: empty if it is unknown, `nil` if the expression has errors.
  public var text: String?
  /// The findings of expression and data.
  public var findings: [Finding]
}

extension IssueDesk {
  /// Evaluates an expression over the fields of a form.
  ///
  /// - Parameters:
  ///   - expression: The expression, as in a schema.
  ///   - name: The form's id or title.
  ///   - data: The data of one form; its fields are empty if `nil`.
  /// - Throws: a ``DeskError`` if the form does not exist, a `FindingList` if its schema has errors.
  public func evaluate(_ expression: String, for name: String, data: DataSource?) throws -> TriedExpression {
    let schema = try library.schema(name)
    var findings: [Finding] = []
    var form = schema.bind(Submission(origin: Origin(), entries: [])).0
    if let data {
      let (submissions, found) = SubmissionReader.readAll(data, schema: schema)
      findings += found
      guard let submission = submissions.first else { return TriedExpression(type: "", text: nil, findings: findings) }
      let (filled, bound) = schema.bind(submission)
      findings += bound
      form = filled
    }
    let origin = Origin(
      file: LocalizedText("表达式", hant: "表達式", en: "expression").text(in: world.language), line: 1, column: 1)
    switch Formula.compile(expression, in: schema.formulaScope, expecting: nil, at: origin) {
    case .failure(let list): return TriedExpression(type: "", text: nil, findings: findings + list.findings)
    case .success(let formula):
      let value = form.value(of: formula, in: context)
      return TriedExpression(type: "\(formula.type)", text: OperandText.text(value), findings: findings)
    }
  }
}

/// Values of expressions as plain text.
enum OperandText {
  static func text(_ value: Operand) -> String {
    switch value {
    case .unknown: ""
    case .number(let number): number.description
    case .text(let text): text
    case .boolean(let truth): truth ? "true" : "false"
    case .date(let day): day.iso
    case .dateTime(let moment): moment.iso
    case .choice(let id): id
    case .choices(let ids): ids.joined(separator: " ")
    case .list(let items): items.map(text).joined(separator: ", ")
    }
  }
}

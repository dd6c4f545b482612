import Expressions
public import Findings
import Forms
public import Intake

/// What came of trying an expression.
public struct TriedExpression: Sendable {
  /// The type of its value: `number`, `text`, `date`…
  public var type: String
  /// The value as text; empty for unknown, `nil` if the expression has errors.
  public var text: String?
  /// What is wrong with expression or data.
  public var findings: [Finding]
}

extension IssueDesk {
  /// Tries an expression on a form, with data or on its own.
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

public import Findings

/// Findings as an error: everything that is wrong with one formula.
public struct FindingList: Error, Sendable, Hashable {
  /// The findings in the order of their columns.
  public var findings: [Finding]
  /// Makes a list.
  public init(_ findings: [Finding]) { self.findings = findings }
}

/// A formula of a schema, parsed and type-checked: a constraint, condition, calculation or default.
///
/// It is an immutable value; evaluating it always ends and never fails: what cannot be computed is `unknown`.
public struct Formula: Sendable {
  /// Formulas are handed around for every value of every form: a copy is then a copy of one reference.
  private final class Content: Sendable {
    let source: String
    let type: OperandType
    let names: [FormulaName]
    let readsPosition: Bool
    let plan: Plan

    init(source: String, type: OperandType, names: [FormulaName], readsPosition: Bool, plan: Plan) {
      self.source = source
      self.type = type
      self.names = names
      self.readsPosition = readsPosition
      self.plan = plan
    }
  }
  private let content: Content

  /// The text it was compiled from.
  public var source: String { content.source }
  /// The type of its value.
  public var type: OperandType { content.type }
  /// The names it reads, each once; without `.`.
  public var names: [FormulaName] { content.names }
  /// Whether it asks in which row it stands, by `position()`.
  public var readsPosition: Bool { content.readsPosition }
  /// The names it reads, as full paths; without `.`.
  public var references: Set<String> { Set(names.map(\.path)) }

  /// The longest formula, in bytes of UTF-8.
  public static let byteLimit = 4096

  /// Compiles a formula.
  ///
  /// - Parameters:
  ///   - source: The text; at most 4096 bytes, and nested at most 64 deep.
  ///   - scope: The names it may use.
  ///   - expected: The type its value must have; any, if `nil`.
  ///   - origin: Where the text begins; columns count Unicode scalars from there.
  /// - Returns: The formula, or all findings about it at once. Their codes: `formula-syntax`, `formula-full-width`,
  ///   `formula-operator`, `formula-unknown-name`, `formula-unknown-function`, `formula-arity`, `formula-type`,
  ///   `formula-unknown-choice`, `formula-no-score`, `formula-pattern`, `formula-date`, `formula-too-long`,
  ///   `formula-too-deep`.
  public static func compile(
    _ source: String, in scope: FormulaScope, expecting expected: OperandType?, at origin: Origin
  ) -> Result<Formula, FindingList> {
    var log = FindingLog(origin: origin)
    guard source.utf8.count <= byteLimit else {
      log.tooLong(bytes: source.utf8.count, limit: byteLimit)
      return .failure(FindingList(log.findings))
    }
    var tokenizer = Tokenizer(source, log: log)
    let tokens = tokenizer.run()
    var parser = Parser(tokens, log: tokenizer.log)
    let tree = parser.run()
    var checker = Checker(scope: scope, log: parser.log)
    let (plan, type) = checker.formula(tree, expecting: expected)
    guard checker.log.findings.isEmpty, let type else {
      return .failure(FindingList(checker.log.findings.sorted { ($0.origin.column ?? 0) < ($1.origin.column ?? 0) }))
    }
    return .success(
      Formula(
        content: Content(
          source: source, type: type, names: Array(checker.names), readsPosition: checker.readsPosition, plan: plan)))
  }

  /// The value in a context; `unknown` where it cannot be said.
  public func evaluate(_ context: some FormulaContext) -> Operand { content.plan.value(in: context) }
}

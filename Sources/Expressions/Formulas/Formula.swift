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
/// It never changes (a class, since every value of every form refers to some); evaluating it always ends and never fails:
/// what cannot be computed is `unknown`.
public final class Formula: Sendable {
  /// The text it was compiled from.
  public let source: String
  /// How it is written, for those who say it in other words.
  package let syntax: Syntax
  /// The type of its value.
  package let type: OperandType
  /// The names it reads, each once; without `.`.
  package let names: [FormulaName]
  /// Whether it reads the number of its row, by `position()`.
  package let readsPosition: Bool
  private let plan: Plan

  private init(
    source: String, syntax: Syntax, type: OperandType, names: [FormulaName], readsPosition: Bool, plan: Plan
  ) {
    self.source = source
    self.syntax = syntax
    self.type = type
    self.names = names
    self.readsPosition = readsPosition
    self.plan = plan
  }

  /// The names it reads, as full paths; without `.`.
  package var references: Set<String> { Set(names.map(\.path)) }

  /// The longest formula, in bytes of UTF-8.
  package static let byteLimit = 4096

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
  package static func compile(
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
        source: source, syntax: tree, type: type, names: Array(checker.names), readsPosition: checker.readsPosition,
        plan: plan))
  }

  /// A formula of which only the text is known: nothing can be said of its value.
  package static func unknown(_ source: String, type: OperandType) -> Formula {
    Formula(
      source: source, syntax: Syntax(kind: .broken, offset: 0), type: type, names: [], readsPosition: false,
      plan: .constant(.unknown))
  }

  /// The value in a context; `unknown` where it cannot be said.
  package func evaluate(_ context: some FormulaContext) -> Operand { plan.value(in: context) }
}

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
  /// The text it was compiled from.
  public let source: String
  /// The type of its value.
  public let type: OperandType
  /// The names it reads, as full paths; without `.`.
  public let references: Set<String>
  let plan: Plan

  init(source: String, type: OperandType, references: Set<String>, plan: Plan) {
    self.source = source
    self.type = type
    self.references = references
    self.plan = plan
  }

  /// Compiles a formula.
  ///
  /// - Parameters:
  ///   - source: The text; at most 4096 bytes, and nested at most 64 deep.
  ///   - scope: The names it may use.
  ///   - expected: The type its value must have; any, if `nil`.
  ///   - origin: Where the text begins; columns count Unicode scalars from there.
  /// - Returns: The formula, or all findings about it at once.
  public static func compile(
    _ source: String, in scope: FormulaScope, expecting expected: OperandType?, at origin: Origin
  ) -> Result<Formula, FindingList> {
    .failure(FindingList([Finding(code: "formula-syntax", LocalizedText(source), at: origin)]))
  }

  /// The value in a context; `unknown` where it cannot be said.
  public func evaluate(_ context: some FormulaContext) -> Operand {
    .unknown
  }
}

enum Plan: Sendable { case constant(Operand) }

/// A formula as it is written, with its places; nothing is looked up yet.
///
/// Chains (`a + b + c`, `a and b and c`) are flat, so that the depth of the tree is bounded by the nesting of brackets.
struct Syntax: Sendable {
  indirect enum Kind: Sendable {
    case number(ExactDecimal)
    case text(String)
    case name(String)
    case current
    case word(String)
    case junction(isAnd: Bool, [Syntax])
    case comparison(String, at: Int, Syntax, Syntax)
    case chain(Syntax, [Term])
    case negative(Syntax)
    case call(String, [Syntax])
    /// What could not be read; it was reported already.
    case broken
  }

  /// An operator of a chain with what follows it.
  struct Term: Sendable {
    /// `+ - * div mod`
    let sign: String
    /// The scalars before the operator.
    let offset: Int
    let operand: Syntax
  }

  let kind: Kind
  /// The scalars before it.
  let offset: Int
}

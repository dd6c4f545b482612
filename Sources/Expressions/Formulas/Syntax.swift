/// A formula as it is written, with its places; nothing is looked up yet.
///
/// Chains (`a + b + c`, `a and b and c`) are flat, so that the depth of the tree is bounded by the nesting of brackets.
package struct Syntax: Sendable {
  /// What stands at a place.
  package indirect enum Kind: Sendable {
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
    /// What could not be read; it was reported already, or only the text is known.
    case broken
  }

  /// An operator of a chain with what follows it.
  package struct Term: Sendable {
    /// `+ - * div mod`
    package let sign: String
    /// The scalars before the operator.
    let offset: Int
    package let operand: Syntax
  }

  /// What it says.
  package let kind: Kind
  /// The scalars before it.
  let offset: Int
}

import Findings

/// One word or sign of a formula.
struct Token: Sendable {
  enum Kind: Sendable, Equatable {
    /// `${path}`, without the braces
    case name(String)
    /// A function's name, or `and`, `or`, `div`, `mod`
    case word(String)
    /// A number
    case number(ExactDecimal)
    /// A text in quotes, without them
    case text(String)
    /// `.`
    case current
    /// `..`
    case parent
    /// `= != < <= > >= + - * ( ) ,` and, in place of signs that other languages use, `and or div mod`
    case sign(String)
    /// The end of the formula
    case end
  }
  /// What it is.
  let kind: Kind
  /// The Unicode scalars before it.
  let offset: Int
  /// The token as it is written, for messages.
  let writing: String
}

/// Gathers the findings about one formula.
struct FindingLog {
  let origin: Origin
  private(set) var findings: [Finding] = []
  /// Whether signs were left out that mean nothing: then a missing value was perhaps there.
  var hasStrangeSigns = false

  /// More findings than anyone reads about one formula.
  private static let limit = 20

  init(origin: Origin) { self.origin = origin }

  /// Adds a finding at so many scalars from the formula's start.
  mutating func add(_ code: FindingCode, at offset: Int, _ message: LocalizedText, hint: LocalizedText? = nil) {
    guard findings.count < FindingLog.limit else { return }
    findings.append(Finding(code: code, message, at: origin.advanced(by: offset), hint: hint))
  }
}

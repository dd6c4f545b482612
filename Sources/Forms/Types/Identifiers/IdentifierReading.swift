package import Findings

/// Reads an identifier from a text without control characters or blanks around it.
package typealias IdentifierReader = @Sendable (String) -> IdentifierReading

/// What a text says as an identifier of some type (domain 4.9).
package enum IdentifierReading: Sendable {
  /// The identifier in its normal writing.
  case valid(String)
  /// An identifier that has no check and so cannot be looked at closer; the finding is a warning.
  case unchecked(String, code: FindingCode, LocalizedText)
  /// The check character is not the one that the others call for; the identifier is taken all the same if that happens to
  /// real ones.
  case wrongCheck(String, position: Int, expected: UInt8, isTaken: Bool)
  /// No such identifier; the hint says how they are written.
  case malformed(FindingCode, hint: LocalizedText)

  /// The writing of identifiers of capital letters and digits: half width, upper case, without blanks.
  static func dense(_ text: String) -> String { Width.withoutBlanks(Width.half(text)).uppercased() }
}

/// How the archival codes (档号, DA/T 13) of one series are written: `A001-KU-2026-D30-{serial:4}`. Serials of a series rise by
/// one without gaps.
package struct ArchiveCode: Sendable, Hashable {
  /// The writing, in which one `{serial}` or `{serial:DIGITS}` is left.
  package let pattern: String
  private let before: String
  private let after: String
  private let digits: Int

  /// Takes a writing; `nil` if it has not just one serial.
  package init?(_ pattern: String) {
    let parts = pattern.split(separator: "{serial", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let end = parts[1].firstIndex(of: "}") else { return nil }
    let width = parts[1][..<end]
    guard width.isEmpty || width.hasPrefix(":"), let digits = width.isEmpty ? 1 : Int(width.dropFirst()),
      (1...12).contains(digits), !parts[0].contains("{"), !parts[1].contains("{")
    else { return nil }
    (self.pattern, self.digits) = (pattern, digits)
    before = String(parts[0])
    after = String(parts[1][parts[1].index(after: end)...])
  }

  /// The code with this serial.
  package func text(_ serial: Int) -> String {
    let number = String(serial)
    return before + String(repeating: "0", count: max(0, digits - number.count)) + number + after
  }
}

/// How the numbers of a form are made (schema key `number`, domain 4.3).
public struct NumberRule: Sendable, Hashable {
  /// When the serial starts again at 1.
  public enum Restart: String, Sendable, Hashable, CaseIterable {
    /// Never.
    case never
    /// On 1 January.
    case yearly
    /// On the first of each month.
    case monthly
    /// Each day.
    case daily
  }
  /// The series' prefix, ASCII letters and digits.
  public var prefix: String
  /// The pattern, with `{prefix} {year} {yy} {month} {day} {serial:WIDTH}`.
  public var pattern: String
  /// When the serial starts again.
  public var restart: Restart
  /// Makes a rule.
  package init(prefix: String, pattern: String = "{prefix}-{year}-{serial:6}", restart: Restart = .yearly) {
    self.prefix = prefix
    self.pattern = pattern
    self.restart = restart
  }
}

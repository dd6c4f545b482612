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
  /// What numbers begin with, ASCII letters and digits: the form's own prefix, or the one that the company gives it.
  public var prefix: String
  /// The form's own prefix, by which its series are known whatever prefix the company gives it.
  package let series: String
  /// The pattern, with `{prefix} {year} {yy} {month} {day} {serial:WIDTH}`.
  public var pattern: String
  /// When the serial starts again.
  public var restart: Restart
  /// Makes a rule.
  package init(prefix: String, pattern: String = "{prefix}-{year}-{serial:6}", restart: Restart = .yearly) {
    self.prefix = prefix
    series = prefix
    self.pattern = pattern
    self.restart = restart
  }
}

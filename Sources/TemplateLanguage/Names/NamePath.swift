/// Where a value is found at render time. Sections push one context each, so places in the stack are known beforehand.
package struct NamePath: Sendable, Hashable {
  /// Where the walk along the members starts.
  package enum Start: Sendable, Hashable {
    /// `{{.}}`: the innermost context itself.
    case current
    /// The context at this depth; 0 is the whole data.
    case level(Int)
    /// The innermost context that has the first member (plain data without a schema).
    case search
    /// The number of the iteration of the innermost section, from 1.
    case position
  }
  /// The start.
  package var start: Start
  /// The members in order.
  package var members: [String]
  /// Where each member is expected among the names of its level: a hint, which may be missing or wrong.
  package var indices: [Int] = []

  package init(start: Start, members: [String], indices: [Int] = []) {
    self.start = start
    self.members = members
    self.indices = indices
  }
}

package import Expressions
public import Findings

/// Something that is to be done by a day that follows from a form (schema key `due`), such as a revisit ten days after delivery.
public struct DueRule: Sendable {
  /// The rule's id, unique in the form.
  public let id: String
  /// What is to be done.
  public let title: LocalizedText
  /// The id of the repeat of which each row is to be done by itself.
  package let rows: String?
  /// When it is to be done at all; unknown counts as no.
  package let when: Formula?
  /// The day or moment by which it is to be done; nothing is due while it is unknown.
  package let on: Formula
  /// Further days after the first.
  package let every: Interval?
  /// When it is done, by what the form itself says.
  package let doneWhen: Formula?
  /// The forms that show that it is done.
  package let doneBy: Proof?
  /// The field that names who is to do it.
  package let who: String?
  /// The field that says whom or what it is about.
  package let about: String?
  /// Where the rule comes from.
  public let source: RuleSource?

  /// Every so many months or days, so many times in all.
  package struct Interval: Sendable, Hashable {
    /// Months from one day to the next; 0 if days are given.
    package var months: Int
    /// Days from one to the next; 0 if months are given.
    package var days: Int
    /// How many days there are, the first included.
    package var times: Int

    /// The n-th day, from 0; `nil` outside the calendar.
    package func day(_ index: Int, from first: CalendarDate) -> CalendarDate? {
      months > 0 ? first.adding(months: months * index) : first.adding(days: days * index)
    }
  }

  /// A form that refers to this one and shows that something is done: the n-th such form that the n-th time is.
  package struct Proof: Sendable, Hashable {
    /// The id of the form.
    package var form: String
    /// A condition over its fields; any such form if `nil`.
    package var condition: String?
    /// Where the condition stands in the schema.
    package var origin: Origin
  }
}

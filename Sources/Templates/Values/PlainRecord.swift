import Expressions
public import Forms

extension TemplateValue {
  /// The data of a template without a form: what stood in the data file, as it stood there.
  public init(_ submission: Submission) { self = .record(TemplateValue.members(submission.entries)) }

  /// A value as it stood in a file.
  public init(_ raw: RawValue) {
    switch raw.content {
    case .empty: self = .empty
    case .text(let text): self = .text(text)
    // A number keeps its spelling unless it has an exponent or too many digits to be an exact number.
    case .number(let digits): self = ExactDecimal(digits).map { .number($0, places: nil) } ?? .text(digits)
    case .boolean(let truth): self = .boolean(truth)
    case .date(let moment, let hasTime): self = hasTime ? .moment(moment) : .date(moment.date)
    case .list(let items): self = .list(items.map { TemplateValue($0) })
    case .object(let entries): self = .record(TemplateValue.members(entries))
    }
  }

  /// The members by key; of doubled keys the last.
  private static func members(_ entries: [Submission.Entry]) -> [String: TemplateValue] {
    // The empty key means the text of the record itself, which plain data do not have.
    Dictionary(entries.filter { !$0.key.isEmpty }.map { ($0.key, TemplateValue($0.value)) }) { _, last in last }
  }
}

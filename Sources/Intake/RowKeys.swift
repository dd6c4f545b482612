import Expressions
import Findings
import Forms

/// How the keys that tie rows to their forms are compared: numbers of forms by what they mean, others as they are written.
struct RowKeys {
  private let rule: NumberRule?

  /// Keys that are compared as they are written.
  static let written = RowKeys()

  private init() { rule = nil }

  /// The keys in the column of this name.
  init(inColumn name: String, for schema: FormSchema?) {
    let isNumber = Submission.isNumberKey(name) && schema?.fieldNamed(name) == nil
    rule = isNumber ? schema?.number : nil
  }

  /// Whether they are numbers of forms.
  var areNumbers: Bool { rule != nil }

  /// A text as a key.
  func key(_ text: String) -> String {
    let text = text.trimmed
    return rule.map { $0.number(meant: text) ?? NumberRule.folded(text) } ?? text
  }

  /// A cell as a key, so that a number and the same digits as text are one key.
  func key(_ cell: TableCell) -> String {
    switch cell.content {
    case .text(let text): key(text)
    case .number(let spelling): key(spelling)
    case .date(let moment, _): moment.date.iso
    case .boolean(let truth): truth ? "true" : "false"
    case .empty, .list, .object, .unreadable: ""
    }
  }
}

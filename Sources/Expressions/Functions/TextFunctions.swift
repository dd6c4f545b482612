import Findings

extension FunctionTable {
  /// Texts.
  static let texts: [FunctionEntry] = [
    FunctionEntry("concat", "concat(值, 值…)", [.printable], repeats: true, gives: .type(.text), seesUnknown: true) {
      arguments, _ in .text(filled(arguments).map(writing).joined())
    },
    FunctionEntry(
      "join", "join('、', ${明细.列})", [.text, .printable], repeats: true, gives: .type(.text), seesUnknown: true
    ) { arguments, _ in
      let separator = if case .text(let text) = arguments[0] { text } else { "" }
      return .text(filled(Array(arguments.dropFirst())).map(writing).joined(separator: separator))
    },
    FunctionEntry("string-length", "string-length(文本)", [.text], gives: .type(.number)) { arguments, _ in
      guard case .text(let text) = arguments[0] else { return .unknown }
      return .number(ExactDecimal(text.count))
    },
    FunctionEntry("substr", "substr(文本, 起, 止)", [.text, .number, .number], least: 2, gives: .type(.text)) {
      arguments, _ in substring(arguments)
    },
    onTwoTexts("contains") { $0.contains($1) },
    onTwoTexts("starts-with") { $0.hasPrefix($1) },
    onTwoTexts("ends-with") { $0.hasSuffix($1) },
    FunctionEntry(
      "regex", "regex(文本, '正则式')", [.text, .text], gives: .type(.boolean),
      prepare: { checker, arguments in
        guard case .literal(let source) = arguments[1].kind else { return nil }
        do throws(TextPatternError) {
          let pattern = try TextPattern(source)
          return { arguments, _ in matches(arguments[0], pattern: pattern) }
        } catch {
          checker.log.badPattern(error, at: arguments[1].offset)
          return nil
        }
      },
      body: { arguments, _ in
        guard case .text(let source) = arguments[1], let pattern = try? TextPattern(source) else { return .unknown }
        return matches(arguments[0], pattern: pattern)
      }),
  ]

  private static func onTwoTexts(
    _ name: String, _ test: @escaping @Sendable (_ text: String, _ part: String) -> Bool
  ) -> FunctionEntry {
    FunctionEntry(name, "\(name)(文本, 部分)", [.text, .text], gives: .type(.boolean)) { arguments, _ in
      guard case .text(let text) = arguments[0], case .text(let part) = arguments[1] else { return .unknown }
      return .boolean(test(text, part))
    }
  }

  private static func matches(_ operand: Operand, pattern: TextPattern) -> Operand {
    guard case .text(let text) = operand, !text.isEmpty, let answer = pattern.matches(text) else { return .unknown }
    return .boolean(answer)
  }

  /// The characters from one index up to, not with, another, both counted from 0 as in ODK.
  private static func substring(_ arguments: [Operand]) -> Operand {
    guard case .text(let text) = arguments[0], case .number(let first) = arguments[1] else { return .unknown }
    guard let start = first.truncated.intValue else { return .unknown }
    var end = Int.max
    if arguments.count > 2 {
      guard case .number(let last) = arguments[2], let given = last.truncated.intValue else { return .unknown }
      end = given
    }
    return .text(String(text.prefix(max(0, end)).dropFirst(max(0, start))))
  }

  /// A value as plain text: digits without grouping, dates as ISO 8601, choices by id.
  private static func writing(_ operand: Operand) -> String {
    switch operand {
    case .unknown: ""
    case .number(let number): number.description
    case .text(let text): text
    case .boolean(let value): value ? "true" : "false"
    case .date(let date): date.iso
    case .dateTime(let moment): moment.iso
    case .choice(let id): id
    case .choices(let ids): ids.joined(separator: " ")
    case .list(let items): items.map(writing).joined()
    }
  }
}

extension FindingLog {
  fileprivate mutating func badPattern(_ error: TextPatternError, at offset: Int) {
    // One more for the quotation mark: texts have no escapes, so that the pattern's columns are the formula's.
    add(.formulaPattern, at: offset + 1 + error.offset, error.message)
  }
}

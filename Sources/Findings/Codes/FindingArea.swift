/// The codes that concern one thing: values, templates, the register.
package struct FindingArea: Sendable, Hashable {
  /// A name for programs: `values`.
  package let id: String
  /// The name for people.
  package let title: LocalizedText
  /// The codes, in the order in which they are explained.
  package let codes: [CodeDescription]

  /// All areas.
  package static let all = [
    files, values, schemas, formulas, templates, pictures, fonts, issuing, register, verification, packets, witnesses,
    packages,
    documents,
  ]

  private static let names = Dictionary(uniqueKeysWithValues: FindingCode.allCases.map { ($0.name, $0) })

  /// Reads an area's text. A code has up to four lines, each text in Simplified Chinese, Traditional Chinese and English:
  ///
  ///     bad-plate error
  ///       meaning | meaning | meaning
  ///       例 example | example | example
  ///       → remedy | remedy | remedy
  ///
  /// A remedy of `commonRemedies` is written `→ @name`. The texts are part of the program: a mistake in one ends it, and
  /// the tests read them all.
  init(_ id: String, _ title: LocalizedText, _ text: String) {
    self.id = id
    self.title = title
    var codes: [CodeDescription] = []
    for block in text.split(separator: "\n\n") {
      // The text is a literal of this target, read whole by a test: no data can be malformed here, as in the two traps below.
      let lines = block.split(separator: "\n").map { $0.drop { $0 == " " } }
      guard let head = lines.first?.split(separator: " "), head.count == 2, lines.count >= 3, let last = lines.last,
        let code = FindingArea.names[String(head[0])], let effect = CodeDescription.Effect(rawValue: String(head[1]))
      else { preconditionFailure("malformed: \(block)") }
      codes.append(
        CodeDescription(
          code: code, effect: effect, meaning: FindingArea.text(lines[1]),
          example: lines.count > 3 ? FindingArea.text(lines[2].dropFirst(2)) : nil,
          remedy: FindingArea.remedy(last.dropFirst(2))))
    }
    self.codes = codes
  }

  private static func remedy(_ line: Substring) -> LocalizedText {
    guard line.first == "@" else { return text(line) }
    guard let shared = LocalizedText.commonRemedies[String(line.dropFirst())] else {
      // Names of remedies stand in literals beside those that they name.
      preconditionFailure("no remedy \(line)")
    }
    return shared
  }

  private static func text(_ line: Substring) -> LocalizedText {
    let texts = line.split(separator: " | ").map(String.init)
    // To go on would show a user a message in the wrong language.
    guard texts.count == 3 else { preconditionFailure("three languages: \(line)") }
    return LocalizedText(texts[0], hant: texts[1], en: texts[2])
  }
}

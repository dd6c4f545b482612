import Findings

/// Tags of other template engines, which would be printed as they stand.
enum ForeignTag: Sendable, Hashable {
  /// `{% for x in items %}`: Jinja, docxtpl, Twig.
  case statement
  /// `${name}`: jxls, EasyPoi, XDocReport, Velocity.
  case dollar
  /// `{.name}`: a column in EasyExcel.
  case column
  /// `{name}`, `{#items}`, `{/items}`: EasyExcel, docxtemplater, Carbone.
  case single
  /// `<<name>>`, `«name»`: Aspose, ClosedXML, a mail merge.
  case angle
  /// `<%= name %>`: ERB, EJS, Docx4j.
  case percent
  /// `【【name】】`.
  case lenticular
  /// `jx:each(…)` in a comment.
  case command

  /// The tag of another engine that begins at this byte, and where it ends; `nil` if none does.
  ///
  /// Looks at few bytes: it is asked at every one of them that may begin such a tag.
  static func at(_ start: Int, in text: [UInt8]) -> (tag: ForeignTag, range: Range<Int>)? {
    switch text[start] {
    case UInt8(ascii: "{"):
      switch byte(start + 1, text) {
      case UInt8(ascii: "%"): return closed(.statement, start, from: 2, by: "%}", text)
      case UInt8(ascii: "."): return named(.column, start, from: 2, by: "}", text)
      case UInt8(ascii: "#"), UInt8(ascii: "/"), UInt8(ascii: "^"): return named(.single, start, from: 2, by: "}", text)
      default: return named(.single, start, from: 1, by: "}", text)
      }
    case UInt8(ascii: "$"):
      return byte(start + 1, text) == UInt8(ascii: "{") ? closed(.dollar, start, from: 2, by: "}", text) : nil
    case UInt8(ascii: "<"):
      switch byte(start + 1, text) {
      case UInt8(ascii: "<"): return closed(.angle, start, from: 2, by: ">>", text)
      case UInt8(ascii: "%"): return closed(.percent, start, from: 2, by: "%>", text)
      default: return nil
      }
    case 0xC2: return text[start...].starts(with: "«".utf8) ? closed(.angle, start, from: 2, by: "»", text) : nil
    case 0xE3: return text[start...].starts(with: "【【".utf8) ? closed(.lenticular, start, from: 6, by: "】】", text) : nil
    case UInt8(ascii: "j"):
      return start == 0 && text.starts(with: "jx:".utf8) ? closed(.command, start, from: 3, by: ")", text) : nil
    default: return nil
    }
  }

  /// A finding that tells the engine and what to write instead.
  func finding(_ source: String, at origin: Origin, excerpt: String) -> Finding {
    TagFindings.make(
      .foreignTag, at: origin, excerpt,
      LocalizedText(
        "“\(source)”像是别的模板软件（\(engine)）的标签，会照原样印出来",
        hant: "「\(source)」像是別的範本軟體（\(engine)）的標籤，會照原樣印出來",
        en: "'\(source)' looks like a tag of another template engine (\(engine)); it is printed as it stands"),
      hint: hint(source), severity: .warning)
  }

  private var engine: String {
    switch self {
    case .statement: "Jinja, docxtpl"
    case .dollar: "jxls, EasyPoi, XDocReport"
    case .column: "EasyExcel"
    case .single: "EasyExcel, docxtemplater"
    case .angle: "Aspose, ClosedXML, Mail Merge"
    case .percent: "docx4j, ERB"
    case .lenticular: "【【 】】"
    case .command: "jxls"
    }
  }

  private func hint(_ source: String) -> LocalizedText {
    let words = source.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    switch self {
    case .statement, .command, .percent:
      if words.first?.hasPrefix("end") == true {
        return LocalizedText("换成 {{/名称}}", hant: "換成 {{/名稱}}", en: "write {{/name}} instead")
      }
      let rows = ForeignTag.list(in: words)
      return LocalizedText(
        "重复的行写 {{#\(rows ?? "明细")}}…{{/\(rows ?? "明细")}}；有值才印的写 {{#名称}}…{{/名称}}；值写 {{名称}}",
        hant: "重複的列寫 {{#\(rows ?? "明細")}}…{{/\(rows ?? "明細")}}；有值才印的寫 {{#名稱}}…{{/名稱}}；值寫 {{名稱}}",
        en:
          "write {{#\(rows ?? "items")}}…{{/\(rows ?? "items")}} for rows, {{#name}}…{{/name}} for what is printed only "
          + "with a value, {{name}} for a value")
    case .column:
      let name = words.last ?? "name"
      return LocalizedText(
        "重复的行写 {{#明细}}{{\(name)}}{{/明细}}", hant: "重複的列寫 {{#明細}}{{\(name)}}{{/明細}}",
        en: "write {{#items}}{{\(name)}}{{/items}} for rows")
    case .dollar, .single, .angle, .lenticular:
      let mark = source.dropFirst().first.flatMap { self == .single && "#/^".contains($0) ? String($0) : nil } ?? ""
      let tag = "{{\(mark)\(words.last ?? "name")}}"
      return LocalizedText(
        "要填写就写成 \(tag)；本来就要印成这样就不用管", hant: "要填寫就寫成 \(tag)；本來就要印成這樣就不用管",
        en: "to have it filled write \(tag); if it is meant to be printed, leave it")
    }
  }

  /// The list that a statement runs over: `for x in items`, `jx:each(items="lines" …)`.
  private static func list(in words: [String]) -> String? {
    for mark in ["in", "items"] {
      if let at = words.firstIndex(of: mark), at > 0, at + 1 < words.count { return words[at + 1] }
    }
    return nil
  }

  private static func byte(_ index: Int, _ text: [UInt8]) -> UInt8? { index < text.count ? text[index] : nil }

  /// Up to the closing mark, which must be near and on the same line.
  private static func closed(
    _ tag: ForeignTag, _ start: Int, from inner: Int, by mark: String, _ text: [UInt8]
  ) -> (tag: ForeignTag, range: Range<Int>)? {
    var at = start + inner
    let end = min(text.count, start + 200)
    while at < end, text[at] != UInt8(ascii: "\n") {
      if text[at...].starts(with: mark.utf8) {
        return at > start + inner ? (tag, start..<(at + mark.utf8.count)) : nil
      }
      at += 1
    }
    return nil
  }

  /// Up to the closing mark, with nothing but a name between: single braces also stand in prose.
  private static func named(
    _ tag: ForeignTag, _ start: Int, from inner: Int, by mark: String, _ text: [UInt8]
  ) -> (tag: ForeignTag, range: Range<Int>)? {
    guard let found = closed(tag, start, from: inner, by: mark, text) else { return nil }
    let name = text[(start + inner)..<(found.range.upperBound - mark.utf8.count)]
    let isName = name.allSatisfy { byte in
      byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (0x41...0x5A).contains(byte & 0xDF)
    }
    guard isName, name.count <= 60, let first = name.first, first >= 0x41 else { return nil }
    // A name has no punctuation of Chinese prose.
    let text = String(decoding: name, as: UTF8.self)
    return text.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." } ? found : nil
  }
}

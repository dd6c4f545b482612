package import Findings

/// A tag with its place, as people find it again.
package struct LocatedTag: Sendable {
  /// The tag.
  package var tag: Tag
  /// The file and the place in it.
  package var origin: Origin
  /// The text around it.
  package var excerpt: String

  package init(tag: Tag, origin: Origin, excerpt: String) {
    self.tag = tag
    self.origin = origin
    self.excerpt = excerpt
  }
}

/// The findings about tags. Messages name the tag as it was written and quote the text around it.
package enum TagFindings {
  /// The finding for an issue of the parser.
  package static func finding(_ issue: TagIssue, at origin: Origin, excerpt: String) -> Finding {
    let source = issue.source
    switch issue.kind {
    case .unclosed:
      return make(
        .unclosedTag, at: origin, excerpt,
        LocalizedText(
          "标签“\(source)”没有写完：缺少结束的 }}", hant: "標籤「\(source)」沒有寫完：缺少結束的 }}",
          en: "the tag '\(source)' is not finished: the closing }} is missing"),
        hint: LocalizedText(
          "补上 }}；标签的开头和结尾须在同一个段落（单元格）里", hant: "補上 }}；標籤的開頭和結尾須在同一個段落（儲存格）裡",
          en: "add the }}; a tag begins and ends in one paragraph or cell"))
    case .unopened:
      return make(
        .unopenedTag, at: origin, excerpt,
        LocalizedText(
          "这里有“\(source)”，前面却没有 {{", hant: "這裡有「\(source)」，前面卻沒有 {{",
          en: "there is a '\(source)' without a {{ before it"),
        hint: LocalizedText("补上 {{，或删去它", hant: "補上 {{，或刪去它", en: "add the {{, or delete it"))
    case .nameless:
      return make(
        .namelessTag, at: origin, excerpt,
        LocalizedText(
          "标签“\(source)”里没有名称", hant: "標籤「\(source)」裡沒有名稱", en: "the tag '\(source)' has no name"),
        hint: LocalizedText(
          "写上字段的名称，或删去标签", hant: "寫上欄位的名稱，或刪去標籤", en: "write a field's name into it, or delete it"))
    case .foreign(let mark):
      return make(
        .unknownTagKind, at: origin, excerpt,
        LocalizedText(
          "不认识以“\(mark)”开头的标签“\(source)”", hant: "不認識以「\(mark)」開頭的標籤「\(source)」",
          en: "tags that begin with '\(mark)' are not known: '\(source)'"),
        hint: LocalizedText(
          "值写 {{名称}}；重复的行写 {{#名称}}…{{/名称}}", hant: "值寫 {{名稱}}；重複的列寫 {{#名稱}}…{{/名稱}}",
          en: "write {{name}} for a value and {{#name}}…{{/name}} for repeated rows"))
    case .badDelimiters:
      return make(
        .badDelimiters, at: origin, excerpt,
        LocalizedText(
          "看不懂定界符“\(source)”", hant: "看不懂定界符「\(source)」", en: "the delimiters '\(source)' cannot be read"),
        hint: LocalizedText("应写成 {{=<% %>=}}", hant: "應寫成 {{=<% %>=}}", en: "write them as {{=<% %>=}}"))
    case .otherEngine(let tag):
      return tag.finding(source, at: origin, excerpt: excerpt)
    case .oddCharacters:
      return make(
        .oddCharactersInTag, at: origin, excerpt,
        LocalizedText(
          "标签“\(source)”里有全角符号、弯引号或特殊空格，已按普通写法理解",
          hant: "標籤「\(source)」裡有全形符號、彎引號或特殊空格，已按普通寫法理解",
          en: "the tag '\(source)' holds full-width marks, curly quotes or odd blanks; it was read as meant"),
        severity: .warning)
    }
  }

  /// A finding about a place, with the text around it.
  package static func make(
    _ code: FindingCode, at origin: Origin, _ excerpt: String, _ message: LocalizedText, hint: LocalizedText? = nil,
    severity: Severity = .error
  ) -> Finding {
    Finding(severity, code: code, message.quoting(excerpt), at: origin, hint: hint)
  }

  /// `“甲”` in each language's quotes.
  static func didYouMean(_ name: String) -> LocalizedText {
    LocalizedText("您要的也许是“\(name)”", hant: "您要的也許是「\(name)」", en: "did you mean '\(name)'?")
  }
}

extension [Finding] {
  /// The same findings for a file whose tags have these marks around them: what is to be written is shown with them.
  package func writing(_ delimiters: TagDelimiters) -> [Finding] {
    if delimiters == .standard { return self }
    let (open, close) = (
      String(decoding: delimiters.open, as: UTF8.self), String(decoding: delimiters.close, as: UTF8.self)
    )
    func written(_ text: LocalizedText) -> LocalizedText {
      func written(_ text: String) -> String { text.replacing("{{", with: open).replacing("}}", with: close) }
      return LocalizedText(written(text.zhHans), hant: text.zhHant.map(written), en: text.en.map(written))
    }
    return map { finding in
      var finding = finding
      finding.message = written(finding.message)
      finding.hint = finding.hint.map(written)
      return finding
    }
  }
}

extension LocalizedText {
  /// The message with the text around the place it is about.
  func quoting(_ excerpt: String) -> LocalizedText {
    if excerpt.isEmpty { return self }
    return LocalizedText(
      zhHans + "（原文：\(excerpt)）", hant: zhHant.map { $0 + "（原文：\(excerpt)）" }, en: en.map { $0 + " (in: \(excerpt))" })
  }
}

/// Cuts the text around a place out of a paragraph.
package enum Excerpt {
  /// At most `reach` characters on each side of the bytes of `range`, on one line, `…` where something was cut.
  package static func of(_ text: [UInt8], around range: Range<Int>, reach: Int = 12) -> String {
    // Only the neighbourhood is decoded; a cut may hit the middle of a character's bytes, which are left out.
    let start = text[..<range.lowerBound].suffix(reach * 16).drop { $0 & 0xC0 == 0x80 }
    let rest = text[range.upperBound...].prefix(reach * 16)
    let end = rest.endIndex < text.count ? rest.lastIndex { $0 & 0xC0 != 0x80 } ?? rest.endIndex : rest.endIndex
    let before = String(decoding: start, as: UTF8.self)
    let middle = String(decoding: text[range], as: UTF8.self)
    let after = String(decoding: rest[..<end], as: UTF8.self)
    if before.allSatisfy(\.isWhitespace), after.allSatisfy(\.isWhitespace) { return "" }
    let cut =
      (before.count > reach ? "…" : "") + before.suffix(reach) + middle.prefix(60) + after.prefix(reach)
      + (after.count > reach ? "…" : "")
    return String(cut.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }
}

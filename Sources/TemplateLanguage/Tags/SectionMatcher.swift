package import Findings

/// Pairs the tags that begin and end sections, in reading order.
package enum SectionMatcher {
  /// A section's two tags, by their indices.
  package struct Pair: Sendable, Hashable {
    /// The index of the tag that begins it.
    package var open: Int
    /// The index of the tag that ends it.
    package var close: Int

    package init(open: Int, close: Int) {
      self.open = open
      self.close = close
    }
  }

  /// The pairs, in the order of their beginnings, and findings for tags without a partner.
  package static func pairs(_ tags: [LocatedTag], for vocabulary: TemplateVocabulary) -> (
    pairs: [Pair], findings: [Finding]
  ) {
    var pairs: [Pair] = []
    var findings: [Finding] = []
    var open: [Int] = []
    for (index, located) in tags.enumerated() {
      switch located.tag.kind {
      case .section, .inverted:
        if open.count == TemplateLimits.standard.sectionDepth { return (pairs, findings + [tooDeep(located)]) }
        open.append(index)
      case .close:
        let name = located.tag.name
        guard let match = open.lastIndex(where: { name.isEmpty || vocabulary.isSame(tags[$0].tag.name, name) }) else {
          // A slip in one of the two names: they are a pair, and one finding says so.
          if let last = open.last, NearestName.of(name, in: [tags[last].tag.name]) != nil {
            findings.append(misspelt(located, opening: tags[last]))
            pairs.append(Pair(open: last, close: index))
            open.removeLast()
          } else {
            findings.append(unopened(located, inner: open.last.map { tags[$0] }))
          }
          continue
        }
        for stray in open[(match + 1)...] { findings.append(unclosed(tags[stray], before: located)) }
        pairs.append(Pair(open: open[match], close: index))
        open.removeSubrange(match...)
      case .value, .picture, .comment, .delimiters: break
      }
    }
    for stray in open { findings.append(unclosed(tags[stray], before: nil)) }
    return (pairs.sorted { $0.open < $1.open }, findings)
  }

  private static func unclosed(_ tag: LocatedTag, before end: LocatedTag?) -> Finding {
    let source = tag.tag.source
    let ending = "{{/\(tag.tag.name)}}"
    let message: LocalizedText
    if let end {
      let (zh, hant, en) = end.origin.places
      message = LocalizedText(
        "区块“\(source)”没有结束：“\(end.tag.source)”（\(zh)）之前应有“\(ending)”",
        hant: "區塊「\(source)」沒有結束：「\(end.tag.source)」（\(hant)）之前應有「\(ending)」",
        en: "the section '\(source)' is not closed: '\(ending)' is missing before '\(end.tag.source)' (\(en))")
    } else {
      message = LocalizedText(
        "区块“\(source)”没有结束：后面没有“\(ending)”", hant: "區塊「\(source)」沒有結束：後面沒有「\(ending)」",
        en: "the section '\(source)' is not closed: there is no '\(ending)' after it")
    }
    return TagFindings.make(
      .unclosedSection, at: tag.origin, tag.excerpt, message,
      hint: LocalizedText(
        "在这一块内容的末尾写 \(ending)", hant: "在這一塊內容的末尾寫 \(ending)", en: "write \(ending) at the end of what it holds"))
  }

  private static func unopened(_ tag: LocatedTag, inner: LocatedTag?) -> Finding {
    let source = tag.tag.source
    var message = LocalizedText(
      "“\(source)”没有对应的开头“{{#\(tag.tag.name)}}”", hant: "「\(source)」沒有對應的開頭「{{#\(tag.tag.name)}}」",
      en: "'\(source)' has no beginning '{{#\(tag.tag.name)}}'")
    if let inner {
      let (zh, hant, en) = inner.origin.places
      message = LocalizedText(
        message.zhHans + "；前面还没有结束的是“\(inner.tag.source)”（\(zh)）",
        hant: (message.zhHant ?? "") + "；前面還沒有結束的是「\(inner.tag.source)」（\(hant)）",
        en: (message.en ?? "") + "; still open is '\(inner.tag.source)' (\(en))")
    }
    return TagFindings.make(
      .unopenedSection, at: tag.origin, tag.excerpt, message,
      hint: LocalizedText(
        "在前面补上开头，或删去它", hant: "在前面補上開頭，或刪去它", en: "add the beginning before it, or delete it"))
  }

  private static func misspelt(_ tag: LocatedTag, opening: LocatedTag) -> Finding {
    let (source, meant) = (tag.tag.source, "{{/\(opening.tag.name)}}")
    return TagFindings.make(
      .unopenedSection, at: tag.origin, tag.excerpt,
      LocalizedText(
        "“\(source)”与区块的开头“\(opening.tag.source)”不是同一个名称", hant: "「\(source)」與區塊的開頭「\(opening.tag.source)」不是同一個名稱",
        en: "'\(source)' is not the name that the section begins with, '\(opening.tag.source)'"),
      hint: LocalizedText("写成 \(meant)", hant: "寫成 \(meant)", en: "write \(meant)"))
  }

  private static func tooDeep(_ tag: LocatedTag) -> Finding {
    let limit = TemplateLimits.standard.sectionDepth
    return TagFindings.make(
      .sectionsTooDeep, at: tag.origin, tag.excerpt,
      LocalizedText("区块套得太深，最多 \(limit) 层", hant: "區塊套得太深，最多 \(limit) 層", en: "sections nest deeper than \(limit)"))
  }
}

extension Origin {
  /// The place without the file, in the three languages.
  package var places: (zhHans: String, zhHant: String, en: String) {
    var copy = self
    copy.file = nil
    return (copy.text(in: .zhHans), copy.text(in: .zhHant), copy.text(in: .en))
  }
}

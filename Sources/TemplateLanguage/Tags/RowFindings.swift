package import Findings

/// The finding about what stands in the row of a section's tag, on its outer side, where the section goes over several rows.
///
/// Rows are repeated whole, so that it is printed with the section and not, as it reads, once before or behind it. What
/// stands on the inner side is the section's by its place and no surprise.
package enum RowFindings {
  /// The warning about a tag; `texts` are what stands beside it, in order, empty ones for what is no text.
  package static func beside(_ located: LocatedTag, isOpening: Bool, texts: [String]) -> Finding {
    let source = located.tag.source
    let shown = texts.map { $0.split(whereSeparator: \.isWhitespace).joined(separator: " ") }.filter { !$0.isEmpty }
    let whole = shown.joined(separator: " ")
    let cut = whole.count > 24 ? whole.prefix(24) + "…" : whole[...]
    let quoted =
      cut.isEmpty
      ? LocalizedText("的内容", hant: "的內容", en: "what stands")
      : LocalizedText("的“\(cut)”", hant: "的「\(cut)」", en: "'\(cut)'")
    let (side, sideHant, sideEn) = isOpening ? ("前面", "前面", "before") : ("后面", "後面", "behind")
    let (end, endEn) = isOpening ? ("最前面", "to the row's beginning") : ("最后面", "to the row's end")
    return TagFindings.make(
      .textInSectionRow, at: located.origin, located.excerpt,
      LocalizedText(
        "标签“\(source)”：区块占几行，同一行里它\(side)\(quoted.zhHans)也在区块里：区块印几次它就印几次，区块不印它也不印",
        hant: "標籤「\(source)」：區塊佔幾列，同一列裡它\(sideHant)\(quoted.text(in: .zhHant))也在區塊裡：區塊印幾次它就印幾次，區塊不印它也不印",
        en:
          "tag '\(source)': the section goes over several rows, and \(quoted.text(in: .en)) \(sideEn) the tag in its row is printed as "
          + "often as the section, not at all where the section is not"),
      hint: LocalizedText(
        "只印一次的，把“\(source)”单独写在一行里，那一行不会印出来；每次都要印的，把标签移到这一行的\(end)",
        hant: "只印一次的，把「\(source)」單獨寫在一列裡，那一列不會印出來；每次都要印的，把標籤移到這一列的\(isOpening ? "最前面" : "最後面")",
        en:
          "to print it once, put '\(source)' into a row of its own, which is not printed; to print it every time, move the tag "
          + endEn),
      severity: .warning)
  }
}

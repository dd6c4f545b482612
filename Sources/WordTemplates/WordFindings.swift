import Findings
import TemplateLanguage

/// Findings about sections in word-processing documents; each names both ends.
enum WordFindings {
  static func crossesBorder(_ open: LocatedTag, and close: LocatedTag) -> Finding {
    let (a, b) = (open.origin.places, close.origin.places)
    return TagFindings.make(
      .sectionCrossesBorder, at: open.origin, open.excerpt,
      LocalizedText(
        "区块从\(a.zhHans)的“\(open.tag.source)”开始，到\(b.zhHans)的“\(close.tag.source)”结束，跨过了表格、单元格或文本框的边界",
        hant: "區塊從\(a.zhHant)的「\(open.tag.source)」開始，到\(b.zhHant)的「\(close.tag.source)」結束，跨過了表格、儲存格或文字方塊的邊界",
        en:
          "the section from '\(open.tag.source)' (\(a.en)) to '\(close.tag.source)' (\(b.en)) crosses the border of a "
          + "table, cell or text box"),
      hint: LocalizedText(
        "两个标签要放在同一个单元格里、同一张表格的行里，或都放在表格外面",
        hant: "兩個標籤要放在同一個儲存格裡、同一張表格的列裡，或都放在表格外面",
        en: "put both tags into one cell, into rows of one table, or both outside of tables"))
  }

  static func crossesLink(_ open: LocatedTag, and close: LocatedTag) -> Finding {
    let place = open.origin.places
    return TagFindings.make(
      .sectionCrossesBorder, at: open.origin, open.excerpt,
      LocalizedText(
        "\(place.zhHans)的区块“\(open.tag.source)”…“\(close.tag.source)”有一头在链接或内容控件里面，另一头在外面",
        hant: "\(place.zhHant)的區塊「\(open.tag.source)」…「\(close.tag.source)」有一頭在連結或內容控制項裡面，另一頭在外面",
        en:
          "one end of the section '\(open.tag.source)'…'\(close.tag.source)' (\(place.en)) is inside a link or content "
          + "control, the other outside"),
      hint: LocalizedText(
        "把两个标签都放在链接或控件里面，或都放在外面", hant: "把兩個標籤都放在連結或控制項裡面，或都放在外面",
        en: "put both tags inside the link or control, or both outside"))
  }

  /// Text beside the tag of a section that goes over several paragraphs, where the paragraph cannot be split.
  static func textBeside(_ tag: LocatedTag, isOpening: Bool) -> Finding {
    let source = tag.tag.source
    let (side, sideHant, sideEn) = isOpening ? ("前面", "前面", "before") : ("后面", "後面", "after")
    return TagFindings.make(
      .textBesideSection, at: tag.origin, tag.excerpt,
      LocalizedText(
        "“\(source)”写在链接、域或内容控件里，它\(side)还有别的内容：分不清这些内容是印一次还是逐项重复",
        hant: "「\(source)」寫在連結、功能變數或內容控制項裡，它\(sideHant)還有別的內容：分不清這些內容是印一次還是逐項重複",
        en:
          "'\(source)' stands inside a link, field or content control with something \(sideEn) it: it cannot be told whether "
          + "that is printed once or with every item"),
      hint: LocalizedText(
        "把“\(source)”移到链接、域或控件外面，最好自己成一个段落", hant: "把「\(source)」移到連結、功能變數或控制項外面，最好自己成一個段落",
        en: "move '\(source)' out of the link, field or control, best into a paragraph of its own"))
  }

  static func splitsField(_ open: LocatedTag, and close: LocatedTag) -> Finding {
    let (a, b) = (open.origin.places, close.origin.places)
    return TagFindings.make(
      .sectionSplitsField, at: open.origin, open.excerpt,
      LocalizedText(
        "区块从\(a.zhHans)的“\(open.tag.source)”到\(b.zhHans)的“\(close.tag.source)”，把一个域（如页码、日期）切成了两半",
        hant: "區塊從\(a.zhHant)的「\(open.tag.source)」到\(b.zhHant)的「\(close.tag.source)」，把一個功能變數（如頁碼、日期）切成了兩半",
        en: "the section from '\(open.tag.source)' (\(a.en)) to '\(close.tag.source)' (\(b.en)) cuts a field in two"),
      hint: LocalizedText(
        "按 Alt+F9 看清域在哪里，把标签移到域的外面", hant: "按 Alt+F9 看清功能變數在哪裡，把標籤移到它的外面",
        en: "press Alt+F9 to see the field, and move the tag out of it"))
  }

  static func overlap(_ tags: [LocatedTag], in pair: SectionMatcher.Pair, with other: SectionMatcher.Pair?) -> Finding {
    let open = tags[pair.open]
    let close = tags[pair.close]
    let second = tags[(other ?? pair).open]
    let (a, b, c) = (open.origin.places, close.origin.places, second.origin.places)
    return TagFindings.make(
      .sectionsOverlap, at: open.origin, open.excerpt,
      LocalizedText(
        "区块“\(open.tag.source)”（\(a.zhHans)到\(b.zhHans)）和区块“\(second.tag.source)”（从\(c.zhHans)开始）要重复同一行或同一段落，分不清谁在谁里面",
        hant:
          "區塊「\(open.tag.source)」（\(a.zhHant)到\(b.zhHant)）和區塊「\(second.tag.source)」（從\(c.zhHant)開始）要重複同一列或同一段落，分不清誰在誰裡面",
        en:
          "the sections '\(open.tag.source)' (\(a.en) to \(b.en)) and '\(second.tag.source)' (from \(c.en)) claim the "
          + "same row or paragraph, and neither holds the other"),
      hint: LocalizedText(
        "让一个区块完全包住另一个，或把标签各放在自己的一行、一个段落里", hant: "讓一個區塊完全包住另一個，或把標籤各放在自己的一列、一個段落裡",
        en: "let one section hold the other, or give each tag a row or paragraph of its own"))
  }

  static func tagInField(_ code: String, at origin: Origin) -> Finding {
    Finding(
      code: .tagInField,
      LocalizedText(
        "域代码“\(code)”里有标签：数据不能写进域代码", hant: "功能變數代碼「\(code)」裡有標籤：資料不能寫進功能變數代碼",
        en: "the field code '\(code)' holds a tag: data cannot become part of a field code"),
      at: origin,
      hint: LocalizedText(
        "把标签写在正文里；链接请用“插入 → 链接”，在地址栏里写标签",
        hant: "把標籤寫在正文裡；連結請用「插入 → 連結」，在網址欄裡寫標籤",
        en: "write the tag into the text; for a link use Insert > Link and write the tag into its address"))
  }

  static func notFilled(_ tag: String, at origin: Origin) -> Finding {
    Finding(
      .warning, code: .tagNotFilled,
      LocalizedText(
        "标签“\(tag)”写在不会填写的地方，如公式里", hant: "標籤「\(tag)」寫在不會填寫的地方，如公式裡",
        en: "the tag '\(tag)' stands where none is filled, such as in an equation"),
      at: origin,
      hint: LocalizedText(
        "把它移到正文、表格、文本框或页眉页脚里", hant: "把它移到正文、表格、文字方塊或頁首頁尾裡",
        en: "move it to the text, a table, a text box or a page header"))
  }
}

import Markup
import WordprocessingML

extension WordLists {
  /// A paragraph of a list.
  struct Item {
    /// The paragraph.
    let paragraph: Int
    /// Its level.
    let level: String
    /// Where the list's number stands, or where it is put if only the paragraph's style names the list.
    let place: Range<Int>
    /// What is put around the number there.
    private var around: (before: [UInt8], after: [UInt8])?
    /// What the style says and the list must not change: the indents and where they go.
    private var indent: (place: Int, bytes: [UInt8])?

    /// The elements of paragraph properties before the list, and before the indents (ISO/IEC 29500-1, 17.3.1.26).
    private static let beforeList: Set<String> = [
      "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl",
    ]
    private static let afterIndent: Set<String> = [
      "contextualSpacing", "mirrorIndents", "suppressOverlap", "jc", "textDirection", "textAlignment",
      "textboxTightWrap", "outlineLvl", "divId", "cnfStyle", "rPr", "sectPr", "pPrChange",
    ]

    private init(paragraph: Int, level: String, place: Range<Int>) {
      self.paragraph = paragraph
      self.level = level
      self.place = place
    }

    /// The list and place of a paragraph in it; `nil` if it is in none.
    static func read(_ paragraph: Int, in part: WordOutline, styles: WordStyles) -> (list: String, item: Item)? {
      let outline = part.outline
      guard let properties = part.child(.paragraphProperties, of: paragraph) else { return nil }
      func child(_ name: StaticString, of node: Int) -> Int? {
        outline.elements(of: node).first { outline.isLocalNamed(name, at: $0) }
      }
      if let own = child("numPr", of: properties) {
        guard let number = child("numId", of: own), let list = part.attribute("val", of: number), list != "0",
          let place = outline.attributeRange("\(part.prefix)val", of: number)
        else { return nil }
        let level = child("ilvl", of: own).flatMap { part.attribute("val", of: $0) }
        return (list, Item(paragraph: paragraph, level: level ?? "0", place: place))
      }
      guard let style = child("pStyle", of: properties), let id = part.attribute("val", of: style),
        let list = styles.list(of: id)
      else { return nil }
      let last =
        Array(outline.elements(of: properties)).last { beforeList.contains(outline.localName(of: $0)) } ?? style
      let place = part.range(last).upperBound
      var item = Item(paragraph: paragraph, level: list.level, place: place..<place)
      let p = part.prefix
      item.around = (
        Array("<\(p)numPr><\(p)ilvl \(p)val=\"\(list.level)\"/><\(p)numId \(p)val=\"".utf8),
        Array("\"/></\(p)numPr>".utf8)
      )
      if !list.indent.isEmpty, child("ind", of: properties) == nil {
        let next = outline.elements(of: properties).first { afterIndent.contains(outline.localName(of: $0)) }
        let end = outline.nodes[properties].inner.upperBound
        item.indent = (next.map { part.range($0).lowerBound } ?? end, list.indent)
      }
      return (list.number, item)
    }

    /// The changes that give the paragraph the list with this number.
    func edits(naming number: WordEdit.Action) -> [WordEdit] {
      guard let around else { return [WordEdit(range: place, rank: .content, actions: [number])] }
      var edits = [
        WordEdit(range: place, rank: .content, actions: [.literal(around.before), number, .literal(around.after)])
      ]
      if let indent {
        edits.append(WordEdit(range: indent.place..<indent.place, rank: .content, actions: [.literal(indent.bytes)]))
      }
      return edits
    }
  }
}

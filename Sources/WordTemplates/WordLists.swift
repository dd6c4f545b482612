import Markup
import TemplateLanguage
import WordprocessingML

/// Lists that count from the start in every iteration of a section.
struct WordLists {
  /// The lists that begin with each iteration of a section, by its pair.
  private(set) var starts: [Int: [(key: String, list: Int)]] = [:]
  /// The changes of the numbers of lists.
  private(set) var edits: [WordEdit] = []

  /// Finds them. `regions` are the blocks of sections by pair; `wishes` tells for which of them the template says so.
  ///
  /// A list begins again where the template says `restart`, and without a word where it lies wholly inside a section and
  /// is more than the iterations themselves: its items are repeated by a section inside, or there are several of them beside
  /// other paragraphs.
  init(part: WordOutline, styles: WordStyles, regions: [Int: Range<Int>], wishes: [Int: Bool]) {
    if regions.isEmpty { return }
    var paragraphs: [String: [Item]] = [:]
    for node in part.kinds.indices where part.kinds[node] == .paragraph {
      if let (list, item) = Item.read(node, in: part, styles: styles) { paragraphs[list, default: []].append(item) }
    }
    for (list, items) in paragraphs.sorted(by: { $0.key < $1.key }) {
      guard let number = Int(list) else { continue }
      var pairs: [Int] = []
      for (pair, region) in regions.sorted(by: { $0.key < $1.key }) {
        let inside = items.filter { region.contains($0.place.lowerBound) }
        if inside.isEmpty || wishes[pair] == false { continue }
        if wishes[pair] != true {
          guard inside.count == items.count else { continue }
          let isRepeatedInside = regions.contains { other, range in
            other != pair && range != region && region.lowerBound <= range.lowerBound
              && range.upperBound <= region.upperBound && inside.allSatisfy { range.contains($0.place.lowerBound) }
          }
          let others = part.kinds.indices.contains { node in
            part.kinds[node] == .paragraph && region.contains(part.range(node).lowerBound)
              && !inside.contains { $0.paragraph == node } && WordLists.hasText(node, in: part)
          }
          guard isRepeatedInside || inside.count(where: { $0.level == "0" }) > 1 && others else { continue }
        }
        pairs.append(pair)
      }
      for pair in pairs { starts[pair, default: []].append(("\(pair):\(list)", number)) }
      for item in items {
        // The innermost section around it begins the list.
        let around = pairs.filter { regions[$0]?.contains(item.place.lowerBound) ?? false }
        guard let pair = around.min(by: { (regions[$0]?.count ?? 0) < (regions[$1]?.count ?? 0) }) else { continue }
        edits += item.edits(naming: .list(key: "\(pair):\(list)"))
      }
    }
  }

  /// Whether a paragraph has text besides the tags of sections.
  private static func hasText(_ paragraph: Int, in part: WordOutline) -> Bool {
    var parser = TagParser()
    let text = WordParagraphText(paragraph, in: part).text
    let tags = parser.tags(in: text).filter { [.section, .inverted, .close, .comment].contains($0.kind) }
    return text.count > tags.reduce(0) { $0 + $1.range.count }
  }
}

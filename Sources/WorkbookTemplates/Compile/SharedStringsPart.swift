import Markup
import OPC
import TemplateLanguage
import TemplateRuntime

/// The part of the shared strings, kept true: its count of uses, and without the texts that held tags.
struct SharedStringsPart: Sendable {
  /// The part.
  let name: PartName
  private let head: [UInt8]
  private let tail: [UInt8]
  private let hasCount: Bool

  /// `nil` if there is nothing to keep true.
  init?(_ part: Part, _ strings: SharedTexts, delimiters: TagDelimiters) {
    guard let outline = strings.outline else { return nil }
    name = part.name
    var parser = TagParser(delimiters: delimiters)
    var body: [UInt8] = []
    var at = outline.nodes[outline.root].inner.lowerBound
    var hasTags = false
    let prefix = outline.name(of: outline.root).dropLast(3)
    for item in strings.items {
      guard let text = CellText(outline, element: item) as CellText?,
        text.joined.contains(delimiters.open[0]) || text.joined.contains(0xEF),
        !parser.tags(in: text.joined).isEmpty
      else { continue }
      hasTags = true
      let outer = outline.nodes[item].outer
      body += outline.bytes[at..<outer.lowerBound]
      body += "<\(prefix)si><\(prefix)t/></\(prefix)si>".utf8
      at = outer.upperBound
    }
    body += outline.bytes[at...]
    let start = outline.nodes[outline.root].startTag
    if let count = outline.attributeRange("count", of: outline.root) {
      head = Array(outline.bytes[..<count.lowerBound])
      tail = Array(outline.bytes[count.upperBound..<start.upperBound]) + body
      hasCount = true
    } else {
      guard hasTags else { return nil }
      head = Array(outline.bytes[..<start.upperBound])
      tail = body
      hasCount = false
    }
  }

  /// The part where so many cells name a string of it.
  func rendered(uses: Int) -> [UInt8] {
    var out = head
    if hasCount { out.append(number: uses) }
    return out + tail
  }
}

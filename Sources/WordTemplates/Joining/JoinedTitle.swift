import Markup
import OPC

/// The title of joined documents: those of the first and the last, what both begin with said once.
struct JoinedTitle {
  private var first: (part: PartName, outline: XMLOutline, text: Int)?
  private var titles: (first: String, last: String)?

  /// Takes the title of a further document.
  mutating func add(_ package: OPCPackage) {
    guard let part = package.part("core-properties", from: nil), let bytes = try? part.xml(),
      let outline = try? XMLOutline(bytes, name: part.name.text),
      let element = outline.elements(of: outline.root).first(where: { outline.isLocalNamed("title", at: $0) }),
      let text = outline.children(of: element).first(where: { outline.nodes[$0].kind == .text })
    else { return }
    let title = outline.text(of: text)
    if first == nil { first = (part.name, outline, text) }
    titles = (titles?.first ?? title, title)
  }

  /// The part that has the title, as it is to be; `nil` where it stays.
  var part: (name: PartName, bytes: [UInt8])? {
    guard let first, let titles, titles.first != titles.last else { return nil }
    let words = titles.last.split(separator: " ", omittingEmptySubsequences: false)
    let common = zip(titles.first.split(separator: " ", omittingEmptySubsequences: false), words).prefix { $0 == $1 }
    var title: [UInt8] = []
    XMLTextWriter.escapeText(
      "\(titles.first) – \(words.dropFirst(common.count).joined(separator: " "))", into: &title)
    let place = first.outline.nodes[first.text].outer
    return (
      first.part,
      Array(first.outline.bytes[..<place.lowerBound]) + title + first.outline.bytes[place.upperBound...]
    )
  }
}

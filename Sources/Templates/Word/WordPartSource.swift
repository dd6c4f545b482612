import Findings
import Markup
import OPC
import WordprocessingML

/// A part to be compiled, or one note of it.
struct WordPartSource {
  /// The part.
  let part: WordOutline
  /// Its name in the package.
  let name: PartName
  /// What it is for people.
  let title: LocalizedText
  /// Its kind, if it has paragraphs.
  let kind: WordPartKind?
  /// The name that findings use for the file.
  let file: String
  /// The marks around tags at the beginning.
  let delimiters: TagDelimiters
  /// The package.
  let package: OPCPackage
  /// The document's styles.
  let styles: WordStyles
  /// The bytes that are compiled.
  var range: Range<Int>
  /// Bytes that are left alone: notes that are written anew where they are referred to.
  var excluded: [Range<Int>] = []

  /// Whether a node is compiled.
  func contains(_ node: Int) -> Bool {
    let start = part.range(node).lowerBound
    return range.contains(start) && !excluded.contains { $0.contains(start) }
  }

  /// Whether it is worth looking for tags in a text.
  func mayHaveTags(_ text: String) -> Bool {
    text.utf8.contains(delimiters.open.first ?? 0) || text.contains("｛")
  }

  /// The place of a node; `change` words it.
  func origin(of node: Int, _ change: (LocalizedText) -> LocalizedText = { $0 }) -> Origin {
    let place = kind.map { WordPlaces(part, kind: $0).place(of: node) } ?? title
    return Origin(file: file, place: change(place))
  }
}

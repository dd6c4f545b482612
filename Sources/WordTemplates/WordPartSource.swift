import Findings
import Markup
import OPC
import TemplateLanguage
import WordprocessingML

/// A part to be compiled, or one note of it.
struct WordPartSource {
  /// The part.
  var part: WordOutline
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
  /// Where paragraphs begin that were one with the paragraph before in the file.
  var continued: Set<Int> = []

  /// The places in it, as people count them who have the file open.
  var places: WordPlaces { WordPlaces(part, kind: kind ?? .document, continued: continued) }

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
    let place = kind == nil ? title : places.place(of: node)
    return Origin(file: file, place: change(place))
  }
}

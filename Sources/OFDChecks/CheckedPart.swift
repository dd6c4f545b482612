import Markup

/// An XML part, with what rules ask of it. Elements are named without prefix.
package struct CheckedPart: Sendable {
  let name: String
  let outline: XMLOutline

  init(_ bytes: [UInt8], name: String) throws {
    self.name = name
    outline = try XMLOutline(bytes, name: name)
  }

  var root: Int { outline.root }

  /// All elements with this name, in their order.
  func all(_ name: StaticString) -> [Int] { outline.nodes.indices.filter { outline.isLocalNamed(name, at: $0) } }

  /// The elements with this name anywhere inside an element.
  func inside(_ index: Int, _ name: StaticString) -> [Int] {
    (index + 1..<max(index + 1, outline.nodes[index].subtreeEnd)).filter { outline.isLocalNamed(name, at: $0) }
  }

  /// The elements with this name directly inside an element.
  func children(_ index: Int, _ name: StaticString) -> [Int] {
    outline.elements(of: index).filter { outline.isLocalNamed(name, at: $0) }
  }

  func child(_ index: Int, _ name: StaticString) -> Int? { children(index, name).first }

  func parent(_ index: Int) -> Int { outline.nodes[index].parent }

  func localName(_ index: Int) -> String { outline.localName(of: index) }

  func attribute(_ name: String, _ index: Int) -> String? { outline.attribute(name, of: index) }

  /// The text of an element, with its blanks.
  func wholeText(_ index: Int) -> String { outline.text(of: index) }

  /// The text of an element, without blanks at its ends.
  func text(_ index: Int) -> String {
    let kept = wholeText(index).unicodeScalars.drop { $0.properties.isWhitespace }
    return String(String.UnicodeScalarView(kept.reversed().drop { $0.properties.isWhitespace }.reversed()))
  }

  /// All elements that have an attribute with this name, in their order.
  func all(with attribute: String) -> [Int] {
    outline.nodes.indices.filter { outline.attributeRange(attribute, of: $0) != nil }
  }

  /// The numbers in an attribute or text.
  static func numbers(_ text: String?) -> [Double] { (text ?? "").split(separator: " ").compactMap { Double($0) } }

  /// A fault of an element.
  func fault(_ index: Int, _ message: String) -> OFDFault {
    var steps: [String] = []
    var at = index
    while at >= 0 {
      steps.append(localName(at) + (attribute("ID", at).map { "#\($0)" } ?? ""))
      at = parent(at)
    }
    return OFDFault(part: name, place: steps.reversed().joined(separator: "/"), message: message)
  }
}

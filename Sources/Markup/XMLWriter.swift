/// Writes XML elements into bytes, in the order of the calls.
///
/// Names are written as they are given; texts and attribute values are escaped. An element without content is written
/// as an empty-element tag.
package struct XMLWriter: Sendable {
  /// What has been written; complete once every element is closed.
  package private(set) var bytes: [UInt8] = []

  private var names: [String] = []
  private var tagIsOpen = false

  /// Begins a document, or a fragment of one.
  ///
  /// - Parameter declaration: whether to begin with the XML declaration that office files have.
  package init(declaration: Bool = false) {
    if declaration { bytes.append(contentsOf: XMLWriter.declaration.utf8) }
  }

  /// The XML declaration with which parts of office files begin.
  package static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

  /// Makes room for `count` more bytes.
  package mutating func reserve(_ count: Int) { bytes.reserveCapacity(bytes.count + count) }

  /// Opens an element.
  package mutating func open(_ name: String, _ attributes: [(String, String)] = []) {
    endTag()
    bytes.append(UInt8(ascii: "<"))
    bytes.append(contentsOf: name.utf8)
    for (name, value) in attributes { attribute(name, value) }
    names.append(name)
    tagIsOpen = true
  }

  /// Adds an attribute to the element just opened.
  package mutating func attribute(_ name: String, _ value: String) {
    bytes.append(UInt8(ascii: " "))
    bytes.append(contentsOf: name.utf8)
    bytes.append(contentsOf: "=\"".utf8)
    XMLTextWriter.escapeAttribute(value, into: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Closes the element opened last.
  package mutating func close() {
    // Calls are paired in the source. To go on would write a document that is not well-formed, without a word.
    guard let name = names.popLast() else { preconditionFailure("close() without open()") }
    if tagIsOpen {
      bytes.append(contentsOf: "/>".utf8)
      tagIsOpen = false
    } else {
      bytes.append(contentsOf: "</".utf8)
      bytes.append(contentsOf: name.utf8)
      bytes.append(UInt8(ascii: ">"))
    }
  }

  /// Writes an element without content.
  package mutating func empty(_ name: String, _ attributes: [(String, String)] = []) {
    open(name, attributes)
    close()
  }

  /// Writes an element that holds one text.
  package mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    open(name, attributes)
    self.text(text)
    close()
  }

  /// Writes character data.
  package mutating func text(_ text: String) {
    endTag()
    XMLTextWriter.escapeText(text, into: &bytes)
  }

  /// Writes bytes as they are: XML that was made elsewhere.
  package mutating func raw(_ xml: some Sequence<UInt8>) {
    endTag()
    bytes.append(contentsOf: xml)
  }

  /// Writes XML given as text, as it is.
  package mutating func raw(_ xml: String) { raw(xml.utf8) }

  private mutating func endTag() {
    guard tagIsOpen else { return }
    bytes.append(UInt8(ascii: ">"))
    tagIsOpen = false
  }
}

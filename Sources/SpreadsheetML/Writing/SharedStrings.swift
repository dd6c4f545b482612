import Markup

/// The shared strings of a workbook that is written, each once, in the order in which they first appear.
struct SharedStrings {
  private var texts: [String] = []
  private var known: [String: Int] = [:]

  mutating func index(of text: String) -> Int {
    if let index = known[text] { return index }
    known[text] = texts.count
    texts.append(text)
    return texts.count - 1
  }

  /// The part. The number of references, which may be left out, is: in a template it would be wrong as soon as tags give
  /// way to numbers.
  var xml: [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open("sst", [WorksheetXML.namespace, ("uniqueCount", "\(texts.count)")])
    for text in texts {
      xml.open("si")
      CellText.write(text, to: &xml)
      xml.close()
    }
    xml.close()
    return xml.bytes
  }
}

import Markup

/// The shared strings of a workbook that is written, each once, in the order in which they first appear.
struct SharedStrings {
  private var texts: [[FormTextPiece]] = []
  private var known: [[FormTextPiece]: Int] = [:]
  private var references = 0

  mutating func index(of text: String) -> Int { index(of: [FormTextPiece(text)]) }

  mutating func index(of pieces: [FormTextPiece]) -> Int {
    references += 1
    if let index = known[pieces] { return index }
    known[pieces] = texts.count
    texts.append(pieces)
    return texts.count - 1
  }

  /// The part. Without `counting` the number of references is left out: in a template it would be wrong as soon as tags give
  /// way to numbers.
  func xml(counting: Bool = true) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    let count = counting ? [("count", "\(references)")] : []
    xml.open("sst", [SheetXML.namespace] + count + [("uniqueCount", "\(texts.count)")])
    for pieces in texts {
      xml.open("si")
      let isPlain = pieces.count == 1 && pieces[0].font == nil
      for piece in pieces {
        if !isPlain {
          xml.open("r")
          if let font = piece.font {
            xml.open("rPr")
            xml.form(font, nameElement: "rFont")
            xml.close()
          }
        }
        xml.element("t", CellText.attributes(piece.text), text: EscapedText.encoded(piece.text))
        if !isPlain { xml.close() }
      }
      xml.close()
    }
    xml.close()
    return xml.bytes
  }
}

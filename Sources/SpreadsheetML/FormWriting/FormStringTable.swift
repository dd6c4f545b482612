import Markup

/// The shared strings, each once, in the order in which they first appear.
struct FormStringTable {
  private var texts: [[FormTextPiece]] = []
  private var known: [[FormTextPiece]: Int] = [:]

  mutating func index(of pieces: [FormTextPiece]) -> Int {
    if let index = known[pieces] { return index }
    known[pieces] = texts.count
    texts.append(pieces)
    return texts.count - 1
  }

  func xml() -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    // The number of references is left out: it would be wrong as soon as tags give way to numbers.
    xml.open("sst", [FormSheet.namespace, ("uniqueCount", String(texts.count))])
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
        // The schema of ISO 29500 does not know the attribute here; Excel needs it where white space is at an end.
        let isPadded = isSpace(piece.text.utf8.first) || isSpace(piece.text.utf8.last)
        xml.open("t", isPadded ? [("xml:space", "preserve")] : [])
        xml.text(piece.text)
        xml.close()
        if !isPlain { xml.close() }
      }
      xml.close()
    }
    xml.close()
    return xml.bytes
  }

  private func isSpace(_ byte: UInt8?) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x09 }
}

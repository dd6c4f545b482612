/// Fonts are in the file, with every character that a text shows by them.
struct FontCoverageRule: OFDRule {
  static let clause = "6.2.6b"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    var faults: [OFDFault] = []
    var characters: [String: CharacterList] = [:]
    for (list, font) in document.all("Font") {
      guard let file = list.part.child(font, "FontFile"), let bytes = document.file(file, in: list.part) else {
        faults.append(list.part.fault(font, "has no file"))
        continue
      }
      guard let found = FontFile(bytes)?.characters else {
        faults.append(list.part.fault(font, "has a file whose characters cannot be read"))
        continue
      }
      characters[list.part.attribute("ID", font) ?? ""] = found
    }
    for part in document.contents {
      for text in part.all("TextObject") {
        guard let known = characters[part.attribute("Font", text) ?? ""] else { continue }
        // Texts with glyphs of their own do not need the font's characters.
        guard part.child(text, "CGTransform") == nil else { continue }
        for code in part.children(text, "TextCode") {
          let missing = part.wholeText(code).unicodeScalars.filter { known[$0] == nil }
          if let first = missing.first { faults.append(part.fault(code, "its font has no glyph for \(first)")) }
        }
      }
    }
    return faults
  }
}

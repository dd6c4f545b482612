/// Fonts have outlines as TrueType describes them, and the tables that later programs need.
struct FontTableRule: OFDRule {
  static let clause = "6.2.6c"
  private static let tables = ["cmap", "loca", "glyf", "head", "hhea", "hmtx", "maxp", "name", "OS/2", "post"]

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.all("Font").compactMap { list, font in
      guard let file = list.part.child(font, "FontFile"), let bytes = document.file(file, in: list.part) else {
        return nil
      }
      guard let tables = FontFile(bytes)?.tables else { return list.part.fault(font, "has a file that is no font") }
      let missing = FontTableRule.tables.filter { tables[$0] == nil }
      return missing.isEmpty ? nil : list.part.fault(font, "lacks \(missing.joined(separator: ", "))")
    }
  }
}

/// Colours are grey, RGB or CMYK.
struct ColourSpaceRule: OFDRule {
  static let clause = "6.3.1b"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.all("ColorSpace").filter {
      !["GRAY", "Gray", "RGB", "CMYK"].contains($0.list.part.attribute("Type", $0.node) ?? "")
    }.map { $0.list.part.fault($0.node, "is of an unknown type") }
  }
}

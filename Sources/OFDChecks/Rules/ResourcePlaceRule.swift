/// Fonts and colour spaces are public resources; pictures, drawing parameters and composite units are the document's or a page's.
struct ResourcePlaceRule: OFDRule {
  static let clause = "6.2.6a"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.resources.flatMap { list in
      let wrong: [StaticString] =
        list.list == "PublicRes"
        ? ["MultiMedias", "DrawParams", "CompositeGraphicUnits"] : ["Fonts", "ColorSpaces"]
      return wrong.flatMap { name in
        list.part.children(list.part.root, name).map { list.part.fault($0, "stands in \(list.list)") }
      }
    }
  }
}

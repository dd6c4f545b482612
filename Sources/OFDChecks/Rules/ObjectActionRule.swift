/// Units of pages have no actions: links are annotations.
struct ObjectActionRule: OFDRule {
  static let clause = "6.3.3b"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.contents.flatMap { part in
      part.all("Actions").filter { part.attribute("Boundary", part.parent($0)) != nil }.map {
        part.fault($0, "belongs to a unit of the page")
      }
    }
  }
}

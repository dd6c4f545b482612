/// There are no sounds and films.
struct MediaRule: OFDRule {
  static let clause = "6.2.6g, 6.7"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.all("MultiMedia").filter { $0.list.part.attribute("Type", $0.node) != "Image" }.map {
      $0.list.part.fault($0.node, "is no picture")
    }
  }
}

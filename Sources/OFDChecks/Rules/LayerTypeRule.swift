/// What matters lies in the body or the background.
struct LayerTypeRule: OFDRule {
  static let clause = "6.2.4a"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.contents.flatMap { part in
      part.all("Layer").filter { !["Body", "Background"].contains(part.attribute("Type", $0) ?? "Body") }.map {
        part.fault($0, "is neither body nor background")
      }
    }
  }
}

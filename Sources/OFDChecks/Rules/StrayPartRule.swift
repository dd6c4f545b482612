/// There is nothing in the file that nothing leads to.
struct StrayPartRule: OFDRule {
  static let clause = "6.2.1e"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    var reached = Set(document.locations.compactMap(\.target))
    reached.insert("OFD.xml")
    return document.names.filter { !reached.contains($0) }.map {
      OFDFault(part: $0, message: "nothing leads to it")
    }
  }
}

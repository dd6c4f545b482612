/// Everything that is shown lies inside the file.
struct OutsideReferenceRule: OFDRule {
  static let clause = "6.1"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.locations.compactMap { location in
      guard let target = location.target else {
        return location.part.fault(location.node, "leads outside: \(location.text)")
      }
      if document.has(target) { return nil }
      return location.part.fault(location.node, "leads to \(target), which is not there")
    }
  }
}

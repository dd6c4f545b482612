/// Units have numbers of their own, none above what the document says.
struct UnitNumberRule: OFDRule {
  static let clause = "GB/T 33190 7.5"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    let limits = document.documents.flatMap { part in part.all("MaxUnitID").compactMap { Int(part.text($0)) } }
    let most = limits.max() ?? 0
    var numbers: Set<Int> = []
    return (document.documents + document.resources.map(\.part) + document.contents).flatMap { part in
      part.all(with: "ID").compactMap { node in
        guard let number = part.attribute("ID", node).flatMap({ Int($0) }), number > 0 else {
          return part.fault(node, "has no number")
        }
        if number > most { return part.fault(node, "has a number above \(most)") }
        return numbers.insert(number).inserted ? nil : part.fault(node, "has the number of another unit")
      }
    }
  }
}

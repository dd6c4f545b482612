/// A file holds one document.
struct SingleDocumentRule: OFDRule {
  static let clause = "6.2.1c"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    let count = document.main.all("DocBody").count
    return count == 1 ? [] : [document.main.fault(document.main.root, "holds \(count) documents")]
  }
}

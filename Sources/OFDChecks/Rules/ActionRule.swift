/// Actions of the document, its outline and its pages only lead to places in it.
struct ActionRule: OFDRule {
  static let clause = "6.2.2c, 6.2.3c, 6.2.5a"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    (document.documents + document.contents).flatMap { part in
      part.all("Action").filter { part.child($0, "Goto") == nil }.map { part.fault($0, "does not lead to a place") }
    }
  }
}

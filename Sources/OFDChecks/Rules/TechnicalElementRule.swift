/// No permissions, view preferences or extensions: programs of later days need not know them.
struct TechnicalElementRule: OFDRule {
  static let clause = "6.2.2"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.documents.flatMap { part in
      (["Permissions", "VPreferences", "Extensions"] as [StaticString]).flatMap { name in
        part.children(part.root, name).map { part.fault($0, "is not for archives") }
      }
    }
  }
}

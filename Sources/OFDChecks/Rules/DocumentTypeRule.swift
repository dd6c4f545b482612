/// The file says that it is for archives.
struct DocumentTypeRule: OFDRule {
  static let clause = "6.2.1a"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    let main = document.main
    let type = main.attribute("DocType", main.root) ?? ""
    return type == "OFD-A" ? [] : [main.fault(main.root, "DocType is \"\(type)\" instead of \"OFD-A\"")]
  }
}

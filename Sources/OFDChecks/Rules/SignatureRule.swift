/// Signatures must be of a kind that lasts (GB/T 35275, GB/T 38540), which is not looked into here: a file of ours has none.
struct SignatureRule: OFDRule {
  static let clause = "6.13"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.main.all("Signatures").map { document.main.fault($0, "may not be of a kind that lasts") }
  }
}

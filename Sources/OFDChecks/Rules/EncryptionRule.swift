/// Nothing is encrypted. Archives with passwords do not even open; this is about what OFD has for it.
struct EncryptionRule: OFDRule {
  static let clause = "6.16"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.names.filter {
      $0.lowercased().hasSuffix("encryptions.xml") || $0.lowercased().hasSuffix("decryptseed.dat")
    }.map { OFDFault(part: $0, message: "belongs to an encryption") }
  }
}

import Zipping

/// The archive is one that every program reads: no data descriptors, no extra fields, no folders, no links.
struct ArchiveFormRule: OFDRule {
  static let clause = "GB/T 33190 6"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.directory.records.flatMap { record in
      let faults = [
        record.flags & 1 << 3 != 0 ? "has a data descriptor" : nil,
        record.extraLength > 0 ? "has extra fields" : nil, record.name.hasSuffix("/") ? "is a folder" : nil,
      ]
      return faults.compactMap { $0 }.map { OFDFault(part: record.name, message: $0) }
    }
      + document.archive.entries.filter { $0.oddity != nil }.map {
        OFDFault(part: $0.name, message: "is an unusual member")
      }
  }
}

/// A rule for OFD files, and how to find what breaks it.
///
/// The text of GB/T 42133-2022 was not at hand; the rules follow what is publicly told of its clauses. A file without fault is
/// prepared for the standard, no more.
package protocol OFDRule: Sendable {
  /// The clause that the rule is of.
  static var clause: String { get }
  /// Where the document breaks the rule.
  func faults(in document: CheckedDocument) -> [OFDFault]
}

extension OFDRule {
  func explained(in document: CheckedDocument) -> [OFDFault] {
    faults(in: document).map { fault in
      var fault = fault
      fault.clause = Self.clause
      return fault
    }
  }
}

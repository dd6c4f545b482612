package import Forms
package import Storage

/// Under which terms the forms of an archive packet are kept: all of one fiscal year, one class and one retention.
package struct ArchiveTerms: Sendable, Hashable {
  /// The fiscal year (年度), which is that of the calendar, in which the forms were closed or made void.
  package let year: Int
  /// The company's fonds (全宗号), if it has one.
  package let fonds: String?
  /// The archive class (档案门类) as the schemas call it: 会计凭证附件.
  package let archiveClass: String
  /// How many full years after `year` they are kept; `nil` is permanent.
  package let years: Int?
  /// How the archival codes are written.
  package let code: ArchiveCode
  /// The serial of the first form's code; the others follow in the order of the packet.
  package let firstSerial: Int
  /// SHA-256 of the company's rules of arrangement, `forms/archive.yaml`, which lie in the packet.
  package let rules: Digest

  /// Makes terms.
  package init(
    year: Int, fonds: String?, archiveClass: String, years: Int?, code: ArchiveCode, firstSerial: Int, rules: Digest
  ) {
    self.year = year
    self.fonds = fonds
    self.archiveClass = archiveClass
    self.years = years
    self.code = code
    self.firstSerial = firstSerial
    self.rules = rules
  }

  /// The last day on which the forms must be kept, ISO 8601; `nil` for ever.
  package var keptUntil: String? { years.map { "\(year + $0)-12-31" } }

  /// The code of the form at this place of the packet, from 0; in a packet of late attachments it has the code that it had.
  package func code(at place: Int, of supplement: PacketSupplement? = nil) -> String {
    guard let supplement, supplement.serials.indices.contains(place) else { return code.text(firstSerial + place) }
    return code.text(supplement.serials[place])
  }
}

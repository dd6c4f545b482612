/// The usual area of pages is said once, and pages that have it do not say it again.
struct PageAreaRule: OFDRule {
  static let clause = "6.2.3a, 6.2.3b"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.documents.filter { PageAreaRule.box($0) == nil }.map { $0.fault($0.root, "says no usual area") }
      + (document.pages + document.templates).compactMap { page in
        guard let area = page.part.child(page.part.root, "Area"), let own = PageAreaRule.box(page.part),
          own == PageAreaRule.box(page.document)
        else { return nil }
        return page.part.fault(area, "says the usual area again")
      }
  }

  private static func box(_ part: CheckedPart) -> [Double]? {
    part.all("PhysicalBox").first.map { CheckedPart.numbers(part.text($0)) }
  }
}

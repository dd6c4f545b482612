/// Places that actions lead to are there.
struct DestinationRule: OFDRule {
  static let clause = "6.2.5b"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    let pages = Set(document.pages.map(\.number))
    let bookmarks = Set(
      document.documents.flatMap { part in
        part.all("Bookmarks").flatMap { part.children($0, "Bookmark") }.compactMap { part.attribute("Name", $0) }
      })
    return (document.documents + document.contents).flatMap { part in
      let lost = part.all("Dest").filter { !pages.contains(part.attribute("PageID", $0) ?? "") }
      let named = part.all("Goto").flatMap { part.children($0, "Bookmark") }.filter {
        !bookmarks.contains(part.attribute("Name", $0) ?? "")
      }
      return (lost + named).map { part.fault($0, "leads to what is not there") }
    }
  }
}

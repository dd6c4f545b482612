/// A picture on several pages is a resource of the document, and no picture is there twice.
struct SharedPictureRule: OFDRule {
  static let clause = "6.5a"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    var files: [[UInt8]: String] = [:]
    return document.all("MultiMedia").compactMap { list, media in
      guard let file = list.part.child(media, "MediaFile"), let bytes = document.file(file, in: list.part) else {
        return nil
      }
      if let first = files[bytes] { return list.part.fault(media, "is the same picture as #\(first)") }
      files[bytes] = list.part.attribute("ID", media) ?? ""
      return nil
    }
  }
}

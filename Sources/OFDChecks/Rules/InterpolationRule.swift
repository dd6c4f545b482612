/// Pictures are drawn as they are, without pixels made up between theirs.
struct InterpolationRule: OFDRule {
  static let clause = "6.5b"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.contents.flatMap { part in
      part.all("ImageObject").filter { (part.attribute("Interpolate", $0) ?? "false") != "false" }.map {
        part.fault($0, "is interpolated")
      }
    }
  }
}

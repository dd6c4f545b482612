/// A text that is only made wider or narrower says so by its horizontal scale.
struct TextScaleRule: OFDRule {
  static let clause = "6.6d"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.contents.flatMap { part in
      part.all("TextObject").compactMap { text in
        let matrix = CheckedPart.numbers(part.attribute("CTM", text))
        guard matrix.count == 6, matrix[1] == 0, matrix[2] == 0, matrix[3] == 1, matrix[0] != 1 else { return nil }
        return part.fault(text, "is scaled by its matrix")
      }
    }
  }
}

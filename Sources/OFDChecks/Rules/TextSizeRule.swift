/// The size of a text is said by its size, not by a matrix.
struct TextSizeRule: OFDRule {
  static let clause = "6.6c"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.contents.flatMap { part in
      part.all("TextObject").compactMap { text in
        guard let size = part.attribute("Size", text).flatMap(Double.init), size > 0 else {
          return part.fault(text, "has no size")
        }
        let matrix = CheckedPart.numbers(part.attribute("CTM", text))
        guard matrix.count == 6 else { return nil }
        let area = abs(matrix[0] * matrix[3] - matrix[1] * matrix[2])
        return abs(area - 1) < 0.001 ? nil : part.fault(text, "has a size by its matrix")
      }
    }
  }
}

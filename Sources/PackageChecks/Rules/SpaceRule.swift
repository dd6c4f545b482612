import Findings
import Markup

/// Point 14: a text that begins or ends in a blank says `xml:space="preserve"`, or the blank is lost.
///
/// Prevents: blanks at the beginning or end of a text will be lost.
struct SpaceRule: PackageRule {
  static let point = 14
  static let meaning = FaultMeaning(.packageBlanksLost)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.parts.flatMap { part in
      ["w:t", "w:delText", "w:instrText", "s:t"].flatMap(part.all).compactMap { index in
        let text = part.outline.text(of: index)
        guard let first = text.first, let last = text.last, isBlank(first) || isBlank(last),
          part.attribute("xml:space", index) != "preserve"
        else { return nil }
        return part.fault(Self.point, index, "blanks at the ends of \"\(text)\" are lost", about: text)
      }
    }
  }

  private func isBlank(_ character: Character) -> Bool {
    character == " " || character == "\t" || character == "\n" || character == "\r\n"
  }
}

/// Point 32: a comment or note that is referred to exists.
struct NoteReferenceRule: PackageRule {
  static let point = 32

  private static let kinds = [
    ("comments", "w:comment", ["w:commentReference", "w:commentRangeStart", "w:commentRangeEnd"]),
    ("footnotes", "w:footnote", ["w:footnoteReference"]), ("endnotes", "w:endnote", ["w:endnoteReference"]),
  ]

  func faults(in package: CheckedPackage) -> [PackageFault] {
    Self.kinds.flatMap { type, element, references in
      let notes = package.part(type, from: package.main)
      let known = Set(notes.map { part in part.all(element).compactMap { part.attribute("w:id", $0) } } ?? [])
      return package.stories.flatMap { part in
        references.flatMap(part.all).filter { !known.contains(part.attribute("w:id", $0) ?? "") }
          .map { part.fault(Self.point, $0, "there is none with id \(part.attribute("w:id", $0) ?? "") in \(type)") }
      }
    }
  }
}

import Findings

/// Point 32: a comment or note that is referred to exists.
///
/// Prevents: a comment or note is referred to but not there, and Word asks to repair.
struct NoteReferenceRule: PackageRule {
  static let point = 32
  static let meaning = FaultMeaning(.packageMissingNote)

  private static let kinds = [
    ("comments", "w:comment", ["w:commentReference", "w:commentRangeStart", "w:commentRangeEnd"]),
    ("footnotes", "w:footnote", ["w:footnoteReference"]), ("endnotes", "w:endnote", ["w:endnoteReference"]),
  ]

  func faults(in package: CheckedPackage) -> [PackageFault] {
    Self.kinds.flatMap { type, element, references -> [PackageFault] in
      let notes = package.part(type, from: package.main)
      var known: Set<String> = []
      var faults: [PackageFault] = []
      if let notes {
        for index in notes.all(element) where !known.insert(notes.attribute("w:id", index) ?? "").inserted {
          faults.append(notes.fault(Self.point, index, "the id is used twice"))
        }
      }
      for part in package.stories {
        faults += references.flatMap(part.all).filter { !known.contains(part.attribute("w:id", $0) ?? "") }
          .map { part.fault(Self.point, $0, "there is none with id \(part.attribute("w:id", $0) ?? "") in \(type)") }
      }
      return faults
    }
  }
}

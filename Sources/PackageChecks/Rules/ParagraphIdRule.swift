import Findings

/// Point 28: `w14:paraId` lies between 1 and 0x7FFFFFFF and is unique in its part.
///
/// Prevents: a paragraph id is used twice or out of range, and Word calls the file damaged.
struct ParagraphIdRule: PackageRule {
  static let point = 28
  static let meaning = FaultMeaning(.packageParagraphId)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.stories.flatMap { part in
      var seen: Set<String> = []
      return (part.primary("w:p") + part.primary("w:tr")).compactMap { index -> PackageFault? in
        guard let id = part.attribute("w14:paraId", index) else { return nil }
        guard let number = UInt32(id, radix: 16), 1..<0x8000_0000 ~= number else {
          return part.fault(Self.point, index, "the paragraph id \(id) is out of range")
        }
        if seen.insert(id).inserted { return nil }
        // Copied rows keep their ids in Word too.
        return part.fault(Self.point, index, "the paragraph id \(id) is used twice").meaning(Self.meaning.mild)
      }
    }
  }
}

import Markup
import OPC

/// What differs between a sheet and its further copies.
enum SheetCopy {
  /// A worksheet's part of which no view is selected: with two sheets selected, one would type into both.
  static func unselected(_ bytes: [UInt8]) -> [UInt8] {
    let mark = Array(" tabSelected=\"".utf8)
    guard let end = bytes.firstRange(of: Array("sheetData".utf8))?.lowerBound,
      let at = bytes[..<end].firstRange(of: mark),
      let close = bytes[at.upperBound...].firstIndex(of: UInt8(ascii: "\""))
    else { return bytes }
    return Array(bytes[..<at.lowerBound] + bytes[(close + 1)...])
  }

  /// The type of the relationships that lead to worksheets, as the template writes it.
  static func type(_ template: WorkbookTemplate) -> String {
    template.package.relationships(of: template.main).first { $0.shortType == "worksheet" }?.type
      ?? RelationshipType.office("worksheet")
  }

  /// These parts, and those to which relationships lead from them only.
  static func orphans(of gone: [PartName], in package: OPCPackage) -> Set<PartName> {
    var orphans = Set(gone)
    var referrers: [PartName: Set<PartName>] = [:]
    for source in package.parts.map(\.name) where !source.isRelationships {
      for link in package.relationships(of: source) {
        if let part = link.part { referrers[part, default: []].insert(source) }
      }
    }
    var isGrowing = !gone.isEmpty
    while isGrowing {
      let more = referrers.filter { !orphans.contains($0.key) && $0.value.isSubset(of: orphans) }.keys
      orphans.formUnion(more)
      isGrowing = !more.isEmpty
    }
    return orphans
  }

  /// The application's properties without the names of sheets; `nil` if there are none.
  static func withoutTitles(_ bytes: [UInt8]) -> [UInt8]? {
    guard let outline = try? XMLOutline(bytes, name: "app.xml") else { return nil }
    var out: [UInt8] = []
    var at = 0
    for element in outline.elements(of: outline.root)
    where outline.isLocalNamed("TitlesOfParts", at: element) || outline.isLocalNamed("HeadingPairs", at: element) {
      out += outline.bytes[at..<outline.nodes[element].outer.lowerBound]
      at = outline.nodes[element].outer.upperBound
    }
    return at == 0 ? nil : out + outline.bytes[at...]
  }
}

/// Names for new parts that no other part has.
struct NewPartNames {
  private var taken: Set<PartName>

  init(_ package: OPCPackage) { taken = Set(package.parts.map(\.name)) }

  /// A name like this one, with the next free number.
  mutating func next(after name: PartName) -> PartName {
    let file = name.file
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    var stem = file[..<dot]
    while let last = stem.last, last.isASCII, last.isNumber { stem.removeLast() }
    var number = 2
    while true {
      if let new = PartName("\(name.folder)\(stem)\(number)\(file[dot...])"), taken.insert(new).inserted { return new }
      number += 1
    }
  }
}

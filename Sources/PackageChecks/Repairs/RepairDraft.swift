import Markup
import OPC

/// A package on the way to a repaired one: what changes in it, and what people are told of.
struct RepairDraft {
  /// The package as it was read.
  let package: CheckedPackage
  /// What the repairs left out.
  private(set) var faults: [PackageFault] = []
  /// What changes beside the texts of parts.
  var changes = OPCChanges()
  private var edits: [PartName: [(range: Range<Int>, text: [UInt8])]] = [:]

  init(_ package: CheckedPackage) { self.package = package }

  /// Tells people of something that is left out.
  mutating func report(_ fault: PackageFault, _ meaning: FaultMeaning) { faults.append(fault.meaning(meaning)) }

  /// Leaves a relationship out.
  mutating func drop(_ link: Relationship, of source: PartName?) {
    changes.droppedRelationships[source, default: []].insert(link.id)
  }

  /// Writes `text` instead of some bytes of a part; nothing leaves them out.
  mutating func replace(_ range: Range<Int>, of part: CheckedPart, with text: String = "") {
    guard let name = PartName(part.name) else { return }
    edits[name, default: []].append((range, Array(text.utf8)))
  }

  /// Whether an element is left out already.
  func removes(_ node: Int, of part: CheckedPart) -> Bool {
    PartName(part.name).flatMap { edits[$0] }?.contains { $0.range == part.outline.nodes[node].outer } ?? false
  }

  /// Leaves an element out.
  mutating func remove(_ node: Int, of part: CheckedPart) { replace(part.outline.nodes[node].outer, of: part) }

  /// The bytes of the repaired file; `nil` if nothing changes.
  consuming func written() throws(OPCError) -> [UInt8]? {
    for (name, edits) in edits {
      guard let part = package.part(name) else { continue }
      changes.replacements[name] = .plain(Self.bytes(of: part, edits))
    }
    let isChanged =
      !edits.isEmpty || !changes.removals.isEmpty || !changes.droppedRelationships.isEmpty
      || !changes.contentTypes.isEmpty
    return isChanged ? try package.opc.writing(changes) : nil
  }

  /// An edit inside another one has no effect of its own.
  private static func bytes(of part: CheckedPart, _ edits: [(range: Range<Int>, text: [UInt8])]) -> [UInt8] {
    let bytes = part.outline.bytes
    var written: [UInt8] = []
    written.reserveCapacity(bytes.count)
    var at = 0
    for edit in edits.sorted(by: {
      ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
    })
    where edit.range.lowerBound >= at {
      written += bytes[at..<edit.range.lowerBound]
      written += edit.text
      at = edit.range.upperBound
    }
    return written + bytes[at...]
  }
}

extension CheckedPart {
  /// The elements that name a relationship, in whatever attribute with a prefix.
  func uses(of id: String) -> [Int] {
    let wanted = Array(id.utf8)
    return outline.nodes.indices.filter { index in
      outline.attributes(of: index).contains {
        outline.bytes[$0.value].elementsEqual(wanted) && outline.bytes[$0.name].contains(UInt8(ascii: ":"))
      }
    }
  }

  /// The attributes of an element whose names have a prefix and whose value is this one.
  func attributeRanges(of node: Int, withValue value: String) -> [Range<Int>] {
    outline.attributes(of: node).filter {
      outline.bytes[$0.value].elementsEqual(value.utf8) && outline.bytes[$0.name].contains(UInt8(ascii: ":"))
    }.map(\.outer)
  }
}

import Markup

/// Markup compatibility (ISO/IEC 29500-3) as a reader that knows no newer namespace: what may be ignored goes, and
/// alternate content becomes its fallback.
enum CompatibilityStep {
  /// The part's bytes after the step.
  static func apply(to part: CheckedPart) -> [UInt8] {
    let outline = part.outline
    var namespaces = part.namespaces
    var cuts: [Range<Int>] = []
    var ignorable: [Int: Set<String>] = [:]
    var index = 0
    while index < outline.nodes.count {
      let node = outline.nodes[index]
      guard node.kind == .element else {
        index += 1
        continue
      }
      var ignored = ignorable[node.parent] ?? []
      for attribute in outline.attributes(of: index) where outline.bytes[attribute.name].contains(UInt8(ascii: ":")) {
        let name = String(decoding: outline.bytes[attribute.name], as: UTF8.self)
        if namespaces.uri(prefix(name), at: index, in: outline) == mce, name.hasSuffix(":Ignorable") {
          let prefixes = String(decoding: outline.bytes[attribute.value], as: UTF8.self).split(separator: " ")
          ignored.formUnion(prefixes.map { namespaces.uri(String($0), at: index, in: outline) })
        }
      }
      ignorable[index] = ignored
      let uri = namespaces.uri(prefix(outline.name(of: index)), at: index, in: outline)
      if ignored.contains(uri), !uri.isEmpty {
        cuts.append(node.outer)
        index = node.subtreeEnd
      } else if part.names[index] == "mc:AlternateContent" {
        guard let fallback = part.children(index, "mc:Fallback").first else {
          cuts.append(node.outer)
          index = node.subtreeEnd
          continue
        }
        let inner = outline.nodes[fallback].inner
        cuts.append(node.outer.lowerBound..<inner.lowerBound)
        cuts.append(inner.upperBound..<node.outer.upperBound)
        ignorable[fallback] = ignored
        index = fallback + 1
      } else {
        for attribute in outline.attributes(of: index) {
          let name = String(decoding: outline.bytes[attribute.name], as: UTF8.self)
          guard name.contains(":"), !name.hasPrefix("xmlns:") else { continue }
          let uri = namespaces.uri(prefix(name), at: index, in: outline)
          // Excel writes xml:space on s:t, and needs it, but the schema has forgotten it.
          let isForgotten = name == "xml:space" && part.names[index] == "s:t"
          if uri == mce || ignored.contains(uri) || isForgotten { cuts.append(attribute.outer) }
        }
        index += 1
      }
    }
    return without(cuts.sorted { $0.lowerBound < $1.lowerBound }, outline.bytes)
  }

  private static let mce = "http://schemas.openxmlformats.org/markup-compatibility/2006"

  private static func prefix(_ name: String) -> String {
    name.firstIndex(of: ":").map { String(name[..<$0]) } ?? ""
  }

  private static func without(_ cuts: [Range<Int>], _ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    kept.reserveCapacity(bytes.count)
    var at = 0
    for cut in cuts where cut.lowerBound >= at {
      kept += bytes[at..<cut.lowerBound]
      at = cut.upperBound
    }
    return kept + bytes[at...]
  }
}

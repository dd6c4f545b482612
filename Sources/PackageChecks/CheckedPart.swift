import Findings
package import Markup
import Zipping

/// An XML part with its elements' names brought to the usual prefixes: `w:p` whatever the part itself writes.
package struct CheckedPart: Sendable {
  /// The part's name.
  package let name: String
  /// The part's content type.
  package let contentType: String
  /// The part's elements and texts.
  package let outline: XMLOutline
  /// For each node the name with its usual prefix, such as `w:p`; empty for what is no element.
  let names: [String]
  let namespaces: NamespaceMap
  private let places: [String: [Int]]
  /// What the part writes for usual prefixes, where it writes another.
  private let writings: [String: String]

  init(_ name: String, contentType: String, _ bytes: [UInt8]) throws(ZipError) {
    let outline: XMLOutline
    do throws(MarkupError) {
      outline = try XMLOutline(bytes, name: name)
    } catch { throw ZipError(.zipDamagedMember, member: name, error.message) }
    var namespaces = NamespaceMap(outline)
    var names: [String] = []
    var places: [String: [Int]] = [:]
    for index in outline.nodes.indices {
      names.append(namespaces.usualName(of: index, in: outline))
      if !names[index].isEmpty { places[names[index], default: []].append(index) }
    }
    self.name = name
    self.contentType = contentType
    self.outline = outline
    self.names = names
    self.namespaces = namespaces
    self.places = places
    writings = NamespaceMap.unusualPrefixes(outline)
  }

  /// The positions of all elements with this name, in document order.
  package func all(_ name: String) -> [Int] { places[name] ?? [] }

  /// The positions of all elements with this name, but those for readers that do not know newer markup.
  func primary(_ name: String) -> [Int] { all(name).filter { !isInside($0, "mc:Fallback") } }

  /// The elements directly inside an element.
  func children(_ index: Int) -> [Int] { Array(outline.elements(of: index)) }

  /// The elements directly inside an element, with this name.
  func children(_ index: Int, _ name: String) -> [Int] { children(index).filter { names[$0] == name } }

  /// The elements with this name anywhere inside an element.
  func inside(_ index: Int, _ name: String) -> [Int] {
    let range = index + 1..<max(outline.nodes[index].subtreeEnd, index + 1)
    return range.filter { names[$0] == name }
  }

  /// The elements with this name that stand in an element directly or within content controls and tracked changes.
  func unwrapped(_ name: String, in index: Int) -> [Int] {
    children(index).flatMap { child in
      if names[child] == name { return [child] }
      return CheckedPart.wrappers.contains(names[child]) ? unwrapped(name, in: child) : []
    }
  }

  private static let wrappers: Set<String> = [
    "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:del", "w:moveFrom", "w:moveTo",
  ]

  /// Whether an element with one of these names is around this one.
  func isInside(_ index: Int, _ names: String...) -> Bool {
    var at = outline.nodes[index].parent
    while at >= 0 {
      if names.contains(self.names[at]) { return true }
      at = outline.nodes[at].parent
    }
    return false
  }

  /// An attribute by its name with the usual prefix: `w:val` whatever the part itself writes.
  func attribute(_ name: String, _ index: Int) -> String? {
    outline.attribute(writings.isEmpty ? name : written(name), of: index)
  }

  /// The attributes of an element by their names without prefix, namespace declarations left out.
  func attributes(_ index: Int) -> [(name: String, value: String)] {
    outline.attributes(of: index).compactMap { attribute in
      let name = outline.bytes[attribute.name]
      if name.starts(with: "xmlns".utf8) { return nil }
      let local = name.lastIndex(of: UInt8(ascii: ":")).map { name[($0 + 1)...] } ?? name
      return (String(decoding: local, as: UTF8.self), XMLText.decodeAttribute(outline.bytes[attribute.value]))
    }
  }

  /// The attributes whose prefix stands for one of these namespaces, by their names without it, in document order.
  func attributes(in spaces: Set<String>) -> [(node: Int, name: String, value: String)] {
    // Where no element declares such a prefix there are none.
    var prefixes: [[UInt8]] = []
    for node in outline.nodes.indices where outline.nodes[node].declaresNamespace {
      for attribute in outline.attributes(of: node) where outline.bytes[attribute.name].starts(with: "xmlns:".utf8) {
        let space = String(decoding: outline.bytes[attribute.value], as: UTF8.self)
        if spaces.contains(space) { prefixes.append(Array(outline.bytes[attribute.name].dropFirst(6))) }
      }
    }
    if prefixes.isEmpty { return [] }
    var found: [(node: Int, name: String, value: String)] = []
    var namespaces = namespaces
    for (index, node) in outline.nodes.enumerated() where node.startTag.count > node.nameRange.count + 3 {
      for attribute in outline.attributes(of: index) {
        let name = outline.bytes[attribute.name]
        guard let colon = name.firstIndex(of: UInt8(ascii: ":")),
          prefixes.contains(where: { $0.elementsEqual(name[..<colon]) }),
          spaces.contains(namespaces.uri(String(decoding: name[..<colon], as: UTF8.self), at: index, in: outline))
        else { continue }
        found.append(
          (
            index, String(decoding: name[(colon + 1)...], as: UTF8.self),
            String(decoding: outline.bytes[attribute.value], as: UTF8.self)
          ))
      }
    }
    return found
  }

  /// The value of the attribute with this name, whatever its prefix.
  func anyAttribute(_ name: String, _ index: Int) -> String? { attributes(index).first { $0.name == name }?.value }

  /// The positions of all elements whose usual prefix is one of these, in document order.
  func all(prefixed prefixes: [String]) -> [Int] {
    places.filter { place in prefixes.contains { place.key.hasPrefix($0) } }.flatMap(\.value).sorted()
  }

  private func written(_ name: String) -> String {
    guard let colon = name.firstIndex(of: ":"), let prefix = writings[String(name[..<colon])] else { return name }
    return prefix + name[colon...]
  }

  /// The path of an element, such as `w:document/w:body/w:tbl[2]`, with the attribute that names it best.
  func place(_ index: Int) -> String {
    var steps: [String] = []
    var at = index
    while at >= 0 {
      let parent = outline.nodes[at].parent
      let same = parent < 0 ? [at] : children(parent, names[at])
      let number = (same.firstIndex(of: at) ?? 0) + 1
      steps.append(names[at] + (same.count > 1 ? "[\(number)]" : ""))
      at = parent
    }
    return steps.reversed().joined(separator: "/")
  }

  /// A fault at an element of this part, whose path is told with ``CheckedPackage/placed(_:)``; `subject` is the name, id
  /// or text concerned.
  func fault(_ point: Int, _ index: Int, _ message: String, about subject: String? = nil) -> PackageFault {
    var fault = PackageFault(point: point, part: name, message: message, subject: subject)
    fault.node = index
    return fault
  }
}

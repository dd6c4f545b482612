import Findings
import OPC
import TemplateLanguage
import Zipping

/// The parts of a joined document: those of the first document, and whatever others have that the first has not.
struct JoinedParts {
  /// The first document.
  let base: OPCPackage
  /// What is added to it.
  private(set) var changes = OPCChanges()
  private var taken: Set<PartName>
  private var placed: [Content: PartName] = [:]
  private var links: [Link: String] = [:]
  private var counters: [String: Int] = [:]
  private let prefix: String
  private let compressor: MemberCompressor

  /// What a part is, apart from its name; its bytes are compressed.
  private struct Content: Hashable {
    var type: String
    var size: Int
    var crc: UInt32
    var bytes: [UInt8]
    var relationships: [Relationship]

    init(_ type: String, _ raw: RawMember, _ relationships: [Relationship]) {
      (self.type, size, crc, bytes) = (type, raw.size, raw.crc, raw.bytes)
      self.relationships = relationships
    }
  }
  private struct Link: Hashable {
    var source: PartName
    var type: String
    var target: String
  }

  init(base: OPCPackage) throws {
    self.base = base
    compressor = try MemberCompressor()
    taken = Set(base.parts.map(\.name))
    var prefix = "rIdJoined"
    while base.relationships(of: base.mainPart).contains(where: { $0.id.hasPrefix(prefix) }) { prefix += "_" }
    self.prefix = prefix
  }

  /// Replaces a part of the first document.
  mutating func replace(_ name: PartName, with content: PartContent) { changes.replacements[name] = content }

  /// The id of a relationship from a part of the first document; a new one if there is none to this target.
  mutating func link(from source: PartName, type: String, to target: PartName) -> String {
    id(Link(source: source, type: type, target: target.text)) {
      Relationship(id: $0, type: type, to: target, from: source)
    }
  }

  /// The ids that relationships of a part of another document get when its content moves into `source` of the first.
  mutating func links(of name: PartName, in package: OPCPackage, into source: PartName) throws -> [String: String] {
    var ids: [String: String] = [:]
    for relationship in package.relationships(of: name) where !JoinedParts.shared.contains(relationship.shortType) {
      let known = base.relationships(of: source).first { $0.id == relationship.id && $0.type == relationship.type }
      if relationship.isExternal {
        if known?.target == relationship.target { continue }
        ids[relationship.id] = id(Link(source: source, type: relationship.type, target: relationship.target)) {
          Relationship(id: $0, type: relationship.type, external: relationship.target)
        }
      } else if let part = relationship.part.flatMap(package.part) {
        let target = try place(part, of: package)
        if known?.part != target { ids[relationship.id] = link(from: source, type: relationship.type, to: target) }
      }
    }
    return ids
  }

  /// The name in the joined document of a part like this one; parts are copied with all that hangs on them, once.
  ///
  /// `bytes` are its content if that has changed.
  mutating func place(
    _ part: Part, of package: OPCPackage, bytes: [UInt8]? = nil, depth: Int = 0
  ) throws -> PartName {
    guard depth < 16 else { throw TemplateError.partsTooDeep }
    var relationships: [Relationship] = []
    for relationship in package.relationships(of: part.name) {
      guard let target = relationship.part.flatMap(package.part) else {
        relationships.append(relationship)
        continue
      }
      let name = try place(target, of: package, depth: depth + 1)
      relationships.append(Relationship(id: relationship.id, type: relationship.type, to: name, from: part.name))
    }
    if bytes == nil, let own = base.part(part.name), own.raw.crc == part.raw.crc, own.raw.size == part.raw.size,
      base.relationships(of: part.name).map(\.part) == relationships.map(\.part)
    {
      return part.name
    }
    let raw = try bytes.map { try compressor.member("", $0) } ?? part.raw
    let content = Content(part.contentType, raw, relationships)
    if let name = placed[content] { return name }
    let name = newName(like: part.name)
    placed[content] = name
    changes.additions.append(
      OPCChanges.Addition(name: name, contentType: part.contentType, content: .raw(raw)))
    for relationship in relationships { changes.relationships.append((name, relationship)) }
    return name
  }

  /// Adds a part that no document has.
  mutating func add(_ bytes: [UInt8], contentType: String, like name: PartName) throws -> PartName {
    let raw = try compressor.member("", bytes)
    let content = Content(contentType, raw, [])
    if let name = placed[content] { return name }
    let name = newName(like: name)
    placed[content] = name
    changes.additions.append(OPCChanges.Addition(name: name, contentType: contentType, content: .raw(raw)))
    return name
  }

  /// Parts that a document has once: the joined one has those of the first.
  private static let shared: Set<String> = [
    "styles", "settings", "webSettings", "fontTable", "theme", "numbering", "comments", "footnotes", "endnotes",
    "commentsExtended", "commentsIds", "commentsExtensible", "people", "glossaryDocument", "customXml", "header",
    "footer", "stylesWithEffects", "bibliography", "keyMapCustomizations",
  ]

  private mutating func id(_ link: Link, _ make: (String) -> Relationship) -> String {
    if let id = links[link] { return id }
    let id = prefix + String(links.count + 1)
    links[link] = id
    changes.relationships.append((link.source, make(id)))
    return id
  }

  private mutating func newName(like name: PartName) -> PartName {
    let file = name.file
    let dot = file.lastIndex(of: ".") ?? file.endIndex
    let stem = "\(name.folder)\(file[..<dot])-"
    while true {
      counters[stem, default: 1] += 1
      let text = "\(stem)\(counters[stem, default: 2])\(file[dot...])"
      if let new = PartName(text), taken.insert(new).inserted { return new }
    }
  }
}

import Findings
import Markup
package import Zipping

/// An Office file that was read and found undamaged.
package struct OPCPackage: Sendable {
  /// What the file is, by the content type of its main part.
  package enum Kind: Sendable, Hashable {
    /// A document of Word (.docx, .dotx).
    case wordprocessing
    /// A workbook of Excel (.xlsx, .xltx).
    case spreadsheet
    /// Anything else.
    case other
  }

  /// What the caller wants with the file, which says how much of it must be trusted.
  package enum Use: Sendable, Hashable {
    /// Parts of it will be handed on: the syntax of every part is checked. What is in it may be dangerous all the same.
    case template
    /// Only values are read from it: macros and controls are refused, links not followed, a part checked when it is read.
    case data
  }

  /// The file, as the caller named it.
  package let file: String
  /// The parts in the order of the archive, relationships parts included.
  package private(set) var parts: [Part]
  /// The content types.
  package let contentTypes: ContentTypes
  /// What the file is.
  package let kind: Kind
  /// The main part, to which the package's `officeDocument` relationship leads.
  package let mainPart: PartName

  let contentTypesMember: RawMember
  private(set) var places: [PartName: Int]
  private let links: [PartName?: [Relationship]]

  /// Reads a file and refuses what is damaged or too big, and every DTD.
  package init(
    reading bytes: [UInt8], name file: String, for use: Use = .template, limits: ZipLimits = .standard
  ) throws(OPCError) {
    let members = try PackageMembers(bytes, file: file, limits: limits)
    let parts = members.parts
    var places: [PartName: Int] = [:]
    for (index, part) in parts.enumerated() {
      guard places.updateValue(index, forKey: part.name) == nil else { throw .partExists(part.name, file) }
    }
    if use == .data {
      for part in parts { try Dangers.check(part.name, contentType: part.contentType, file: file) }
    }
    var links: [PartName?: [Relationship]] = [:]
    for part in parts where part.name.isRelationships {
      let source = part.name.relationshipSource
      let relationships = try part.relationships(of: source)
      links[source] = relationships
    }
    if use == .template {
      for part in parts { try part.check() }
    }
    guard let main = links[nil]?.first(where: { $0.shortType == "officeDocument" })?.part, let place = places[main]
    else {
      throw .notAPackage(
        file, LocalizedText("找不到主文档部件", hant: "找不到主文件部件", en: "it has no main part"))
    }
    self.file = file
    self.parts = parts
    self.contentTypes = members.contentTypes
    self.contentTypesMember = members.contentTypesMember
    self.places = places
    self.links = links
    self.mainPart = parts[place].name
    self.kind = Kind(contentType: parts[place].contentType)
  }

  /// The part with this name.
  package func part(_ name: PartName) -> Part? { places[name].map { parts[$0] } }

  /// The same package with these parts behind all others, in this order: what is made from it again and again then begins
  /// alike.
  package func placing(last names: [PartName]) -> OPCPackage {
    let last = Set(names)
    var package = self
    package.parts = parts.filter { !last.contains($0.name) } + names.compactMap(part)
    for (place, part) in package.parts.enumerated() { package.places[part.name] = place }
    return package
  }

  /// The plain bytes of the part with this name.
  package func bytes(of name: PartName) throws(OPCError) -> [UInt8] {
    guard let part = part(name) else { throw .noSuchPart(name, file) }
    return try part.bytes()
  }

  /// The relationships of a part, or of the package itself, in the order written.
  package func relationships(of source: PartName?) -> [Relationship] { links[source] ?? [] }

  /// The first part to which a relationship of this type leads from `source`; `type` is the type's last segment.
  package func part(_ type: String, from source: PartName?) -> Part? {
    relationships(of: source).lazy.filter { $0.shortType == type }.compactMap(\.part).compactMap(part).first
  }

  /// All parts to which relationships of this type lead from `source`, in the order written.
  package func parts(_ type: String, from source: PartName?) -> [Part] {
    relationships(of: source).filter { $0.shortType == type }.compactMap(\.part).compactMap(part)
  }
}

extension OPCPackage.Kind {
  init(contentType: String) {
    let type = contentType.lowercased()
    if type.contains("wordprocessingml.") {
      self = .wordprocessing
    } else if type.contains("spreadsheetml.") {
      self = .spreadsheet
    } else {
      self = .other
    }
  }
}

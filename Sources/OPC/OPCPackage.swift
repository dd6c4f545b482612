import Findings
import Markup
public import Zipping

/// An Office file that was read and found undamaged.
public struct OPCPackage: Sendable {
  /// What the file is, by the content type of its main part.
  public enum Kind: Sendable, Hashable {
    /// A document of Word (.docx, .dotx).
    case wordprocessing
    /// A workbook of Excel (.xlsx, .xltx).
    case spreadsheet
    /// Anything else.
    case other
  }

  /// What the caller wants with the file, which says how much of it must be trusted.
  public enum Use: Sendable, Hashable {
    /// Parts of it will be handed on: the syntax of every part is checked. What is in it may be dangerous all the same.
    case template
    /// Only values are read from it: macros and controls are refused, links not followed, a part checked when it is read.
    case data
  }

  /// The file, as the caller named it.
  public let file: String
  /// The parts in the order of the archive, relationships parts included.
  public private(set) var parts: [Part]
  /// The content types.
  public let contentTypes: ContentTypes
  /// What the file is.
  public let kind: Kind
  /// The main part, to which the package's `officeDocument` relationship leads.
  public let mainPart: PartName

  let contentTypesMember: RawMember
  private(set) var places: [PartName: Int]
  private let links: [PartName?: [Relationship]]

  /// Reads a file and refuses what is damaged or too big, and every DTD.
  public init(
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
  public func part(_ name: PartName) -> Part? { places[name].map { parts[$0] } }

  /// The same package with these parts behind all others, in this order: what is made from it again and again then begins
  /// alike.
  public func placing(last names: [PartName]) -> OPCPackage {
    let last = Set(names)
    var package = self
    package.parts = parts.filter { !last.contains($0.name) } + names.compactMap(part)
    for (place, part) in package.parts.enumerated() { package.places[part.name] = place }
    return package
  }

  /// The plain bytes of the part with this name.
  public func bytes(of name: PartName) throws(OPCError) -> [UInt8] {
    guard let part = part(name) else { throw .noSuchPart(name, file) }
    return try part.bytes()
  }

  /// The relationships of a part, or of the package itself, in the order written.
  public func relationships(of source: PartName?) -> [Relationship] { links[source] ?? [] }

  /// The first part to which a relationship of this type leads from `source`; `type` is the type's last segment.
  public func part(_ type: String, from source: PartName?) -> Part? {
    relationships(of: source).lazy.filter { $0.shortType == type }.compactMap(\.part).compactMap(part).first
  }

  /// All parts to which relationships of this type lead from `source`, in the order written.
  public func parts(_ type: String, from source: PartName?) -> [Part] {
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

import Findings
import Markup
package import Storage
package import Zipping

/// An Office file of any size that only values are read from: its parts stay where they are until they are asked for.
///
/// What is damaged, too big or active (macros, controls) is refused as by ``OPCPackage`` for data; links are not followed.
package struct StreamedPackage {
  /// The file, as the caller named it.
  package let file: String
  /// What the file is.
  package let kind: OPCPackage.Kind
  /// The main part, to which the package's `officeDocument` relationship leads.
  package let mainPart: PartName
  private let parts: [PartName: StreamedPart]
  private let links: [PartName?: [Relationship]]

  /// Opens a file: its directory, content types and relationships are read.
  ///
  /// - Throws: `OPCError`, or what the source throws.
  package init(_ source: any ByteSource, name file: String, limits: ZipLimits) throws {
    self.file = file
    do {
      let archive = try ZipFile(source, limits: limits)
      var parts: [PartName: StreamedPart] = [:]
      var types: ZipEntry?
      var walk = archive.members()
      while let entry = try walk.next() {
        if entry.name.lowercased() == ContentTypes.member.lowercased() {
          types = entry
        } else if let name = PartName(member: entry.name) {
          let part = StreamedPart(name: name, contentType: "", entry: entry, archive: archive)
          guard parts.updateValue(part, forKey: name) == nil else { throw OPCError.partExists(name, file) }
        }
      }
      guard let types else { throw PackageMembers.noTypes }
      let plain = try StreamedPart.bytes(of: types, in: archive)
      guard let contentTypes = try? ContentTypes(plain) else { throw PackageMembers.noTypes }
      var links: [PartName?: [Relationship]] = [:]
      for name in parts.keys {
        let type = contentTypes.type(of: name) ?? ""
        parts[name]?.contentType = type
        try Dangers.check(name, contentType: type, file: file)
        guard name.isRelationships, let part = parts[name] else { continue }
        let source = name.relationshipSource
        links[source] = try RelationshipsXML.parse(try part.bytes(), of: source, name: name.text)
      }
      let main = links[nil]?.first { $0.shortType == "officeDocument" }?.part
      guard let main, let part = parts[main] else {
        throw OPCError.notAPackage(file, LocalizedText("找不到主文档部件", hant: "找不到主文件部件", en: "it has no main part"))
      }
      mainPart = part.name
      kind = OPCPackage.Kind(contentType: part.contentType)
      self.parts = parts
      self.links = links
    } catch let error as ZipError {
      if error == PackageMembers.noTypes { throw OPCError.notAPackage(file, error.message) }
      throw OPCError(error, file: file)
    } catch let error as MarkupError { throw OPCError(error, file: file) }
  }

  /// The part with this name.
  package func part(_ name: PartName) -> StreamedPart? { parts[name] }

  /// The relationships of a part, or of the package itself, in the order written.
  package func relationships(of source: PartName?) -> [Relationship] { links[source] ?? [] }

  /// The first part to which a relationship of this type leads from `source`; `type` is the type's last segment.
  package func part(_ type: String, from source: PartName?) -> StreamedPart? {
    relationships(of: source).lazy.filter { $0.shortType == type }.compactMap(\.part).compactMap(part).first
  }
}

/// A part that stays in its file until it is read.
package struct StreamedPart {
  /// The name.
  package let name: PartName
  /// The content type; empty if the package does not say.
  package internal(set) var contentType: String
  let entry: ZipEntry
  let archive: ZipFile

  /// How many plain bytes it has.
  package var size: Int { entry.size }

  /// A cursor at the part's first byte.
  package func cursor() throws -> PartCursor { try PartCursor(entry, archive.reader()) }

  /// All plain bytes, of a part that is small.
  package func bytes() throws -> [UInt8] { try StreamedPart.bytes(of: entry, in: archive) }

  /// All plain bytes of an XML part in UTF-8, whatever its encoding.
  package func xml() throws -> [UInt8] { try XMLNormal.utf8(try bytes(), name: name.text) }

  static func bytes(of entry: ZipEntry, in archive: ZipFile) throws -> [UInt8] {
    let standard = ZipLimits.standard
    guard entry.size <= standard.memberBytes else { throw standard.tooLarge(entry.name) }
    let cursor = PartCursor(entry, try archive.reader())
    var all: [UInt8] = []
    all.reserveCapacity(entry.size)
    while case let piece = try cursor.next(), !piece.isEmpty { all += piece }
    return all
  }
}

/// Reads the plain bytes of a part piece by piece, as they are asked for.
package final class PartCursor {
  private let entry: ZipEntry
  private let reader: ZipMemberReader
  private var buffer = [UInt8](repeating: 0, count: 1 << 16)
  private var isOpen = false
  /// How many bytes were read.
  package private(set) var count = 0

  init(_ entry: ZipEntry, _ reader: ZipMemberReader) {
    self.entry = entry
    self.reader = reader
  }

  /// The next bytes, none at the end. Length and checksum are checked when the end is reached.
  package func next() throws -> ArraySlice<UInt8> {
    if !isOpen {
      isOpen = true
      try reader.open(entry)
    }
    let more = try reader.next(into: &buffer)
    count += more
    return buffer[..<more]
  }
}

import Findings
import Markup
import Zipping

/// The members of an archive, taken apart into content types and parts.
struct PackageMembers {
  let parts: [Part]
  let contentTypes: ContentTypes
  let contentTypesMember: RawMember

  init(_ bytes: [UInt8], file: String, limits: ZipLimits) throws(OPCError) {
    guard !bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) else {
      throw .notAPackage(
        file,
        LocalizedText(
          "是旧格式（.doc、.xls）或加了密码", hant: "是舊格式（.doc、.xls）或加了密碼",
          en: "it has the old format (.doc, .xls) or a password"))
    }
    do throws(ZipError) {
      let archive = try ZipArchive(bytes, limits: limits)
      let types = archive.entries.first { $0.name.lowercased() == ContentTypes.member.lowercased() }
      guard let types else { throw PackageMembers.noTypes }
      contentTypesMember = archive.readRaw(at: types.index)
      let plain = try contentTypesMember.plain(limits: limits)
      guard let contentTypes = try? ContentTypes(plain) else { throw PackageMembers.noTypes }
      self.contentTypes = contentTypes
      var parts: [Part] = []
      parts.reserveCapacity(archive.entries.count)
      for entry in archive.entries where entry.index != types.index {
        guard let name = PartName(member: entry.name) else { continue }
        parts.append(
          Part(
            name: name, contentType: contentTypes.type(of: name) ?? "", raw: archive.readRaw(at: entry.index),
            file: file, limits: limits))
      }
      self.parts = parts
    } catch {
      if error == PackageMembers.noTypes { throw .notAPackage(file, error.message) }
      throw OPCError(error, file: file)
    }
  }

  static let noTypes = ZipError(
    .zipNoSuchMember, member: ContentTypes.member,
    LocalizedText(
      "缺少或无法读取 [Content_Types].xml", hant: "缺少或無法讀取 [Content_Types].xml",
      en: "[Content_Types].xml is missing or unreadable"))
}

extension Part {
  func relationships(of source: PartName?) throws(OPCError) -> [Relationship] {
    let bytes = try bytes()
    do throws(MarkupError) {
      return try RelationshipsXML.parse(bytes, of: source, name: name.text)
    } catch { throw OPCError(error, file: file) }
  }

  /// Inflates the part once, and checks the syntax of XML.
  func check() throws(OPCError) {
    let bytes = try bytes()
    do throws(MarkupError) {
      if isXML { try XMLCheck.wellFormed(bytes, name: name.text) }
    } catch { throw OPCError(error, file: file) }
    if isVML, Dangers.hasDeclaration(bytes) { throw Dangers.declaration(name, file) }
  }
}

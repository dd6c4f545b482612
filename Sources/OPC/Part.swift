import Markup
package import Zipping

/// A part of a package that was read, kept compressed as it was.
package struct Part: Sendable {
  /// The name.
  package let name: PartName
  /// The content type; empty if the package does not say, as for stray files.
  package let contentType: String
  /// The part as it lies in the archive.
  package let raw: RawMember

  let file: String
  let limits: ZipLimits

  /// The plain bytes, counted and checked.
  package func bytes() throws(OPCError) -> [UInt8] {
    do throws(ZipError) { return try raw.plain(limits: limits) } catch { throw OPCError(error, file: file) }
  }

  /// The plain bytes of an XML part in UTF-8, whatever its encoding; not yet checked for syntax.
  package func xml() throws(OPCError) -> [UInt8] {
    let bytes = try bytes()
    do throws(MarkupError) { return try XMLNormal.utf8(bytes, name: name.text) } catch {
      throw OPCError(error, file: file)
    }
  }

  /// Whether the content type or the extension says that the part is XML.
  package var isXML: Bool {
    let type = contentType.lowercased()
    return type.hasSuffix("+xml") || type.hasSuffix("/xml") || name.isRelationships
      || (type.isEmpty && name.fileExtension == "xml")
  }

  /// Whether the part is a drawing in VML, which need not be well-formed XML.
  package var isVML: Bool { contentType.lowercased().hasSuffix(".vmldrawing") || name.fileExtension == "vml" && !isXML }
}

/// The content of a part to be written.
package enum PartContent: Sendable {
  /// Plain bytes; pictures are stored, everything else is compressed.
  case plain([UInt8])
  /// Bytes compressed before.
  case raw(RawMember)

  func member(named name: PartName) -> ZipMember {
    switch self {
    case .raw(let raw): .raw(raw, name: name.member)
    case .plain(let bytes) where PartContent.packed.contains(name.fileExtension):
      .stored(name: name.member, bytes: bytes)
    case .plain(let bytes): .deflated(name: name.member, bytes: bytes)
    }
  }

  /// Extensions of files that are compressed by themselves.
  private static let packed: Set<String> = ["png", "jpg", "jpeg", "gif"]
}

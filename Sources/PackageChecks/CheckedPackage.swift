import Findings
import Markup
public import OPC
import Zipping

/// A package taken apart for the rules.
public struct CheckedPackage: Sendable {
  /// The file's name.
  public let name: String
  /// The package.
  public let opc: OPCPackage
  /// The XML parts, in the order of the archive.
  public let parts: [CheckedPart]
  /// The content types as written.
  public let contentTypes: CheckedPart
  /// The archive.
  let bytes: [UInt8]
  /// The archive's directory.
  let directory: CentralDirectory

  private let places: [PartName: Int]

  init(_ bytes: [UInt8], name: String, for use: OPCPackage.Use = .template) throws(OPCError) {
    self.name = name
    self.bytes = bytes
    opc = try OPCPackage(reading: bytes, name: name, for: use)
    do throws(ZipError) {
      directory = try CentralDirectory(bytes, limits: .standard)
      let types = try ZipArchive(bytes).read("[Content_Types].xml")
      contentTypes = try CheckedPart("[Content_Types].xml", contentType: "", types)
    } catch { throw OPCError(code: error.code.rawValue, file: name, part: error.member, message: error.message) }
    var parts: [CheckedPart] = []
    for part in opc.parts where part.isXML {
      let bytes = try part.bytes()
      do throws(ZipError) {
        parts.append(try CheckedPart(part.name.text, contentType: part.contentType, bytes))
      } catch { throw OPCError(code: "xml-refused", file: name, part: part.name.text, message: error.message) }
    }
    self.parts = parts
    places = Dictionary(parts.enumerated().compactMap { index, part in PartName(part.name).map { ($0, index) } }) { $1 }
  }

  /// The XML part with this name.
  public func part(_ name: PartName) -> CheckedPart? { places[name].map { parts[$0] } }

  /// The XML part to which the first relationship of this type leads from `source`.
  public func part(_ type: String, from source: CheckedPart?) -> CheckedPart? {
    opc.part(type, from: source.flatMap { PartName($0.name) }).flatMap { part($0.name) }
  }

  /// The main part.
  public var main: CheckedPart? { part(opc.mainPart) }

  /// The parts that hold text of a Word document: body, headers, footers, notes, comments.
  public var stories: [CheckedPart] {
    let kinds = ["document.main", "template.main", "header", "footer", "footnotes", "endnotes", "comments"]
    return parts.filter { part in
      kinds.contains { part.contentType.hasSuffix("wordprocessingml.\($0)+xml") }
    }
  }

  /// The worksheets, in the order of the archive.
  public var worksheets: [CheckedPart] {
    parts.filter { $0.contentType.hasSuffix("spreadsheetml.worksheet+xml") }
  }
}

import Findings
import Markup
package import OPC
import Zipping

/// A package taken apart for the rules.
package struct CheckedPackage: Sendable {
  /// The file's name.
  package let name: String
  /// The package.
  package let opc: OPCPackage
  /// The XML parts, in the order of the archive.
  package let parts: [CheckedPart]
  /// The content types as written.
  package let contentTypes: CheckedPart
  /// The archive.
  let bytes: [UInt8]
  /// The archive's directory.
  let directory: CentralDirectory

  /// The drawings in VML.
  let drawings: [CheckedPart]
  /// The drawings in VML that cannot be read.
  let unreadable: [PartName]
  /// In how many other packages it stands.
  let depth: Int

  private let places: [PartName: Int]

  init(_ bytes: [UInt8], name: String, depth: Int = 0) throws(OPCError) {
    try self.init(OPCPackage(reading: bytes, name: name), bytes, name: name, depth: depth)
  }

  /// Takes a package apart that was read from `bytes`.
  init(_ package: OPCPackage, _ bytes: [UInt8], name: String, depth: Int = 0) throws(OPCError) {
    self.name = name
    self.bytes = bytes
    self.depth = depth
    opc = package
    do throws(ZipError) {
      directory = try CentralDirectory(bytes, limits: .standard)
      let types = try ZipArchive(bytes).read("[Content_Types].xml")
      contentTypes = try CheckedPart("[Content_Types].xml", contentType: "", types)
    } catch { throw OPCError(code: error.code, file: name, part: error.member, message: error.message) }
    var parts: [CheckedPart] = []
    for part in opc.parts where part.isXML {
      let bytes = try part.bytes()
      do throws(ZipError) {
        parts.append(try CheckedPart(part.name.text, contentType: part.contentType, bytes))
      } catch { throw OPCError(code: .xmlRefused, file: name, part: part.name.text, message: error.message) }
    }
    self.parts = parts
    let drawings = try opc.parts.filter(\.isVML).map { part throws(OPCError) in (part.name, try VMLDrawing.read(part)) }
    self.drawings = drawings.compactMap(\.1)
    unreadable = drawings.filter { $0.1 == nil }.map(\.0)
    places = Dictionary(parts.enumerated().compactMap { index, part in PartName(part.name).map { ($0, index) } }) { $1 }
  }

  /// The XML part with this name.
  package func part(_ name: PartName) -> CheckedPart? { places[name].map { parts[$0] } }

  /// All parts in which elements can be looked for.
  var everything: [CheckedPart] { parts + drawings }

  /// The fault with the path of its element, for which siblings are counted: of thousands of faults few are shown.
  func placed(_ fault: PackageFault) -> PackageFault {
    guard let node = fault.node, let part = everything.first(where: { $0.name == fault.part }) else { return fault }
    var fault = fault
    fault.place = part.place(node)
    return fault
  }

  /// The XML part to which the first relationship of this type leads from `source`.
  package func part(_ type: String, from source: CheckedPart?) -> CheckedPart? {
    opc.part(type, from: source.flatMap { PartName($0.name) }).flatMap { part($0.name) }
  }

  /// The main part.
  package var main: CheckedPart? { part(opc.mainPart) }

  /// The parts that hold text of a Word document: body, headers, footers, notes, comments.
  package var stories: [CheckedPart] {
    let kinds = ["document.main", "template.main", "header", "footer", "footnotes", "endnotes", "comments"]
    return parts.filter { part in
      kinds.contains { part.contentType.hasSuffix("wordprocessingml.\($0)+xml") }
    }
  }

  /// The worksheets, in the order of the archive.
  package var worksheets: [CheckedPart] {
    parts.filter { $0.contentType.hasSuffix("spreadsheetml.worksheet+xml") }
  }
}

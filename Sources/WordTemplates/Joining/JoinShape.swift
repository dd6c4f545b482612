import Markup
import OPC
import TemplateRuntime
import WordprocessingML
import Zipping

/// What all documents to be joined have in common, taken from the first.
struct JoinShape {
  /// The parts with notes.
  let notes: [NoteKind: PartName]
  /// The part with the lists.
  let numberingPart: PartName?
  /// The lists.
  let numbering: WordNumbering?
  private let common: [String: [UInt32]]

  init(_ package: OPCPackage) throws {
    var notes: [NoteKind: PartName] = [:]
    for kind in NoteKind.allCases {
      notes[kind] = package.part(kind.rawValue, from: package.mainPart)?.name
    }
    self.notes = notes
    numberingPart = package.part("numbering", from: package.mainPart)?.name
    numbering = try numberingPart.map { try WordNumbering(try package.bytes(of: $0), name: $0.text) }
    common = JoinShape.common(package)
  }

  /// Whether a document has the styles and fonts of the first.
  func fits(_ package: OPCPackage) -> Bool { JoinShape.common(package) == common }

  private static func common(_ package: OPCPackage) -> [String: [UInt32]] {
    Dictionary(
      uniqueKeysWithValues: ["styles", "fontTable", "theme"].map { type in
        (type, package.parts(type, from: package.mainPart).map(\.raw.crc))
      })
  }

  /// A part of notes with more of them.
  func adding(_ bytes: [UInt8], to name: PartName, _ package: OPCPackage) throws -> [UInt8] {
    let outline = try XMLOutline(try package.bytes(of: name), name: name.text)
    let end = outline.nodes[outline.root].inner.upperBound
    return outline.bytes[..<end] + bytes + outline.bytes[end...]
  }
}

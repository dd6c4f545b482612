import Fonts
import PageGraphics
import Storage
import TestSupport

@testable import PDF

/// What the tests write.
enum Samples {
  static let moment = DocumentMoment(year: 2026, month: 11, day: 20, hour: 9, minute: 5, second: 0, offset: 480)
  static let a4 = PageSize(width: 595_276, height: 841_890)

  static func information(_ title: String = "维修服务单") -> DocumentInformation {
    DocumentInformation(
      title: title, number: "SH-2026-000123", author: "苏州联单有限公司", keeper: "财务联", language: "zh-Hans", created: moment,
      software: "Liandan")
  }

  /// A font of `FontsTests`, with squares for the characters `A1Ä汉字（`.
  static func face(_ name: String = "song.ttf") throws -> FontFace {
    try FontFace(bytes: Repository.bytes("Tests/FontsTests/Fixtures/\(name)"), name: name)
  }

  static func labels(_ text: String, in face: FontFace) -> FontResource {
    let glyphs = text.unicodeScalars.map { FontResource.Glyph(id: face.glyph(for: $0) ?? 0, character: $0) }
    return FontResource(labelsIn: face, glyphs: glyphs)
  }

  static func glyphs(_ text: String, in face: FontFace, advance: Int) -> [PlacedGlyph] {
    text.unicodeScalars.map { PlacedGlyph(id: face.glyph(for: $0) ?? 0, character: $0, advance: advance) }
  }

  static func place(_ x: Int, _ y: Int) -> PagePoint { PagePoint(x: x * 1_000, y: y * 1_000) }

  /// The bytes of a document with these pages.
  static func document(
    _ pages: [FixedPage], as conformance: PDFConformance = .a2u, _ information: DocumentInformation = information(),
    files: [AssociatedFile] = [], cache: PDFCache = PDFCache()
  ) throws -> [UInt8] {
    let spool = MemorySpool()
    let writer = PDFWriter(information, as: conformance, cache: cache, to: spool)
    for page in pages { try writer.add(page) }
    try writer.finish(files: files)
    return spool.bytes
  }

  /// A file with one page on which this is drawn.
  static func file(as conformance: PDFConformance = .a2u, _ draw: (inout Drawing) throws -> Void) throws -> PDFFile {
    var drawing = Drawing()
    try draw(&drawing)
    return try PDFFile(document([FixedPage(size: a4, drawing: drawing)], as: conformance))
  }
}

extension PDFFile {
  /// The texts of a page.
  func text(_ page: Int = 0) throws -> PDFText {
    let page = try pages[page]
    return try PDFText(data(page["Contents"]), resources: value(page, "Resources"), of: self)
  }

  /// The content of a page as it is written.
  func content(_ page: Int = 0) throws -> String {
    try String(decoding: data(pages[page]["Contents"]), as: Unicode.ASCII.self)
  }
}

import Fonts
import OFDChecks
import PageGraphics
import Storage
import TestSupport
import Testing
import Zipping

@testable import OFD

/// What the tests write.
enum Samples {
  static let moment = DocumentMoment(year: 2026, month: 11, day: 20, hour: 9, minute: 5, second: 0, offset: 480)
  /// 210 × 297 mm and half of it.
  static let a4 = PageSize(width: 595_276, height: 841_890)
  static let a5 = PageSize(width: 595_276, height: 420_945)

  static func information(_ title: String = "维修服务单") -> DocumentInformation {
    DocumentInformation(
      title: title, number: "SH-2026-000123", author: "苏州联单有限公司", keeper: "财务联", language: "zh-Hans", created: moment,
      software: "Liandan", items: [.init("档号", "0012-KJ-2026"), .init("年度", "2026")])
  }

  /// A font of `FontsTests`, with squares for the characters `A1Ä汉字（𠮷`.
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

  /// A place in points.
  static func place(_ x: Int, _ y: Int) -> PagePoint { PagePoint(x: x * 1_000, y: y * 1_000) }

  /// The bytes of a document with these pages.
  static func document(
    _ pages: [FixedPage], _ information: DocumentInformation = information(), files: [AssociatedFile] = [],
    cache: OFDCache = OFDCache()
  ) throws -> [UInt8] {
    let spool = MemorySpool()
    let writer = try OFDWriter(information, cache: cache, to: spool)
    for page in pages { try writer.add(page) }
    try writer.finish(files: files)
    return spool.bytes
  }

  /// The content of a page on which this is drawn, from the first unit of its layer on. The document breaks no rule.
  static func content(_ draw: (inout Drawing) throws -> Void) throws -> String {
    var drawing = Drawing()
    try draw(&drawing)
    let file = try document([FixedPage(size: a4, drawing: drawing)])
    #expect(OFDCheck.faults(in: file) == [])
    let text = try OFDFile(file).text("Doc_0/Pages/Page_0/Content.xml")
    return String(try #require(text.firstMatch(of: /Type="Body">(.*)<.ofd:Layer>/)).output.1)
  }

  /// A page with an artwork, a grid and its label, under a value.
  static func form(_ artwork: Artwork, _ value: String, _ font: FontResource, size: PageSize = a4) -> FixedPage {
    var drawing = Drawing()
    drawing.text(value, font, size: 10_000, at: place(100, 100))
    return FixedPage(size: size, artworks: [PlacedArtwork(artwork)], drawing: drawing)
  }

  static func artwork(_ text: String, in face: FontFace) -> Artwork {
    var drawing = Drawing()
    drawing.rectangle(PageArea(x: 10_000, y: 10_000, width: 50_000, height: 20_000), stroke: Stroke(width: 500))
    drawing.text(text, labels(text, in: face), size: 9_000, at: place(12, 25))
    return Artwork(drawing, size: a4)
  }
}

/// A file as its parts.
struct OFDFile {
  private let archive: ZipArchive

  init(_ bytes: [UInt8]) throws { archive = try ZipArchive(bytes) }

  func bytes(_ part: String) throws -> [UInt8] { try archive.read(part) }

  func text(_ part: String) throws -> String { String(decoding: try bytes(part), as: UTF8.self) }

  var names: [String] { archive.entries.map(\.name) }
}

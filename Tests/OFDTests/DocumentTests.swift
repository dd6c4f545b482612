import Fonts
import Foundation
import OFDChecks
import PageGraphics
import Storage
import Testing

@testable import OFD

/// Whole documents: their parts, what they say about themselves, and what they share.
@Suite struct DocumentTests {
  /// A document with all that there is.
  private func full(pages count: Int = 3, cache: OFDCache = OFDCache()) throws -> [UInt8] {
    let face = try Samples.face()
    let font = FontResource(valuesIn: face)
    let artwork = Samples.artwork("汉字A", in: face)
    var pages = (0..<count).map { Samples.form(artwork, ["汉1", "字A（", "𠮷"][$0 % 3], font) }
    pages[count - 1].size = Samples.a5
    pages[0].bookmarks = [Bookmark("一 <&\">"), Bookmark("二", level: .below, y: 72_000)]
    pages[1].bookmarks = [Bookmark("三")]
    let files = [
      AssociatedFile(
        name: "数据.xml", mediaType: "application/xml", relationship: .data, description: "数据", modified: Samples.moment,
        bytes: Array("<data/>".utf8)),
      AssociatedFile(
        name: "说明.txt", mediaType: "text/plain", relationship: .supplement, description: "说明",
        modified: Samples.moment, bytes: Array(repeating: 0x41, count: 1_536)),
    ]
    return try Samples.document(pages, files: files, cache: cache)
  }

  @Test func `a document with all that there is breaks no rule`() throws {
    let bytes = try full()
    #expect(OFDCheck.faults(in: bytes) == [])
    #expect(
      try OFDFile(bytes).names == [
        "Doc_0/Tpls/Tpl_0/Content.xml", "Doc_0/Pages/Page_0/Content.xml", "Doc_0/Pages/Page_1/Content.xml",
        "Doc_0/Tpls/Tpl_1/Content.xml", "Doc_0/Pages/Page_2/Content.xml", "Doc_0/Res/Font_1.ttf",
        "Doc_0/Res/Font_100002.ttf", "Doc_0/PublicRes.xml", "Doc_0/Attachs/Attach_0.xml",
        "Doc_0/Attachs/Attach_1.txt", "Doc_0/Attachs/Attachments.xml", "Doc_0/Document.xml", "OFD.xml",
      ])
  }

  /// The schemas are not ours to hand on: the machine names their folder.
  static let schemas = ProcessInfo.processInfo.environment["LIANDAN_OFD_XSD"]

  @Test(.enabled(if: schemas != nil, "LIANDAN_OFD_XSD names no folder with the schemas of GB/T 33190"))
  func `a document with all that there is is valid`() throws {
    #expect(try OFDCheck.faults(in: full(), schemas: Self.schemas) == [])
  }

  @Test func `a page with nothing on it is a document, too`() throws {
    let empty = try Samples.document([FixedPage(size: Samples.a5)])
    #expect(try OFDFile(empty).names == ["Doc_0/Pages/Page_0/Content.xml", "Doc_0/Document.xml", "OFD.xml"])
    #expect(OFDCheck.faults(in: empty, schemas: Self.schemas) == [])
    // An entry below none becomes one of the top level.
    let page = FixedPage(size: Samples.a5, bookmarks: [Bookmark("一", level: .below), Bookmark("二", level: .below)])
    let outline = try OFDFile(Samples.document([page])).text("Doc_0/Document.xml")
    #expect(
      outline.contains(/<ofd:Outlines><ofd:OutlineElem Title="一".*<ofd:OutlineElem Title="二".*(<.ofd:OutlineElem>){2}/))
  }

  @Test func `the main part says what the document is`() throws {
    let text = try OFDFile(full()).text("OFD.xml")
    #expect(
      text.replacing(/<ofd:DocID>[0-9a-f]{32}</, with: "<ofd:DocID><") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.0" DocType="OFD-A"><ofd:DocBody><ofd:DocInfo>\
        <ofd:DocID></ofd:DocID><ofd:Title>维修服务单</ofd:Title><ofd:Author>苏州联单有限公司</ofd:Author>\
        <ofd:Subject>财务联</ofd:Subject><ofd:CreationDate>2026-11-20</ofd:CreationDate>\
        <ofd:Keywords><ofd:Keyword>SH-2026-000123</ofd:Keyword></ofd:Keywords><ofd:Creator>Liandan</ofd:Creator>\
        <ofd:CustomDatas><ofd:CustomData Name="档号">0012-KJ-2026</ofd:CustomData>\
        <ofd:CustomData Name="年度">2026</ofd:CustomData></ofd:CustomDatas></ofd:DocInfo>\
        <ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>
        """)
  }

  @Test func `the document lists its pages, its outline and its files`() throws {
    let file = try OFDFile(full())
    #expect(
      try file.text("Doc_0/Document.xml") == """
        <?xml version="1.0" encoding="UTF-8"?>
        <ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:MaxUnitID>100009</ofd:MaxUnitID>\
        <ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml\
        </ofd:PublicRes><ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>\
        <ofd:TemplatePage ID="6" BaseLoc="Tpls/Tpl_1/Content.xml"/></ofd:CommonData><ofd:Pages>\
        <ofd:Page ID="100000" BaseLoc="Pages/Page_0/Content.xml"/><ofd:Page ID="100004" BaseLoc="Pages/Page_1/Content.xml"/>\
        <ofd:Page ID="100007" BaseLoc="Pages/Page_2/Content.xml"/></ofd:Pages><ofd:Outlines>\
        <ofd:OutlineElem Title="一 &lt;&amp;&quot;&gt;" Expanded="false"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>\
        <ofd:Dest Type="XYZ" PageID="100000" Left="0" Top="0"/></ofd:Goto></ofd:Action></ofd:Actions>\
        <ofd:OutlineElem Title="二" Expanded="false"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>\
        <ofd:Dest Type="XYZ" PageID="100000" Left="0" Top="25.4"/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem>\
        </ofd:OutlineElem><ofd:OutlineElem Title="三" Expanded="false"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>\
        <ofd:Dest Type="XYZ" PageID="100004" Left="0" Top="0"/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem>\
        </ofd:Outlines><ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>
        """)
    #expect(
      try file.text("Doc_0/Attachs/Attachments.xml").contains(
        """
        <ofd:Attachment ID="Attach_1" Name="说明.txt" Format="TXT" ModDate="2026-11-20T09:05:00+08:00" Size="1.5">\
        <ofd:FileLoc>/Doc_0/Attachs/Attach_1.txt</ofd:FileLoc>
        """))
    #expect(try file.bytes("Doc_0/Attachs/Attach_0.xml") == Array("<data/>".utf8))
  }

  @Test func `pages of another size say so, and so do their template pages`() throws {
    let file = try OFDFile(full())
    let area = "<ofd:Area><ofd:PhysicalBox>0 0 210 148.5</ofd:PhysicalBox></ofd:Area>"
    let saying = try file.names.filter { try $0.hasSuffix("Content.xml") && file.text($0).contains(area) }
    #expect(saying == ["Doc_0/Tpls/Tpl_1/Content.xml", "Doc_0/Pages/Page_2/Content.xml"])
    let page = try file.text("Doc_0/Pages/Page_2/Content.xml")
    #expect(page.contains("<ofd:Template TemplateID=\"6\" ZOrder=\"Background\"/>"))
  }

  @Test func `fonts are told apart by name and have what the texts need`() throws {
    let file = try OFDFile(full())
    #expect(
      try file.text("Doc_0/PublicRes.xml").hasSuffix(
        """
        <ofd:Fonts><ofd:Font ID="1" FontName="TestSong-Regular" FamilyName="Test Song">\
        <ofd:FontFile>Font_1.ttf</ofd:FontFile></ofd:Font><ofd:Font ID="100002" FontName="TestSong-Regular-2" \
        FamilyName="Test Song"><ofd:FontFile>Font_100002.ttf</ofd:FontFile></ofd:Font></ofd:Fonts></ofd:Res>
        """))
    let values = try FontFace(bytes: file.bytes("Doc_0/Res/Font_100002.ttf"), name: "subset")
    let labels = try FontFace(bytes: file.bytes("Doc_0/Res/Font_1.ttf"), name: "subset")
    #expect(values.missing(in: "汉1字A（𠮷".unicodeScalars) == [] && labels.missing(in: "汉字A1".unicodeScalars) == ["1"])
  }

  @Test func `an artwork is moved to where it lies`() throws {
    let face = try Samples.face()
    let artwork = Samples.artwork("汉", in: face)
    let page = FixedPage(
      size: Samples.a4, artworks: [PlacedArtwork(artwork), PlacedArtwork(artwork, at: Samples.place(0, 72))])
    let bytes = try Samples.document([page, page])
    #expect(OFDCheck.faults(in: bytes) == [])
    let file = try OFDFile(bytes)
    let boxes = try ["Tpl_0", "Tpl_1"].map { name in
      try #require(try file.text("Doc_0/Tpls/\(name)/Content.xml").firstMatch(of: /Boundary="([^"]*)"/)).output.1
    }
    #expect(boxes == ["3.44 3.44 17.815 7.231", "3.44 28.84 17.815 7.231"])
  }

  @Test func `an artwork that was drawn anew is the same template, and beyond a limit they are drawn on their pages`()
    throws
  {
    let (source, face) = (ArtworkSource(), try Samples.face())
    func page(_ place: Int) -> FixedPage {
      let artwork = Artwork(
        Samples.artwork("汉", in: face).drawing, size: Samples.a4,
        name: ArtworkName(in: source, places: [Int32(place)]))
      return FixedPage(size: Samples.a4, artworks: [PlacedArtwork(artwork)])
    }
    let shared = try OFDFile(Samples.document([page(1), page(1), page(2)]))
    #expect(shared.names.filter { $0.hasPrefix("Doc_0/Tpls/") }.count == 2)
    let font = Samples.artwork("汉", in: face)
    let many = (0...ArtworkName.most).map { place in
      FixedPage(
        size: Samples.a4,
        artworks: [
          PlacedArtwork(
            Artwork(font.drawing, size: Samples.a4, name: ArtworkName(in: source, places: [Int32(place)])))
        ])
    }
    let file = try OFDFile(Samples.document(many))
    #expect(file.names.filter { $0.hasPrefix("Doc_0/Tpls/") }.count == ArtworkName.most)
    let last = try file.text("Doc_0/Pages/Page_\(ArtworkName.most)/Content.xml")
    #expect(last.contains("汉") && !last.contains("<ofd:Template"))
  }

  @Test func `the same pages give the same bytes, whatever was written before`() throws {
    let cache = OFDCache()
    _ = try full(pages: 2, cache: cache)
    let expected = try full()
    #expect(try full() == expected && full(cache: cache) == expected)
    #expect(try identifier(of: full()) != identifier(of: full(pages: 4)))
    let page = FixedPage(size: Samples.a4)
    let titles = try ["甲", "乙"].map { try identifier(of: Samples.document([page], Samples.information($0))) }
    #expect(titles[0] != titles[1])
  }

  private func identifier(of bytes: [UInt8]) throws -> Substring? {
    try OFDFile(bytes).text("OFD.xml").firstMatch(of: /<ofd:DocID>(.*)<.ofd:DocID>/)?.output.1
  }

  @Test func `documents of one template share what was compressed`() throws {
    let face = try Samples.face()
    let font = FontResource(valuesIn: face)
    let artwork = Samples.artwork("汉字", in: face)
    let cache = OFDCache()
    let files = try ["汉", "1A"].map { value in
      try OFDFile(Samples.document([Samples.form(artwork, value, font)], cache: cache))
    }
    for part in ["Doc_0/Tpls/Tpl_0/Content.xml", "Doc_0/Res/Font_1.ttf"] {
      #expect(try files[0].bytes(part) == files[1].bytes(part))
    }
  }

  @Test func `artworks beyond their range of numbers take others`() throws {
    let units = UnitNumbers()
    #expect(units.takeShared(99_998) == 1 && units.takeShared(2) == 100_000 && units.takeShared() == 99_999)
    #expect(units.take() == 100_002 && units.last == 100_002)
  }

  @Test func `lengths given in millimetres come out as they were`() {
    for thousandths in stride(from: -2_000, through: 500_000, by: 37) {
      let length = Millipoints.millimetres(Double(thousandths) / 1_000)
      #expect(Micrometres.of(length) == thousandths)
    }
    let texts: [(Int, String)] = [(0, "0"), (5, "0.005"), (-1_500, "-1.5"), (210_000, "210"), (-20, "-0.02")]
    for (number, expected) in texts {
      var text: [UInt8] = []
      text.write(micrometres: number)
      #expect(String(decoding: text, as: UTF8.self) == expected)
    }
  }

  @Test func `a sink that fails ends the writing`() throws {
    struct Full: Error {}
    final class Sink: ByteSink {
      var room = 500
      func write(_ bytes: [UInt8]) throws {
        room -= bytes.count
        if room < 0 { throw Full() }
      }
    }
    let face = try Samples.face()
    let artwork = Samples.artwork("汉字", in: face)
    #expect(throws: Full.self) {
      let writer = try OFDWriter(Samples.information(), cache: OFDCache(), to: Sink())
      try writer.add(Samples.form(artwork, "汉", FontResource(valuesIn: face)))
      try writer.finish()
    }
  }
}

import TestSupport
import Zipping

/// The smallest OFD file that has something of everything and breaks no rule.
enum SmallDocument {
  /// The parts in their order.
  static func parts() throws -> [(name: String, bytes: [UInt8])] {
    try texts.map { ($0.name, Array($0.text.utf8)) } + [
      ("Doc_0/Res/song.ttf", Repository.bytes("Tests/FontsTests/Fixtures/song.ttf")),
      ("Doc_0/Res/dot.png", [0x89] + Array("PNG\r\n\u{1A}\n".utf8)),
    ]
  }

  /// The file, with changes to its parts by name: a text in place of another, or a new part in place of nothing.
  static func file(_ changes: [Change] = []) throws -> [UInt8] {
    var parts = try parts()
    for change in changes {
      guard let index = parts.firstIndex(where: { $0.name == change.part }) else {
        parts.append((change.part, change.new))
        continue
      }
      guard let old = change.old else {
        parts[index].bytes = change.new
        continue
      }
      let text = String(decoding: parts[index].bytes, as: UTF8.self)
      precondition(text.contains(old), "\(change.part) has no \(old)")
      parts[index].bytes = Array(text.replacing(old, with: String(decoding: change.new, as: UTF8.self)).utf8)
    }
    return try ZipWriter.archive(parts.map { .deflated(name: $0.name, bytes: $0.bytes) })
  }

  struct Change: Sendable {
    var part: String
    var old: String?
    var new: [UInt8]

    /// One text instead of another.
    init(_ part: String, _ old: String, _ new: String) {
      (self.part, self.old, self.new) = (part, old, Array(new.utf8))
    }
    /// Another content, or a part that was not there.
    init(_ part: String, _ content: [UInt8]) { (self.part, old, new) = (part, nil, content) }
  }

  private static let namespace = "xmlns:ofd=\"http://www.ofdspec.org/2016\""
  private static let texts: [(name: String, text: String)] = [
    (
      "OFD.xml",
      """
      <ofd:OFD \(namespace) Version="1.0" DocType="OFD-A"><ofd:DocBody><ofd:DocInfo><ofd:DocID>00</ofd:DocID>\
      <ofd:CustomDatas><ofd:CustomData Name="档号">1</ofd:CustomData><ofd:CustomData Name="年度">2026</ofd:CustomData>\
      </ofd:CustomDatas></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>
      """
    ),
    (
      "Doc_0/Document.xml",
      """
      <ofd:Document \(namespace)><ofd:CommonData><ofd:MaxUnitID>40</ofd:MaxUnitID><ofd:PageArea>\
      <ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>\
      <ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes><ofd:TemplatePage ID="1" BaseLoc="Tpls/Tpl_0/Content.xml"/>\
      </ofd:CommonData><ofd:Pages><ofd:Page ID="2" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>\
      <ofd:Outlines><ofd:OutlineElem Title="一"><ofd:Actions><ofd:Action Event="CLICK"><ofd:Goto>\
      <ofd:Dest Type="XYZ" PageID="2" Left="0" Top="0"/></ofd:Goto></ofd:Action></ofd:Actions></ofd:OutlineElem>\
      </ofd:Outlines><ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>\
      <ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments></ofd:Document>
      """
    ),
    (
      "Doc_0/PublicRes.xml",
      """
      <ofd:Res \(namespace) BaseLoc="Res"><ofd:ColorSpaces><ofd:ColorSpace ID="3" Type="RGB"/></ofd:ColorSpaces>\
      <ofd:Fonts><ofd:Font ID="4" FontName="Test Song"><ofd:FontFile>song.ttf</ofd:FontFile></ofd:Font></ofd:Fonts></ofd:Res>
      """
    ),
    (
      "Doc_0/DocumentRes.xml",
      """
      <ofd:Res \(namespace) BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="5" Type="Image" Format="PNG">\
      <ofd:MediaFile>dot.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>
      """
    ),
    (
      "Doc_0/Tpls/Tpl_0/Content.xml",
      """
      <ofd:Page \(namespace)><ofd:Content><ofd:Layer ID="6" Type="Background"><ofd:PathObject ID="7" \
      Boundary="10 10 20 20" LineWidth="0.2"><ofd:AbbreviatedData>M 0 0 L 20 20</ofd:AbbreviatedData></ofd:PathObject>\
      </ofd:Layer></ofd:Content></ofd:Page>
      """
    ),
    (
      "Doc_0/Pages/Page_0/Content.xml",
      """
      <ofd:Page \(namespace)><ofd:Template TemplateID="1"/><ofd:Content><ofd:Layer ID="8" Type="Body">\
      <ofd:TextObject ID="9" Boundary="10 10 20 5" Font="4" Size="4"><ofd:TextCode X="0" Y="4" DeltaX="4">汉字</ofd:TextCode>\
      </ofd:TextObject><ofd:ImageObject ID="10" Boundary="50 50 5 5" CTM="5 0 0 5 0 0" ResourceID="5"/></ofd:Layer>\
      </ofd:Content></ofd:Page>
      """
    ),
    (
      "Doc_0/Annots/Annotations.xml",
      "<ofd:Annotations \(namespace)><ofd:Page PageID=\"2\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page></ofd:Annotations>"
    ),
    (
      "Doc_0/Annots/Page_0/Annotation.xml",
      """
      <ofd:PageAnnot \(namespace)><ofd:Annot ID="11" Type="Stamp" Creator="联单" LastModDate="2026-11-20" NoZoom="true" \
      NoRotate="true"><ofd:Appearance Boundary="0 0 5 5"/></ofd:Annot></ofd:PageAnnot>
      """
    ),
    (
      "Doc_0/Attachs/Attachments.xml",
      """
      <ofd:Attachments \(namespace)><ofd:Attachment ID="A1" Name="数据.xml" Format="XML">\
      <ofd:FileLoc>/Doc_0/Attachs/data.xml</ofd:FileLoc></ofd:Attachment></ofd:Attachments>
      """
    ),
    ("Doc_0/Attachs/data.xml", "<data/>"),
  ]
}

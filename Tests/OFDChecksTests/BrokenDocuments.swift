import TestSupport
import Testing
import Zipping

/// Files that break one rule each, by the clause of the rule.
struct BrokenDocument: Sendable, CustomTestStringConvertible {
  let clause: String
  let changes: [SmallDocument.Change]

  init(_ clause: String, _ changes: SmallDocument.Change...) { (self.clause, self.changes) = (clause, changes) }

  var testDescription: String { "\(clause) \(changes.map { String(decoding: $0.new.prefix(60), as: UTF8.self) })" }

  private static let document = "Doc_0/Document.xml"
  private static let page = "Doc_0/Pages/Page_0/Content.xml"
  private static let template = "Doc_0/Tpls/Tpl_0/Content.xml"
  private static let pictures = "Doc_0/DocumentRes.xml"
  private static let annotation = "Doc_0/Annots/Page_0/Annotation.xml"

  /// A page with this in front of its text.
  private static func unit(_ xml: String) -> SmallDocument.Change {
    .init(page, "<ofd:TextObject", xml + "<ofd:TextObject")
  }

  static let all: [BrokenDocument] = [
    BrokenDocument("6.1", .init(pictures, "dot.png", "../../../dot.png"), .init("dot.txt", [])),
    BrokenDocument("6.1", .init(document, "<ofd:Annotations>Annots/", "<ofd:Annotations>https://example.cn/")),
    BrokenDocument("6.2.1e", .init("Doc_0/Res/left.txt", Array("over".utf8))),
    BrokenDocument("6.2.1a", .init("OFD.xml", "OFD-A", "OFD")),
    BrokenDocument("6.2.1b", .init("OFD.xml", "\"年度\"", "\"档号\"")),
    BrokenDocument("6.2.1b", .init("OFD.xml", "ofd:CustomData", "ofd:Other")),
    BrokenDocument(
      "6.2.1c",
      .init("OFD.xml", "</ofd:DocBody>", "</ofd:DocBody><ofd:DocBody><ofd:DocInfo/></ofd:DocBody>")),
    BrokenDocument(
      "6.2.2",
      .init(
        document, "</ofd:Pages>",
        "</ofd:Pages><ofd:Permissions><ofd:Edit>false</ofd:Edit></ofd:Permissions>")),
    BrokenDocument("6.2.2", .init(document, "</ofd:Pages>", "</ofd:Pages><ofd:VPreferences/>")),
    BrokenDocument(
      "6.2.2c, 6.2.3c, 6.2.5a",
      .init(
        document, "<ofd:Goto><ofd:Dest Type=\"XYZ\" PageID=\"2\" Left=\"0\" Top=\"0\"/></ofd:Goto>",
        "<ofd:URI URI=\"https://example.cn\"/>")),
    BrokenDocument("6.2.5b", .init(document, "PageID=\"2\"", "PageID=\"1\"")),
    BrokenDocument(
      "6.2.5b",
      .init(
        document, "<ofd:Dest Type=\"XYZ\" PageID=\"2\" Left=\"0\" Top=\"0\"/>", "<ofd:Bookmark Name=\"missing\"/>")),
    BrokenDocument(
      "6.2.3a, 6.2.3b",
      .init(
        page, "<ofd:Content>",
        "<ofd:Area><ofd:PhysicalBox>0 0 210.0 297</ofd:PhysicalBox></ofd:Area><ofd:Content>")),
    BrokenDocument(
      "6.2.3d", .init(page, "ID=\"8\"", "ID=\"8\" Name=\"a\""),
      .init(page, "</ofd:Layer>", "</ofd:Layer><ofd:Layer ID=\"12\" Name=\"a\"/>")),
    BrokenDocument(
      "6.2.3e",
      unit(
        (13...16).map { "<ofd:PageBlock ID=\"\($0)\">" }.joined() + String(repeating: "</ofd:PageBlock>", count: 4))),
    BrokenDocument("6.2.4a", .init(page, "Type=\"Body\"", "Type=\"Foreground\"")),
    BrokenDocument(
      "6.2.6a", .init("Doc_0/PublicRes.xml", "</ofd:Fonts>", "</ofd:Fonts><ofd:DrawParams/>")),
    BrokenDocument("6.2.6b", .init(page, "汉字", "汉中")),
    BrokenDocument("6.2.6b", .init("Doc_0/PublicRes.xml", "<ofd:FontFile>song.ttf</ofd:FontFile>", "")),
    BrokenDocument("6.2.6c", .init("Doc_0/Res/song.ttf", lackingNames)),
    BrokenDocument("6.2.6e", .init("Doc_0/Res/dot.png", Array("GIF89a".utf8))),
    BrokenDocument("6.2.6g, 6.7", .init(pictures, "Type=\"Image\"", "Type=\"Video\"")),
    BrokenDocument("6.3.1b", .init("Doc_0/PublicRes.xml", "Type=\"RGB\"", "Type=\"Lab\"")),
    BrokenDocument(
      "6.3.2",
      .init(
        page, "Size=\"4\">",
        "Size=\"4\"><ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary=\"0 0 30 30\"/></ofd:Area></ofd:Clip></ofd:Clips>"
      )),
    BrokenDocument(
      "6.3.2",
      .init(
        page, "Size=\"4\">",
        "Size=\"4\"><ofd:Clips><ofd:Clip><ofd:Area><ofd:Path Boundary=\"1 1 0 2\"/></ofd:Area></ofd:Clip></ofd:Clips>")),
    BrokenDocument(
      "6.3.3b",
      .init(
        page, "Size=\"4\">",
        "Size=\"4\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto><ofd:Dest Type=\"Fit\" PageID=\"2\"/></ofd:Goto></ofd:Action></ofd:Actions>"
      )),
    BrokenDocument("6.3.3c, 6.3.3d, 6.3.3e", .init(template, "LineWidth", "Stroke=\"false\" LineWidth")),
    BrokenDocument("6.3.3c, 6.3.3d, 6.3.3e", .init(page, "ResourceID", "Fill=\"true\" ResourceID")),
    BrokenDocument(
      "6.5a", .init("Doc_0/Res/again.png", [0x89] + Array("PNG\r\n\u{1A}\n".utf8)),
      .init(
        pictures, "</ofd:MultiMedia>",
        "</ofd:MultiMedia><ofd:MultiMedia ID=\"17\" Type=\"Image\"><ofd:MediaFile>again.png</ofd:MediaFile></ofd:MultiMedia>"
      )),
    BrokenDocument("6.5b", .init(page, "ResourceID", "Interpolate=\"true\" ResourceID")),
    BrokenDocument("6.6c", .init(page, "Size=\"4\"", "Size=\"1\" CTM=\"4 0 0 4 0 0\"")),
    BrokenDocument("6.6d", .init(page, "Size=\"4\"", "Size=\"4\" CTM=\"1.0001 0 0 1 0 0\"")),
    BrokenDocument("6.10.1", .init(annotation, " NoZoom=\"true\"", "")),
    BrokenDocument("6.10.1", .init(annotation, "NoRotate", "ReadOnly=\"false\" NoRotate")),
    BrokenDocument(
      "6.10.1",
      .init(
        annotation, "<ofd:Appearance Boundary=\"0 0 5 5\"/>",
        "<ofd:Appearance Boundary=\"0 0 5 5\"><ofd:PageBlock ID=\"18\"/></ofd:Appearance>")),
    BrokenDocument(
      "6.13", .init("OFD.xml", "</ofd:DocRoot>", "</ofd:DocRoot><ofd:Signatures>Doc_0/Signs.xml</ofd:Signatures>"),
      .init("Doc_0/Signs.xml", Array("<a/>".utf8))),
    BrokenDocument("6.15.1", .init("Doc_0/Attachs/Attachments.xml", "Format=\"XML\"", "Format=\"xlsx\"")),
    BrokenDocument("6.15.1", .init("Doc_0/Attachs/data.xml", Array("<data>".utf8))),
    BrokenDocument("6.15.1", .init("Doc_0/Attachs/data.xml", [0x50, 0x4B, 3, 4])),
    BrokenDocument("GB/T 33190 7.5", .init(page, "ID=\"9\"", "ID=\"10\"")),
    BrokenDocument("GB/T 33190 7.5", .init(page, "ID=\"9\"", "ID=\"41\"")),
    BrokenDocument("GB/T 33190 7.7", .init(page, "Font=\"4\"", "Font=\"5\"")),
    BrokenDocument("GB/T 33190 7.7", .init(page, "TemplateID=\"1\"", "TemplateID=\"2\"")),
  ]

  /// A font whose table of names has another name.
  private static var lackingNames: [UInt8] {
    var bytes = (try? Repository.bytes("Tests/FontsTests/Fixtures/song.ttf")) ?? []
    let name = Array("name".utf8)
    if let place = bytes.indices.first(where: { bytes[$0...].starts(with: name) }) { bytes[place] = UInt8(ascii: "x") }
    return bytes
  }
}

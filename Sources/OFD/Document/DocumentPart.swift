import Fonts
import Markup
import PageGraphics
import Zipping

/// `Document.xml`: the pages, the templates and the outline (GB/T 33190, 7.5). Of each page only its number is kept.
struct DocumentPart {
  /// The usual size of pages, once there is one.
  var size: PageSize?
  /// The numbers of the pages.
  private(set) var pages: [Int] = []
  private var bookmarks: [(bookmark: Bookmark, page: Int)] = []

  /// Where the content of a page lies, beside `Document.xml`.
  static func path(page index: Int) -> String { "Pages/Page_\(index)/Content.xml" }
  /// Where the content of a template page lies.
  static func path(template index: Int) -> String { "Tpls/Tpl_\(index)/Content.xml" }

  /// Adds a page that is written under this number.
  mutating func add(_ page: FixedPage, _ number: Int) {
    pages.append(number)
    for bookmark in page.bookmarks { bookmarks.append((bookmark, number)) }
  }

  /// The part, compressed piece by piece.
  func member(_ resources: DocumentResources, hasFiles: Bool) throws -> RawMember {
    var out = PartStream(member: try GrowingMember())
    out.bytes.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<ofd:Document xmlns:ofd=\"")
    out.bytes.append(contentsOf: OFDNames.namespace.utf8)
    out.bytes.write("\"><ofd:CommonData><ofd:MaxUnitID>")
    out.bytes.write(number: resources.units.last)
    out.bytes.write("</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>")
    out.bytes.write(box: size ?? PageSize(width: 0, height: 0))
    out.bytes.write("</ofd:PhysicalBox></ofd:PageArea>")
    if !resources.fonts.isEmpty { out.bytes.write("<ofd:PublicRes>PublicRes.xml</ofd:PublicRes>") }
    if !resources.pictures.isEmpty { out.bytes.write("<ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes>") }
    for (index, number) in resources.templates.enumerated() {
      out.bytes.write("<ofd:TemplatePage ID=\"")
      out.bytes.write(number: number)
      out.bytes.write("\" BaseLoc=\"")
      out.bytes.append(contentsOf: DocumentPart.path(template: index).utf8)
      out.bytes.write("\"/>")
      try out.flushIfLong()
    }
    out.bytes.write("</ofd:CommonData><ofd:Pages>")
    for (index, number) in pages.enumerated() {
      out.bytes.write("<ofd:Page ID=\"")
      out.bytes.write(number: number)
      out.bytes.write("\" BaseLoc=\"")
      out.bytes.append(contentsOf: DocumentPart.path(page: index).utf8)
      out.bytes.write("\"/>")
      try out.flushIfLong()
    }
    out.bytes.write("</ofd:Pages>")
    try writeOutline(&out)
    if hasFiles { out.bytes.write("<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>") }
    out.bytes.write("</ofd:Document>")
    try out.member.append(out.bytes)
    return try out.member.finished("Doc_0/Document.xml")
  }

  private func writeOutline(_ out: inout PartStream) throws {
    guard !bookmarks.isEmpty else { return }
    out.bytes.write("<ofd:Outlines>")
    // Whether an entry of the top level waits for those below it.
    var isOpen = false
    for (bookmark, page) in bookmarks {
      if bookmark.level == .top || !isOpen {
        if isOpen { out.bytes.write("</ofd:OutlineElem>") }
        isOpen = true
        write(bookmark, page, &out.bytes)
      } else {
        write(bookmark, page, &out.bytes)
        out.bytes.write("</ofd:OutlineElem>")
      }
      try out.flushIfLong()
    }
    out.bytes.write("</ofd:OutlineElem></ofd:Outlines>")
  }

  private func write(_ bookmark: Bookmark, _ page: Int, _ out: inout [UInt8]) {
    out.write("<ofd:OutlineElem Title=\"")
    XMLTextWriter.escapeAttribute(bookmark.title, into: &out)
    // Closed until somebody opens it.
    out.write("\" Expanded=\"false\"><ofd:Actions><ofd:Action Event=\"CLICK\"><ofd:Goto>")
    out.write("<ofd:Dest Type=\"XYZ\" PageID=\"")
    out.write(number: page)
    out.write("\" Left=\"0\" Top=\"")
    out.write(micrometres: Micrometres.of(bookmark.y))
    out.write("\"/></ofd:Goto></ofd:Action></ofd:Actions>")
  }
}

/// A part that is compressed whenever enough of it is there.
private struct PartStream {
  let member: GrowingMember
  var bytes: [UInt8] = []

  mutating func flushIfLong() throws {
    guard bytes.count >= 1 << 16 else { return }
    try member.append(bytes)
    bytes.removeAll(keepingCapacity: true)
  }
}

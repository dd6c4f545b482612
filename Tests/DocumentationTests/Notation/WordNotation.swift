import Foundation
import OPC

/// Makes a Word document from lines: a line is a paragraph, `| a | b |` a row, `1. a` an item of a numbered list, and
/// 【kind：content】 a thing within, before or behind the text.
struct WordNotation {
  /// What stands in brackets, by the words of Word's own menus.
  enum Thing: String, CaseIterable {
    case header = "页眉", footer = "页脚", footnote = "脚注", endnote = "尾注", comment = "批注", textBox = "文本框"
    case control = "控件", checkBox = "复选框", link = "链接", picture = "图片", bold = "加粗", pageBreak = "分页"
    case section = "分节", smartArt = "SmartArt", properties = "文档属性"
    case field = "域"
  }

  private static let word = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  private static let main: PartName = "/word/document.xml"
  private var builder = OPCBuilder()
  private var later: [(name: PartName, type: String, bytes: [UInt8])] = []
  private var notes: [Thing: [String]] = [:]
  private var references = ""
  private var count = 0
  private var hasList = false

  /// The document's bytes.
  static func docx(_ text: String) throws -> [UInt8] {
    var notation = WordNotation()
    return try notation.build(text.components(separatedBy: "\n"))
  }

  private mutating func build(_ lines: [String]) throws -> [UInt8] {
    var body = ""
    var rows: [String] = []
    for line in lines + [""] {
      let things = Inline.read(line)
      if line.hasPrefix("|") {
        rows.append(row(line))
      } else if !rows.isEmpty {
        body += table(rows)
        if line.isEmpty { body += "<w:p/>" }
        rows = []
      }
      if line.isEmpty || line.hasPrefix("|") { continue }
      if things.count == 1, case .thing(let kind, let content) = things[0], loose(kind, content) { continue }
      body += paragraph(line)
    }
    builder.addRelationship(from: nil, type: RelationshipType.officeDocument, target: Self.main)
    finish()
    body += "<w:sectPr>\(references)<w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"
    builder.add(
      Self.main, contentType: "\(Self.word).document.main+xml",
      bytes: Self.xml(Self.root("document", "<w:body>\(body)</w:body>")))
    for part in later { builder.add(part.name, contentType: part.type, bytes: part.bytes) }
    return try builder.build()
  }

  // MARK: Paragraphs

  private mutating func paragraph(_ line: String) -> String {
    let isItem = line.hasPrefix("1. ")
    hasList = hasList || isItem
    var things = Inline.read(String(line.dropFirst(isItem ? 3 : 0)))
    var properties = isItem ? "<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>" : ""
    if case .thing(Thing.section.rawValue, _)? = things.last {
      things.removeLast()
      properties += "<w:sectPr><w:pgSz w:w=\"11906\" w:h=\"16838\"/></w:sectPr>"
    }
    if !properties.isEmpty { properties = "<w:pPr>\(properties)</w:pPr>" }
    return "<w:p>\(properties)\(things.map { inline($0) }.joined())</w:p>"
  }

  private mutating func row(_ line: String) -> String {
    "<w:tr>"
      + Self.cells(line).map { cell in
        "<w:tc><w:tcPr><w:tcW w:w=\"2000\" w:type=\"dxa\"/></w:tcPr>"
          + cell.components(separatedBy: " ¶ ").map { paragraph($0) }.joined() + "</w:tc>"
      }.joined() + "</w:tr>"
  }

  /// The cells of a row, trimmed; a pipe within braces is no border.
  static func cells(_ line: String) -> [String] {
    var cells = [""]
    var depth = 0
    for character in line.dropFirst() {
      if "{｛<".contains(character) { depth += 1 }
      if "}｝>".contains(character) { depth -= 1 }
      if character == "|", depth <= 0 { cells.append("") } else { cells[cells.count - 1].append(character) }
    }
    return cells.dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private func table(_ rows: [String]) -> String {
    let columns = rows.map { $0.components(separatedBy: "<w:tc>").count - 1 }.max() ?? 1
    return "<w:tbl><w:tblPr><w:tblW w:w=\"0\" w:type=\"auto\"/></w:tblPr><w:tblGrid>"
      + String(repeating: "<w:gridCol w:w=\"2000\"/>", count: columns) + "</w:tblGrid>\(rows.joined())</w:tbl>"
  }

  // MARK: Things within a paragraph

  private mutating func inline(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): return Self.run(text)
    case .thing(let kind, let content):
      guard let thing = Thing(rawValue: kind) else { return Self.run("【\(kind)】") }
      return write(thing, content)
    }
  }

  private mutating func write(_ thing: Thing, _ content: [Inline]) -> String {
    let plain = content.map(\.plain).joined()
    count += 1
    let id = count
    switch thing {
    case .bold: return Self.run(plain, "<w:b/>")
    case .pageBreak: return "<w:r><w:br w:type=\"page\"/></w:r>"
    case .footnote, .endnote, .comment:
      let inner = "<w:p>\(content.map { inline($0) }.joined())</w:p>"
      notes[thing, default: []].append(inner)
      let number = notes[thing, default: []].count
      let name = thing == .footnote ? "footnote" : thing == .endnote ? "endnote" : "comment"
      return "<w:r><w:\(name)Reference w:id=\"\(number)\"/></w:r>"
    case .control:
      return "<w:sdt><w:sdtPr><w:id w:val=\"\(id)\"/><w:text/></w:sdtPr><w:sdtContent>"
        + content.map { inline($0) }.joined() + "</w:sdtContent></w:sdt>"
    case .checkBox:
      return """
        <w:sdt><w:sdtPr><w:tag w:val="\(plain.escaped)"/><w:id w:val="\(id)"/><w14:checkbox><w14:checked w14:val="0"/>\
        <w14:checkedState w14:val="2612" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/>\
        </w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>☐</w:t></w:r></w:sdtContent></w:sdt>
        """
    case .link:
      let halves = plain.components(separatedBy: "→")
      let address = (halves.last ?? "").addingPercentEncoding(withAllowedCharacters: Self.addressCharacters) ?? ""
      let link = builder.addRelationship(from: Self.main, type: RelationshipType.hyperlink, external: address)
      return "<w:hyperlink r:id=\"\(link)\">\(Self.run(halves[0]))</w:hyperlink>"
    case .textBox:
      let paragraphs = plain.components(separatedBy: " ¶ ").map { paragraph($0) }.joined()
      return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\">"
        + Self.drawing(
          id,
          """
          <a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>\
          <wps:spPr/><wps:txbx><w:txbxContent>\(paragraphs)</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>
          """) + "</mc:Choice></mc:AlternateContent></w:r>"
    case .picture: return picture(id, plain)
    case .field: return "<w:fldSimple w:instr=\"\(plain.escaped)\">\(Self.run("1"))</w:fldSimple>"
    case .header, .footer, .section, .smartArt, .properties: return Self.run("【\(thing.rawValue)】")
    }
  }

  private mutating func picture(_ id: Int, _ description: String) -> String {
    let name: PartName = "/word/media/sample.png"
    if !later.contains(where: { $0.name == name }) {
      later.append((name, "image/png", SamplePicture.bytes))
    }
    let link = builder.addRelationship(from: Self.main, type: RelationshipType.image, target: name)
    return "<w:r>"
      + Self.drawing(
        id,
        """
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>\
        <pic:cNvPr id="\(id)" name="p"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="\(link)"/><a:stretch>\
        <a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="1080000" cy="720000"/></a:xfrm>\
        <a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData>
        """, " descr=\"\(description.escaped)\"") + "</w:r>"
  }

  /// Something drawn 30 by 20 mm large.
  private static func drawing(_ id: Int, _ data: String, _ attributes: String = "") -> String {
    """
    <w:drawing><wp:inline><wp:extent cx="1080000" cy="720000"/><wp:docPr id="\(id)" name="d\(id)"\(attributes)/>\
    <a:graphic>\(data)</a:graphic></wp:inline></w:drawing>
    """
  }

  private static func run(_ text: String, _ properties: String = "") -> String {
    let marks: [Character: String] = ["⏎": "<w:br/>", "⇥": "<w:tab/>"]
    var content = ""
    for piece in text.split(omittingEmptySubsequences: true, whereSeparator: { marks[$0] != nil }) {
      if piece.startIndex > text.startIndex { content += marks[text[text.index(before: piece.startIndex)]] ?? "" }
      content += "<w:t xml:space=\"preserve\">\(String(piece).escaped)</w:t>"
    }
    return "<w:r>\(properties.isEmpty ? "" : "<w:rPr>\(properties)</w:rPr>")\(content)</w:r>"
  }

  // MARK: Other parts

  /// Takes a line that is not part of the body.
  private mutating func loose(_ kind: String, _ content: [Inline]) -> Bool {
    let plain = content.map(\.plain).joined()
    switch Thing(rawValue: kind) {
    case .header?, .footer?:
      let isHeader = kind == Thing.header.rawValue
      let name = isHeader ? "header" : "footer"
      count += 1
      let part = PartName("/word/\(name)\(count).xml") ?? Self.main
      let xml = "<w:p>\(content.map { inline($0) }.joined())</w:p>"
      let link = builder.addRelationship(from: Self.main, type: RelationshipType.office(name), target: part)
      references += "<w:\(name)Reference w:type=\"default\" r:id=\"\(link)\"/>"
      later.append((part, "\(Self.word).\(name)+xml", Self.xml(Self.root(isHeader ? "hdr" : "ftr", xml))))
    case .smartArt?:
      let part: PartName = "/word/diagrams/data1.xml"
      builder.addRelationship(from: Self.main, type: RelationshipType.office("diagramData"), target: part)
      let xml = """
        <dgm:dataModel xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" \
        xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><dgm:ptLst><dgm:pt modelId="1"><dgm:t><a:bodyPr/>\
        <a:p><a:r><a:t>\(plain.escaped)</a:t></a:r></a:p></dgm:t></dgm:pt></dgm:ptLst></dgm:dataModel>
        """
      later.append((part, "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml", Self.xml(xml)))
    case .properties?:
      let part: PartName = "/docProps/core.xml"
      builder.addRelationship(from: nil, type: RelationshipType.coreProperties, target: part)
      let xml = """
        <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" \
        xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>\(plain.escaped)</dc:title></cp:coreProperties>
        """
      later.append((part, "application/vnd.openxmlformats-package.core-properties+xml", Self.xml(xml)))
    default: return false
    }
    return true
  }

  private mutating func finish() {
    for (thing, name) in [(Thing.footnote, "footnote"), (.endnote, "endnote"), (.comment, "comment")] {
      guard let texts = notes[thing] else { continue }
      let part = PartName("/word/\(name)s.xml") ?? Self.main
      builder.addRelationship(from: Self.main, type: RelationshipType.office("\(name)s"), target: part)
      let author = thing == .comment ? " w:author=\"何婷\"" : ""
      let inner = texts.enumerated().map { "<w:\(name) w:id=\"\($0 + 1)\"\(author)>\($1)</w:\(name)>" }.joined()
      later.append((part, "\(Self.word).\(name)s+xml", Self.xml(Self.root("\(name)s", inner))))
    }
    if hasList {
      builder.addRelationship(
        from: Self.main, type: RelationshipType.office("numbering"), target: "/word/numbering.xml")
      later.append(
        (
          "/word/numbering.xml", "\(Self.word).numbering+xml",
          Self.xml(
            Self.root(
              "numbering",
              """
              <w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>\
              <w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>\
              <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
              """))
        ))
    }
  }

  private static let addressCharacters = CharacterSet.urlFragmentAllowed.subtracting(CharacterSet(charactersIn: "{}|"))

  private static func xml(_ text: String) -> [UInt8] {
    Array(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n" + text).utf8)
  }

  private static func root(_ root: String, _ content: String) -> String {
    """
    <w:\(root) xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" \
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" \
    xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
    xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" \
    xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
    xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" \
    xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
    xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" mc:Ignorable="w14">\(content)</w:\(root)>
    """
  }
}

import Testing

@testable import OPC

@Suite struct PartNameTests {
  @Test(arguments: ["", "/", "a", "/a/", "//a", "/a/../b", "/a/./b", "/a.", "/a\\b"])
  func `names that are no part names`(_ text: String) { #expect(PartName(text) == nil) }

  @Test(arguments: [
    ("media/a.png", "/word/document.xml", "/word/media/a.png"),
    ("../media/a.png", "/xl/drawings/d.xml", "/xl/media/a.png"),
    ("/word/x.xml", "/word/document.xml", "/word/x.xml"), ("./x.xml", "/a/b.xml", "/a/x.xml"),
    ("a%20b.xml", "/a/b.xml", "/a/a b.xml"), ("x.xml#part", "/a/b.xml", "/a/x.xml"),
  ]) func `targets are resolved from the part's folder`(_ target: String, _ source: String, _ expected: String) {
    #expect(PartName.resolve(target, from: PartName(source))?.text == expected)
  }

  @Test func `targets that leave the package are none`() {
    #expect(PartName.resolve("../../a", from: "/word/document.xml") == nil)
    #expect(PartName.resolve("#bookmark", from: nil) == nil)
  }

  @Test func `a written target resolves to the same part`() {
    for (part, source) in [
      ("/xl/media/a.png", "/xl/drawings/d.xml"), ("/word/a.xml", "/word/b.xml"), ("/a.xml", "/b/c.xml"),
    ] {
      let (part, source) = (PartName(stringLiteral: part), PartName(stringLiteral: source))
      #expect(PartName.resolve(part.target(from: source), from: source) == part)
    }
    #expect(PartName(stringLiteral: "/word/document.xml").target(from: nil) == "word/document.xml")
  }

  @Test func `names ignore case, and lead to their relationships and back`() {
    let name: PartName = "/word/Document.xml"
    #expect(name == "/Word/document.XML" && name.fileExtension == "xml" && name.member == "word/Document.xml")
    #expect(PartName.relationships(of: name).text == "/word/_rels/Document.xml.rels")
    #expect(PartName.relationships(of: name).relationshipSource == name)
    #expect(
      PartName.relationships(of: nil).relationshipSource == nil && PartName.relationships(of: nil).isRelationships)
  }
}

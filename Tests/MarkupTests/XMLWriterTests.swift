import Testing

@testable import Markup

@Suite struct XMLWriterTests {
  @Test func `elements, attributes and texts are written and escaped`() {
    var writer = XMLWriter(declaration: true)
    writer.open("w:p", [("w:x", "a\"<\n&")])
    writer.empty("w:br")
    writer.element("w:t", text: "1 < 2 & 3 > 2")
    writer.raw("<raw/>")
    writer.open("w:r")
    writer.close()
    writer.close()
    #expect(
      String(decoding: writer.bytes, as: UTF8.self) == XMLWriter.declaration
        + "<w:p w:x=\"a&quot;&lt;&#10;&amp;\"><w:br/><w:t>1 &lt; 2 &amp; 3 &gt; 2</w:t><raw/><w:r/></w:p>")
  }

  @Test(arguments: [
    "联单 & <tag> ]]> \"q\" 'a'", "\u{0}\u{1}\u{B}\u{FFFE}\u{FFFF}x", "\r\n\r \t", "ﾊﾝｶｸ\u{FF5E}\u{FFFD}𠮷", "", "ï¿½ï",
  ]) func `what is written is read back, but for characters XML cannot hold`(_ text: String) throws {
    var writer = XMLWriter()
    writer.element("a", [("b", text)], text: text)
    let outline = try XMLOutline(writer.bytes, name: "t")
    let expected = String(
      String.UnicodeScalarView(
        text.unicodeScalars.map {
          ($0.value < 0x20 && ![9, 10, 13].contains($0.value)) || $0.value & 0xFFFE == 0xFFFE && $0.value < 0x10000
            ? "\u{FFFD}" : $0
        }))
    #expect(outline.text(of: 0) == expected)
    #expect(outline.attribute("b", of: 0) == expected)
  }
}

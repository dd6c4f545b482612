import Testing

@testable import Markup

@Suite struct XMLPushReaderTests {
  /// Writes down what it is told.
  struct Recorder: XMLStreamHandler {
    var lines: [String] = []
    var text: [UInt8] = []
    var last: String?

    mutating func start(_ element: borrowing XMLStartTag) {
      lines.append(
        "<\(element.localName) r=\(element.attribute("r") ?? "-") id=\(element.prefixedAttribute("id") ?? "-") "
          + "s=\(element.integer("s").map(String.init) ?? "-") t=\(element.attribute("t", is: "s"))")
      text = []
    }

    mutating func characters(_ text: Span<UInt8>) {
      text.withUnsafeBufferPointer { self.text.append(contentsOf: $0) }
    }

    mutating func end(_ element: borrowing XMLEndTag) {
      if element.isNamed("v") || element.isNamed("t") { lines.append(String(decoding: text, as: UTF8.self)) }
      if element.isNamed("t") { last = String(decoding: text, as: UTF8.self) }
    }

    var isFinished: Bool { last == "stop" }
  }

  static let sheet = """
    <?xml version="1.0" encoding="UTF-8"?>
    <x:sheet xmlns:x="urn:x" xmlns:r="urn:r"><x:c r="A&amp;1&amp;#38;" s="12" t="s" r:id="rId1"><x:v>4</x:v></x:c>\
    <x:c r="B1" s="x"><x:t> 联&lt;单<![CDATA[&]]> </x:t><x:t> </x:t></x:c></x:sheet>
    """

  @Test(arguments: [1, 3, 7, 4096]) func `pieces of any size give the same events`(_ size: Int) throws {
    let bytes = Array(Self.sheet.utf8)
    var reader = try XMLPushReader(Recorder(), name: "sheet1.xml")
    for start in stride(from: 0, to: bytes.count, by: size) {
      #expect(try reader.feed(bytes[start..<min(start + size, bytes.count)]))
    }
    let lines = try reader.finish().lines
    #expect(
      lines == [
        "<sheet r=- id=- s=- t=false", "<c r=A&1&#38; id=rId1 s=12 t=true", "<v r=- id=- s=- t=false", "4",
        "<c r=B1 id=- s=- t=false", "<t r=- id=- s=- t=false", " 联<单& ", "<t r=- id=- s=- t=false", " ",
      ])
  }

  @Test func `a handler that has enough ends the reading`() throws {
    var reader = try XMLPushReader(Recorder(), name: "t")
    #expect(try !reader.feed(Array("<a><t>stop</t>".utf8)[...]))
    #expect(try !reader.feed(Array("<<<".utf8)[...]))
    #expect(try reader.finish().last == "stop")
  }

  @Test(arguments: ["<a><b></a>", "<a>", "<!DOCTYPE a><a/>", "<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", "<p:a/>", ""])
  func `broken and dangerous documents throw`(_ text: String) {
    #expect(throws: MarkupError.self) { try XMLPushReader.read(Array(text.utf8), with: Recorder(), name: "t") }
  }

  @Test func `what a handler throws comes out`() {
    struct Refusal: Error {}
    struct Refuser: XMLStreamHandler {
      func start(_ element: borrowing XMLStartTag) throws { if element.isNamed("b") { throw Refusal() } }
      func characters(_ text: Span<UInt8>) {}
      func end(_ element: borrowing XMLEndTag) {}
    }
    #expect(throws: Refusal.self) { try XMLPushReader.read(Array("<a><b/></a>".utf8), with: Refuser(), name: "t") }
  }
}

import Findings
import Testing

@testable import Markup

/// What a scanner hands over, as text.
private struct Events: XMLHandler {
  private(set) var all: [String] = []
  private var text: [UInt8] = []
  var most = Int.max
  var isDone: Bool { all.count >= most }

  mutating func start(_ tag: borrowing XMLTag) {
    close()
    let attributes = tag.attributes.map { attribute in
      "\(String(decoding: UnsafeBufferPointer(start: attribute.name.bytes, count: attribute.name.count), as: UTF8.self))"
        + "=\(String(decoding: attribute.value, as: UTF8.self))"
    }
    all.append(([name(tag.name)] + attributes).joined(separator: " "))
  }

  mutating func end(_ name: XMLName) {
    close()
    all.append("/" + self.name(name))
  }

  mutating func text(_ text: XMLPiece) { text.append(to: &self.text) }

  private func name(_ name: XMLName) -> String {
    String(decoding: UnsafeBufferPointer(start: name.bytes, count: name.count), as: UTF8.self)
  }

  /// Texts are joined: in how many pieces they come is open.
  private mutating func close() {
    if !text.isEmpty { all.append("“" + String(decoding: text, as: UTF8.self) + "”") }
    text = []
  }
}

struct XMLScannerTests {
  private func events(
    _ document: String, cut: Int? = nil, depth: Int = 8, tagBytes: Int = 200, most: Int = .max
  ) throws -> [String] {
    let bytes = Array(document.utf8)
    var scanner = XMLScanner(depth: depth, tagBytes: tagBytes)
    var events = Events()
    events.most = most
    for piece in cut.map({ [bytes[..<$0], bytes[$0...]] }) ?? [bytes[...]] {
      guard try scanner.feed(piece, to: &events) else { break }
    }
    try scanner.finish(events)
    return events.all
  }

  private let document = """
    <?xml version="1.0"?><!-- a > b --><x:workbook xmlns:x='u"v'><sheet  name = "甲 &amp; 乙" x:id="r1"/>\
    <t>一&lt;二&#x4E09;</t ><averylongname><![CDATA[a&b<c]]></averylongname></x:workbook>
    """

  @Test func `elements, attributes and texts come in their order, names without prefixes`() throws {
    #expect(
      try events(document) == [
        "workbook x=u\"v", "sheet name=甲 &amp; 乙 id=r1", "/sheet", "t", "“一<二三”", "/t", "averylongname", "“a&b<c”",
        "/averylongname", "/workbook",
      ])
  }

  @Test func `a part may arrive cut anywhere`() throws {
    let whole = try events(document)
    for cut in 0...document.utf8.count { #expect(try events(document, cut: cut) == whole) }
  }

  @Test func `reading stops when the handler has enough`() throws {
    #expect(try events("<a><b><c/></a", most: 2) == ["a", "b"])
  }

  @Test(arguments: [
    ("<a><b></a></b>", "标记不配对"), ("<averylongname1></averylongname2>", "标记不配对"), ("<a b=c/>", "标记有误"),
    ("<a/ b>", "标记有误"), ("<a/><b/>", "标记有误"), ("<!DOCTYPE a><a/>", "含有不允许的 DOCTYPE"), ("<a>", "内容不完整"),
    ("", "内容不完整"), ("<a><a><a><a><a><a><a><a><a>", "嵌套过深"),
    ("<a b=\"" + String(repeating: "c", count: 300), "标记过长"),
  ])
  func `what is no well-formed part is refused`(document: String, reason: String) {
    do {
      _ = try events(document)
      Issue.record("read: \(document)")
    } catch let fault as XMLFault { #expect(fault.reason.zhHans == reason) } catch { Issue.record(error) }
  }
}

import Testing

@testable import WebDesk

@Suite struct MultipartTests {
  private static let boundary = "----WebKitFormBoundaryx7"

  private func body(_ parts: [(headers: String, content: String)], end: String = "--") -> [UInt8] {
    Array(
      (parts.map { "--\(Self.boundary)\r\n\($0.headers)\r\n\r\n\($0.content)\r\n" }.joined()
        + "--\(Self.boundary)\(end)\r\n").utf8)
  }

  private func field(_ name: String) -> String { "Content-Disposition: form-data; name=\"\(name)\"" }

  @Test func `Fields keep their order and bytes, files what they hold`() throws {
    let parts = try Multipart(
      body([
        (field("a"), "一\r\n二"), (field("items[1].qty"), ""), (field("a"), "--\(Self.boundary.dropLast())"),
        (field("photos") + "; filename=\"照片.jpg\"\r\nContent-Type: image/jpeg", "\u{0}\r\nxyz"),
        (field("photos") + "; filename=\"\"\r\nContent-Type: application/octet-stream", ""),
      ]), boundary: Self.boundary)
    #expect(parts.fields.map(\.name) == ["a", "items[1].qty", "a"])
    #expect(parts.fields.map(\.value) == ["一\r\n二", "", "--\(Self.boundary.dropLast())"])
    #expect(parts.files.count == 1)
    #expect(parts.files.first?.name == "照片.jpg")
    #expect(parts.files.first?.bytes == Array("\u{0}\r\nxyz".utf8))
  }

  @Test func `A name is what it was in the page`() throws {
    let parts = try Multipart(body([(field("a%22;b=c"), "x")]), boundary: Self.boundary)
    #expect(parts.fields.first?.name == "a\";b=c")
  }

  @Test(arguments: [
    ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data; charset=utf-8; Boundary=\"a b\"", "a b"),
    ("multipart/form-data", nil), ("application/x-www-form-urlencoded", nil), ("multipart/mixed; boundary=abc", nil),
    ("multipart/form-data; boundary=" + String(repeating: "x", count: 71), nil),
    ("multipart/form-data; boundary=", nil),
  ])
  func `The boundary is that of the header`(type: String, boundary: String?) {
    #expect(Multipart.boundary(type) == boundary)
  }

  @Test func `What breaks off or is no multipart is refused`() {
    let whole = body([(field("a"), "x"), (field("b"), "y")])
    for length in 0..<whole.count - 4 {
      #expect(throws: Failure.self) { try Multipart(Array(whole.prefix(length)), boundary: Self.boundary) }
    }
    for bad in [
      body([("Content-Disposition: attachment; name=\"a\"", "x")]), body([("Content-Type: text/plain", "x")]),
      body([("Content-Disposition: form-data", "x")]), body([(field(String(repeating: "x", count: 300)), "x")]),
      body([(field("a") + "\r\nX: " + String(repeating: "x", count: 4_000), "x")]),
      body([(field("a"), "x")], end: "xx"),
    ] { #expect(throws: Failure.self) { try Multipart(bad, boundary: Self.boundary) } }
  }

  @Test func `Too many parts are refused`() {
    let many = body([(headers: String, content: String)](repeating: (field("a"), ""), count: 20_001))
    #expect(throws: Failure.self) { try Multipart(many, boundary: Self.boundary) }
  }

  @Test(arguments: [
    ("photo-1.jpg", true), ("user_sign.strokes.json", true), ("items[2].photo.png", true), ("../a.jpg", false),
    ("a/b.jpg", false), ("a..jpg", false), (".jpg", false), ("a.svg", false), ("a.jpg\n", false), ("a.html.jpg", true),
    ("照片.jpg", false), ("", false),
  ])
  func `Files of a draft have plain names`(name: String, isName: Bool) { #expect(DraftFiles.isName(name) == isName) }

  @Test func `Pictures are known by their first bytes`() {
    #expect(DraftFiles.ending(of: [0xFF, 0xD8, 0xFF, 0xE0]) == "jpg")
    #expect(DraftFiles.ending(of: Array("<svg onload=alert(1)>".utf8)) == nil)
    #expect(DraftFiles.ending(of: []) == nil)
  }
}

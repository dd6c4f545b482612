import Testing

@testable import HTML

@Suite struct HTMLTests {
  private func written(_ body: (inout HTML) -> Void) -> String {
    var html = HTML()
    body(&html)
    return String(decoding: html.bytes, as: UTF8.self)
  }

  @Test func `no text and no value becomes markup`() {
    let hostile = #"</p><script>alert("x")</script>'&"#
    let text = written { $0.element(.p, .id(hostile), .data("x", hostile), text: hostile) }
    let escaped = "&lt;/p&gt;&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;"
    #expect(text == #"<p id="\#(escaped)" data-x="\#(escaped)">\#(escaped)</p>"#)
  }

  @Test func `control characters that no document may hold are shown as lost`() {
    #expect(written { $0.text("a\u{0}b\u{1B}c\td\n") } == "a\u{FFFD}b\u{FFFD}c\td\n")
  }

  @Test func `attributes that do not hold are left out, and flags have no value`() {
    let text = written {
      $0.void(.input, .type("checkbox"), .flag("checked", true), .flag("disabled", false), nil, .name("a"))
    }
    #expect(text == #"<input type="checkbox" checked name="a">"#)
  }

  @Test func `a document says its language`() {
    let html = HTML.document(language: "zh-Hant") { $0.element(.body, text: "單") }
    #expect(
      String(decoding: html.bytes, as: UTF8.self) == "<!DOCTYPE html>\n<html lang=\"zh-Hant\"><body>單</body></html>\n")
  }

  @Test(arguments: [
    (Path(), "/"), (Path("f", "FW-2026-000001"), "/f/FW-2026-000001"),
    (Path("a/b", "..", "返厂"), "/a%2Fb/../%E8%BF%94%E5%8E%82"),
    (
      Path("find").query("words", "合肥 & 芜湖").query("after", nil).query("n", "1"),
      "/find?words=%E5%90%88%E8%82%A5%20%26%20%E8%8A%9C%E6%B9%96&n=1"
    ),
  ])
  func `addresses keep what is in them apart`(path: Path, text: String) { #expect(path.text == text) }
}

import Findings
import Testing

@testable import Markup

@Suite struct XMLCheckTests {
  private func refusal(_ text: String) -> MarkupError? {
    do {
      try XMLCheck.wellFormed(Array(text.utf8), name: "word/document.xml")
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    "<!DOCTYPE a><a/>",
    "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><a>&x;</a>",
    "<!DOCTYPE a [<!ENTITY x \"ha\"><!ENTITY y \"&x;&x;&x;&x;\">]><a>&y;</a>",
    "<!DOCTYPE a SYSTEM \"http://example.invalid/a.dtd\"><a/>",
    "<!DOCTYPE a [<!ENTITY % p SYSTEM \"file:///dev/zero\"> %p;]><a/>",
  ]) func `document types are refused whatever they hold`(_ text: String) {
    #expect(refusal(text)?.message.en?.contains("document type declaration") == true)
  }

  @Test(arguments: [
    "", "<a>", "<a></b>", "<a>&nbsp;</a>", "<a b=1/>", "<p:a/>", "<a/><b/>", "<a b='1' b='2'/>", "<a>\u{1}</a>", "text",
  ]) func `what is not well-formed is refused`(_ text: String) {
    #expect(refusal(text) != nil)
  }

  @Test func `the place of the first fault is named`() {
    let error = refusal("<a>\n  <b></c>\n</d></a>")
    #expect(error?.line == 2 && error?.name == "word/document.xml")
    #expect(error?.message.zhHans.contains("word/document.xml") == true)
  }

  @Test func `nesting has an end`() {
    #expect(refusal(String(repeating: "<a>", count: 200) + String(repeating: "</a>", count: 200)) == nil)
    #expect(refusal(String(repeating: "<a>", count: 300) + String(repeating: "</a>", count: 300)) != nil)
  }
}

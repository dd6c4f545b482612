import Testing

@testable import Register

@Suite struct CanonicalMemberTests {
  private func text(_ json: String) -> String? {
    var json = json
    return json.withUTF8 { CanonicalMember("customer_name").text(in: UnsafeRawBufferPointer($0)) }
  }

  @Test(arguments: [
    (#"{"a":1,"customer_name":"甲公司","b":[]}"#, "甲公司"), (#"{"customer_name":""}"#, ""),
    (#"{"items":[{"customer_name":"x"}],"customer_name":"甲"}"#, "甲"),
    (#"{"a":"\"customer_name\":\"x\"","customer_name":"一\"二\\"}"#, "一\"二\\"),
    (#"{"a":"customer_name","customer_name":"三\n\u0001"}"#, "三\n\u{1}"),
  ])
  func `a text is taken from the outermost object, its escapes undone`(json: String, expected: String) {
    #expect(text(json) == expected)
  }

  @Test(arguments: [
    "", "{}", "{", #"{"customer_name""#, #"{"customer_name":"#, #"{"customer_name":"x"#, #"{"customer_name":"x\"#,
    #"{"customer_name":5}"#, #"{"customer_name":null,"a":"x"}"#, #"["customer_name","x"]"#,
    #"{"a":{"customer_name":"x"}}"#,
  ])
  func `there is none where it is missing, no text, or broken off`(json: String) { #expect(text(json) == nil) }
}

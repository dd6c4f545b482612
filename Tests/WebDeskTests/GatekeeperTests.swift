import Findings
import HTML
import HTTPTypes
import Testing

@testable import WebDesk

@Suite struct GatekeeperTests {
  private let gatekeeper = Gatekeeper(hosts: ["desk.example.com", "127.0.0.1:8137"], proxies: ["10.0.0.2"])

  private func request(_ method: HTTPRequest.Method = .get, host: String, _ fields: [String: String] = [:])
    -> HTTPRequest
  {
    var request = HTTPRequest(method: method, scheme: "http", authority: host, path: "/")
    for (name, value) in fields { if let name = HTTPField.Name(name) { request.headerFields[name] = value } }
    return request
  }

  @Test func `only a listed proxy is believed, and of its list the last address`() throws {
    let forwarded = [
      "X-Forwarded-Host": "desk.example.com", "X-Forwarded-For": "6.6.6.6, 192.168.1.9", "X-Forwarded-Proto": "https",
    ]
    let way = try gatekeeper.way(request(host: "127.0.0.1:8137", forwarded), peer: "10.0.0.2")
    #expect(way.host == "desk.example.com" && way.address == "192.168.1.9" && way.isSecure)
    let other = try gatekeeper.way(request(host: "127.0.0.1:8137", forwarded), peer: "10.0.0.3")
    #expect(other.host == "127.0.0.1:8137" && other.address == "10.0.0.3" && !other.isSecure)
  }

  @Test func `a name that is not ours is not answered`() {
    #expect(throws: Failure.self) { try gatekeeper.way(request(host: "evil.example"), peer: "1.2.3.4") }
    #expect(throws: Failure.self) { try gatekeeper.way(request(host: "127.0.0.1"), peer: "1.2.3.4") }
  }

  @Test(arguments: [
    (["Sec-Fetch-Site": "same-origin"], true), (["Sec-Fetch-Site": "none"], true), ([:], true),
    (["Origin": "https://desk.example.com"], true), (["Sec-Fetch-Site": "cross-site"], false),
    (["Sec-Fetch-Site": "same-site"], false), (["Origin": "https://evil.example"], false), (["Origin": "null"], false),
    (["Sec-Fetch-Site": "cross-site", "Origin": "https://desk.example.com"], false),
  ])
  func `what changes something comes from our own pages`(fields: [String: String], isLet: Bool) throws {
    let post = request(.post, host: "desk.example.com", fields)
    let way = try gatekeeper.way(post, peer: "1.2.3.4")
    let passed = (try? gatekeeper.checkOrigin(post, way)) != nil
    #expect(passed == isLet)
    try gatekeeper.checkOrigin(request(host: "desk.example.com", fields), way)
  }
}

@Suite struct FormFieldsTests {
  @Test func `fields are read in their order, several of a name too`() {
    let fields = FormFields(urlencoded: "a=1&b=%E5%90%88+%E8%82%A5&a=%2b&c&=x&d=%zz%4".utf8)
    #expect(fields.all("a") == ["1", "+"])
    #expect(fields["b"] == "合 肥" && fields["c"] == "" && fields["d"] == "%zz%4" && fields.given("c") == nil)
  }

  @Test(arguments: [
    ("/find?words=x", "/find?words=x"), ("//evil.example", "/"), ("/\\evil.example", "/"),
    ("https://evil.example", "/"),
    ("javascript:alert(1)", "/"), ("/a\r\nSet-Cookie: x=y", "/"), (nil, "/"), ("", "/"),
  ])
  func `a page leads back to this server alone`(target: String?, path: String) {
    #expect(LocalTarget.path(target).text == path)
  }

  @Test(arguments: [
    ("zh-TW,zh;q=0.9,en;q=0.8", Language.zhHant), ("en-US,en;q=0.9", .en), ("fr, de;q=0.9, zh-CN;q=0.5", .zhHans),
    ("fr", nil), (nil, nil), ("en;q=0, zh-HK;q=0.1", .zhHant),
  ])
  func `the browser's language is taken by its weights`(header: String?, language: Language?) {
    #expect(LanguageChoice.accepted(header) == language)
  }
}

@Suite struct ThrottleTests {
  @Test func `after so many tries one waits, and gets one more after a while`() async {
    let throttle = Throttle((atOnce: 3, secondsEach: 10))
    let start = ContinuousClock.now
    for _ in 0..<3 { #expect(await throttle.take(["a"], now: start) == nil) }
    #expect(await throttle.take(["a"], now: start) == 10)
    #expect(await throttle.take(["b"], now: start) == nil)
    #expect(await throttle.take(["a", "b"], now: start.advanced(by: .seconds(5))) == 5)
    #expect(await throttle.take(["a"], now: start.advanced(by: .seconds(10))) == nil)
    await throttle.forgive("a")
    #expect(await throttle.take(["a"], now: start.advanced(by: .seconds(10))) == nil)
  }
}

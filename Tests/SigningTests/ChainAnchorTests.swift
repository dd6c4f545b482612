import Findings
import Signing
import Storage
import TestSupport
import Testing

@Suite struct ChainAnchorTests {
  private static let anchor = ChainAnchor(
    register: "7f3a9c01", seq: 412, hash: Digest(of: "head"), date: "2026-11-30")

  @Test func `an anchor is a line of groups that comes back as it was`() throws {
    let text = ChainAnchorTests.anchor.text
    #expect(text.hasPrefix("liandan anchor 1: 7f3a9c01 412 "))
    #expect(text.count < 120)
    #expect(try ChainAnchor.all(in: text) == [ChainAnchorTests.anchor])
    #expect(ChainAnchorTests.anchor.isHash(Digest(of: "head")))
    #expect(!ChainAnchorTests.anchor.isHash(Digest(of: "another")))
  }

  @Test(
    arguments: [
      { $0.uppercased() }, { $0.replacing(" ", with: "\n") }, { "  " + $0 + " \r\n" },
      { $0.replacing("liandan anchor 1: ", with: "") }, { $0.replacing("1:", with: "1：") },
      { "记在 11 月的本子上\n" + $0 + "\n李会计" },
    ] as [@Sendable (String) -> String])
  func `it is read however it was typed`(change: @Sendable (String) -> String) throws {
    #expect(try ChainAnchor.all(in: change(ChainAnchorTests.anchor.text)) == [ChainAnchorTests.anchor])
  }

  @Test func `any one digit mistyped is told`() throws {
    let text = ChainAnchorTests.anchor.statement
    let start = text.index(text.startIndex, offsetBy: "liandan anchor 1: ".count)
    for place in text[start...].indices where text[place].isNumber {
      var wrong = text
      wrong.replaceSubrange(place...place, with: text[place] == "1" ? "2" : "1")
      #expect(throws: SigningError.self, "\(wrong)") { try ChainAnchor.all(in: wrong) }
    }
    for wrong in ["", "hello", "liandan anchor 1:", String(text.dropLast(30)), "liandan anchor 1: 7f3a9c01 -3 00"] {
      #expect(throws: SigningError.self, "\(wrong)") { try ChainAnchor.all(in: wrong) }
    }
  }

  @Test func `a signed one tells its key, and no other key fits`() throws {
    let key = SigningKey()
    let signed = try ChainAnchorTests.anchor.signed(by: key)
    let other = ChainAnchor(register: "7f3a9c01", seq: 413, hash: Digest(of: "next"), date: "2026-12-01")
    let read = try ChainAnchor.all(in: "\(signed.text)\n\n\(other.text)\n")
    #expect(read == [signed, other])
    #expect(read[0].isSigned(by: key.publicKey))
    #expect(!read[0].isSigned(by: SigningKey().publicKey))
    #expect(!read[1].isSigned(by: key.publicKey))
    #expect(read[0].seal?.key == key.publicKey.fingerprint)
  }
}

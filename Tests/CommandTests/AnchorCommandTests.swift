import Foundation
import Testing

/// `liandan anchor`, and what `verify` says of registers and packets by it.
@Suite struct AnchorCommandTests {
  let office: Office

  init() throws {
    office = try Office()
    try issue()
  }

  private func issue(_ register: String = "register") throws {
    try office.run(
      "issue", "cost-approval", "forms/examples/cost-approval.json", "--close", "--again", "--register", register)
  }

  @Test func `an anchor is one line, and the register agrees with it however long it lives on`() throws {
    defer { office.remove() }
    let anchor = try office.run("anchor")
    #expect(
      anchor.status == 0 && anchor.out.hasPrefix("liandan anchor 1: ") && anchor.out.split(separator: "\n").count == 1)
    try issue()
    try office.run("anchor", "--out", "anchors.txt")
    try issue()
    let typed = try office.run("verify", "register", "--anchor", anchor.out)
    #expect(typed.status == 0 && typed.out.contains("  锚：与 "), "\(typed.err)")
    let both = try office.run("verify", "register", "--anchor", anchor.out, "--anchor", "anchors.txt", "--json")
    let results = try #require(both.objects().last?["anchors"] as? [[String: Any]])
    #expect(results.map { $0["result"] as? String } == ["agrees", "agrees"])
    let refused = try office.run("anchor", "--out", "anchors.txt")
    #expect(refused.status == 70 && refused.err.contains("--force"))
  }

  @Test func `a register whose newest events are gone is found out`() throws {
    defer { office.remove() }
    try office.shell("cp -r register before")
    try issue()
    let anchor = try office.run("anchor").out
    #expect(try office.run("verify", "before").status == 0, "by itself it is sound")
    #expect(try office.run("verify", "before", "--anchor", anchor, "--json").codes == ["anchor-cut"])
  }

  @Test func `a register with another history than the one witnessed is found out`() throws {
    defer { office.remove() }
    try office.shell("cp -r register forged")
    try issue()
    let anchor = try office.run("anchor").out
    try office.run("void", "SP-2026-000001", "--reason", "另一段历史", "--register", "forged")
    try issue("forged")
    #expect(try office.run("verify", "forged").status == 0, "by itself it is sound")
    #expect(try office.run("verify", "forged", "--anchor", anchor, "--json").codes == ["anchor-differs"])
    try issue("other")
    #expect(try office.run("verify", "other", "--anchor", anchor, "--json").codes == ["anchor-register"])
  }

  @Test
  func `a packet is compared where its stretch of the chain reaches the anchor, and said to be outside elsewhere`()
    throws
  {
    defer { office.remove() }
    let early = try office.run("anchor").out
    try office.run("pack", "--to", "财务部", "--out", "归档")
    let late = try office.run("anchor").out
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: office.folder + "/归档").first)
    let inside = try office.run("verify", "归档/\(name)", "--anchor", early)
    #expect(inside.status == 0 && inside.out.contains("  锚：与 ") && inside.err.isEmpty, "\(inside.err)")
    let outside = try office.run("verify", "归档/\(name)", "--anchor", late, "--json")
    #expect(outside.status == 0 && outside.objects().first?["code"] as? String == "anchor-outside")
    try issue("other")
    let foreign = try office.run("anchor", "--register", "other").out
    #expect(try office.run("verify", "归档/\(name)", "--anchor", foreign, "--json").codes == ["anchor-register"])
  }

  @Test func `a signed anchor is taken from its key alone`() throws {
    defer { office.remove() }
    try office.run("keys", "make")
    try office.run("keys", "make", "--out", "other.pem")
    let anchor = try office.run("anchor").out
    let key = try office.run("verify", "register", "--anchor", anchor, "--key", "register/signing-key.pub.pem")
    #expect(key.status == 0 && key.out.contains("由密钥"), "\(key.err)")
    let unsigned = anchor.components(separatedBy: " key ")[0]
    for (text, key) in [(anchor, "other.pub.pem"), (unsigned, "register/signing-key.pub.pem")] {
      #expect(
        try office.run("verify", "register", "--anchor", text, "--key", key, "--json").codes == ["anchor-unsigned"])
    }
  }

  @Test func `what is no anchor, or was mistyped, is said to be so`() throws {
    defer { office.remove() }
    let anchor = try office.run("anchor").out
    let wrong = anchor.replacing("-", with: "/")
    for text in ["", "hello", "forms/examples/cost-approval.json", wrong] {
      let run = try office.run("verify", "register", "--anchor", text)
      #expect(run.status == 64 && run.err.contains("锚"), "\(text): \(run.err)")
    }
    #expect(try office.run("explain", "anchor-unreadable").status == 0)
    #expect(try office.run("anchor", "--register", "nowhere").status == 70)
    #expect(try office.run("anchor", "--out", "x.docx").status == 64)
  }

  @Test func `an anchor is printed on a sheet with a code that holds the line`() throws {
    defer { office.remove() }
    for (name, language) in [("anchor.pdf", "zh-Hans"), ("anchor.ofd", "zh-Hant"), ("en.pdf", "en")] {
      let run = try office.run("anchor", "--out", name, "--lang", language)
      #expect(run.status == 0 && run.out.isEmpty, "\(run.err)")
    }
    let line = try office.run("anchor").out.split(separator: " ")
    #expect(try office.run("anchor", "--out", "anchor.png").status == 0)
    #expect(try office.bytes("anchor.png").starts(with: [0x89, 0x50, 0x4E, 0x47]))
    let text = try office.shell("pdftotext anchor.pdf - && pdftotext en.pdf -")
    #expect(text.out.contains("审计链的锚") && text.out.contains("Anchor of the audit chain"))
    #expect(text.out.contains(line[3]) && text.out.contains("liandan anchor 1:"))
  }

  @Test(arguments: [
    ("report.docx", "unzip -p report.docx word/document.xml | sed 's/<[^>]*>/ /g'"),
    ("report.pdf", "pdftotext report.pdf -"),
  ])
  func `a printed report carries an anchor that the register agrees with later`(name: String, read: String) throws {
    defer { office.remove() }
    #expect(try office.run("report", "service-quality", "--out", name).status == 0)
    try issue()
    let text = try office.shell(read).out
    let anchor = try #require(text.range(of: "liandan anchor 1:").map { String(text[$0.lowerBound...]) })
    let verdict = try office.run("verify", "register", "--anchor", anchor)
    #expect(verdict.status == 0 && verdict.out.contains("  锚：与 "), "\(verdict.err)")
  }
}

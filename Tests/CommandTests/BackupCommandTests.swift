import Foundation
import TestSupport
import Testing

/// `liandan backup`, `restore` and `repair` as an administrator uses them.
@Suite struct BackupCommandTests {
  let office: Office

  init() throws {
    office = try Office()
    try office.run("issue", "return-record", "forms/examples/return-record.json", "--close")
  }

  private func backups() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: office.folder + "/备份").sorted()
  }

  @Test func `back up, lose the disk, restore with what is known from paper, go on`() throws {
    defer { office.remove() }
    let made = try office.run("backup", "备份")
    #expect(made.status == 0 && made.out.hasPrefix("备份/register-20") && made.out.contains("\t1 份表单，"), "\(made.err)")
    #expect(made.out.contains("\n  审计链 ") && made.err.isEmpty)
    try office.run("issue", "return-record", "forms/examples/return-record.json", "--again")
    let second = try office.run("backup", "备份", "--json")
    #expect(try second.status == 0 && second.objects().first?["linked"] as? Int ?? 0 > 0 && backups().count == 2)
    // Two more on paper, then the disk is gone.
    for _ in 0..<2 { try office.run("issue", "return-record", "forms/examples/return-record.json", "--again") }
    try office.shell("rm -r register")

    let unsaid = try office.run("restore", "备份")
    #expect(unsaid.status == 64 && unsaid.err.contains("FC-2026") == unsaid.err.contains("--last"), "\(unsaid.err)")
    #expect(unsaid.err.contains("--no-later") && unsaid.err.contains("000002") && !office.exists("register"))
    let number = try #require(unsaid.err.firstMatch(of: #/FC-\d{4}-000002/#)).output
    let last = number.dropLast() + "4"
    #expect(try office.run("restore", "备份", "--last", "XX-1").status == 64)
    #expect(try office.run("restore", "备份", "--last", String(last), "--no-later").status == 64)
    let restored = try office.run("restore", "备份", "--last", String(last))
    #expect(restored.status == 0, "\(restored.err)")
    #expect(
      restored.out.contains("下一个编号 \(number.dropLast())5；\(number.dropLast())3 至 \(last) 已开出，台账里没有"), "\(restored.out)")
    let verified = try office.run("verify", "register")
    #expect(verified.status == 0 && verified.err.contains("备份之后开出的"), "\(verified.err)")
    let next = try office.run("issue", "return-record", "forms/examples/return-record.json", "--again", "--json")
    #expect(next.numbers == ["\(number.dropLast())5"])
    let packed = try office.run("pack", "--to", "质检部", "--out", "归档")
    #expect(packed.status == 0 && packed.out.contains("r1-001.zip"), "\(packed.err)")
    #expect(try office.run("verify", "归档").status == 0)
    // The packet tells why numbers are missing in it.
    let account = try office.shell("unzip -p 归档/*.zip '*/data/numbers.json'").out
    #expect(
      account.contains("\"lost\":[{\"first\":\"\(number.dropLast())3\",\"last\":\"\(last)\",\"backup\":\""),
      "\(account)")
    // Nothing is put over what is there.
    let taken = try office.run("restore", "备份", "--no-later")
    #expect(taken.status == 64 && taken.err.contains("mv register register.old"))
  }

  @Test func `a backup is read and verified, and nothing is issued in it`() throws {
    defer { office.remove() }
    try office.run("backup", "备份")
    let name = "备份/\(try #require(try backups().first))"
    #expect(try office.run("ledger", "--register", name).out.contains("000001"))
    let verified = try office.run("verify", "备份", "register")
    #expect(verified.status == 0 && verified.out.contains("备份与做的时候相同"), "\(verified.out)")
    let issued = try office.run("issue", "return-record", "forms/examples/return-record.json", "--register", name)
    #expect(issued.status == 70 && issued.err.contains("liandan restore"))
    #expect(try office.run("verify", name, "--json").objects().last?["kind"] as? String == "backup")
  }

  @Test func `wrong requests say what to do`() throws {
    defer { office.remove() }
    let inside = try office.run("backup", "register/backups")
    #expect(inside.status == 64 && inside.err.contains("另一块磁盘") && !office.exists("register/backups"))
    #expect(try office.run("backup", "").status == 64)
    #expect(try office.run("backup", "备份", "--register", "nowhere").status == 70)
    #expect(try office.run("restore", "forms", "--no-later", "--register", "new").status == 64)
    #expect(try office.run("restore", "nowhere", "--no-later", "--register", "new").status == 64)
    try office.run("backup", "备份")
    try office.shell("rm -r register && mkdir other && cp -r 备份/register-* other/one && echo x > blocked")
    #expect(try office.run("restore", "备份", "--no-later", "--register", "blocked").status == 64)
    try office.run("issue", "return-record", "forms/examples/return-record.json", "--register", "second")
    try office.run("backup", "备份", "--register", "second")
    let several = try office.run("restore", "备份", "--no-later")
    #expect(several.status == 64 && several.err.contains("几个台账的备份"), "\(several.err)")
    let english = try office.run("restore", "other", "--lang", "en", "--no-later")
    #expect(english.status == 0 && english.out.contains("next FC-"), "\(english.err)")
  }

  @Test func `repair makes lost copies again and says how many`() throws {
    defer { office.remove() }
    try office.shell("rm -r register/issued")
    let verified = try office.run("verify", "register")
    #expect(verified.status == 1 && verified.err.contains("liandan repair"))
    let repaired = try office.run("repair")
    #expect(repaired.status == 0 && repaired.out.contains("个联次文件，与登记的一致"), "\(repaired.err)")
    #expect(try office.run("verify", "register").status == 0)
    #expect(try office.run("repair").out == "没有要修的\n")
    #expect(try office.run("repair", "--json").objects().first?["copies"] as? Int == 0)
  }

  @Test func `many findings of a kind are shown in part, with --details and --json in full`() throws {
    defer { office.remove() }
    let rows = try (0..<8).map { number in
      try office.example("satisfaction-survey") { $0["customer_name"] = "第 \(number) 家公司" }
    }
    try office.write(rows.joined(separator: "\n") + "\n", to: "list.jsonl")
    try office.run("issue", "satisfaction-survey", "list.jsonl")
    try office.shell("rm -r register/issued")
    let few = try office.run("verify", "register").err.split(separator: "\n")
    #expect(few.count == 11 && few.last?.contains("--details") == true, "\(few)")
    let all = try office.run("verify", "register", "--details").err.split(separator: "\n")
    #expect(all.count > 11)
    #expect(try office.run("verify", "register", "--json").codes.count { $0 == "file-missing" } == all.count)
  }
}

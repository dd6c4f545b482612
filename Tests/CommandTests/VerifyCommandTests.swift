import Crypto
import Foundation
import TestSupport
import Testing

/// `liandan verify` of several things, and against what lies outside a packet.
@Suite struct VerifyCommandTests {
  let office: Office
  /// The path of a packet for finance.
  let packet: String

  init() throws {
    office = try Office()
    try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--close")
    try office.run("pack", "--to", "财务部", "--out", "归档")
    let name = try #require(try FileManager.default.contentsOfDirectory(atPath: office.folder + "/归档").first)
    packet = "归档/\(name)"
  }

  @Test func `several packets, unpacked ones and registers are each told of, and summed up in a line`() throws {
    defer { office.remove() }
    try office.shell("mkdir 解开 && cd 解开 && unzip -q ../\(packet)")
    let folder = packet.replacing("归档", with: "解开").replacing(".zip", with: "")
    let sound = try office.run("verify", packet, folder, "register")
    let all = sound.out.split(separator: "\n")
    // Each names the profile that its forms were checked against: a packet by its digest alone.
    #expect(all.filter { $0.hasPrefix("  公司参数：") && $0.hasSuffix("，1 份") }.count == 3)
    #expect(sound.out.contains("  公司参数：profile（") && sound.out.contains("  公司参数：摘要 "))
    let lines = all.filter { !$0.hasPrefix(" ") }
    #expect(sound.status == 0 && lines.count == 4 && lines.last == "共 3 个：3 个一致", "\(sound.out)")
    for (line, path) in zip(lines, [packet, folder, "register"]) { #expect(line.hasPrefix("\(path)：")) }
    #expect(!sound.out.contains("无改动") && !sound.out.contains("齐全"))

    try office.write("x", to: "\(folder)/data/remark.txt")
    let altered = try office.run("verify", packet, folder, "register", "nowhere")
    #expect(altered.status == 1)
    #expect(altered.out.contains("\n共 4 个：2 个一致，1 个有 3 处不符，1 个读不了\n"), "\(altered.out)")
    #expect(altered.err.contains("\(folder) · /data/remark.txt") && altered.err.contains("nowhere"))
  }

  @Test func `with --json each path has its result, also where nothing differs`() throws {
    defer { office.remove() }
    let sound = try office.run("verify", packet, "register", "--json")
    let digest = #/"sha256":"[0-9a-f]{64}"/#
    #expect(
      sound.status == 0
        && sound.out.replacing(digest, with: "DIGEST") == """
          {"path":"\(packet)","kind":"packet","forms":1,"agrees":true,"differences":0,"warnings":0,\
          "profiles":[{"id":null,DIGEST,"forms":1}]}
          {"path":"register","kind":"register","agrees":true,"differences":0,"warnings":0,\
          "profiles":[{"id":"profile",DIGEST,"forms":1}]}

          """
    )
    try office.write("x", to: "register/notes.txt")
    try office.write("x", to: "register/issued/notes.txt")
    let altered = try office.run("verify", "register", "--json")
    let last = try #require(altered.objects().last)
    #expect(altered.status == 1 && altered.codes.count == 2 && last["agrees"] as? Bool == false)
    #expect(last["differences"] as? Int == 1 && last["warnings"] as? Int == 1)
  }

  @Test func `a packet is compared with the digest that pack told`() throws {
    defer { office.remove() }
    let digest = SHA256.hash(data: try office.bytes(packet)).map { String(format: "%02x", $0) }.joined()
    let same = try office.run("verify", packet, "--sha256", digest.uppercased())
    #expect(same.status == 0 && same.out.contains("与给出的 SHA-256 一致"), "\(same.err)")
    let other = try office.run("verify", packet, "--sha256", String(digest.reversed()), "--json")
    #expect(other.status == 1 && other.codes == ["packet-digest"])
    #expect(try office.run("verify", packet, "--sha256", "123").status == 64)
    #expect(try office.run("verify", packet, "register", "--sha256", digest).status == 64)
    #expect(try office.run("verify", "register", "--sha256", digest).status == 64)
  }

  @Test func `a packet is compared with its register, be it unpacked or zipped anew`() throws {
    defer { office.remove() }
    let same = try office.run("verify", packet, "--register", "register")
    #expect(same.status == 0 && same.out.contains("与台账的登记一致"), "\(same.err)")
    try office.shell("mkdir 解开 && cd 解开 && unzip -q ../\(packet) && zip -qr 再压.zip *")
    let folder = packet.replacing("归档", with: "解开").replacing(".zip", with: "")
    #expect(try office.run("verify", folder, "--register", "register").status == 0)
    #expect(try office.run("verify", "解开/再压.zip").status == 0)
    #expect(try office.run("verify", "解开/再压.zip", "--register", "register", "--json").codes == ["packet-digest"])

    // A register of the same history is another register.
    try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--close", "--register", "other")
    #expect(try office.run("verify", packet, "--register", "other", "--json").codes == ["packet-register"])
    // One who rewrites the chain and all that follows from it is found out by the register alone.
    let old = "\(Repository.path)/Tests/Fixtures/packets/1.0.0/qc-all-001.zip"
    #expect(try office.run("verify", old, "--register", "register", "--json").codes == ["packet-unknown"])
  }
}

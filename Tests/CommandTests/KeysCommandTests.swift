import Foundation
import Testing

/// `liandan keys` and packets that are signed.
@Suite struct KeysCommandTests {
  let office: Office

  init() throws {
    office = try Office()
    try office.run("issue", "cost-approval", "forms/examples/cost-approval.json", "--close")
  }

  private func packet(_ folder: String = "归档") throws -> String {
    try office.run("pack", "--to", "财务部", "--out", folder)
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(office.folder)/\(folder)").sorted()
    return "\(folder)/\(try #require(names.last))"
  }

  /// The packet in a folder, where its files can be altered.
  private func unpacked(_ packet: String) throws -> String {
    try office.shell("rm -rf 解开 && mkdir 解开 && cd 解开 && unzip -q ../\(packet)")
    return "解开/\((packet as NSString).lastPathComponent.replacing(".zip", with: ""))"
  }

  @Test func `once there is a key packets are signed, and whoever has its public half sees by whom and when`() throws {
    defer { office.remove() }
    let made = try office.run("keys", "make")
    #expect(made.status == 0 && made.out.hasPrefix("指纹：") && made.out.contains("-----BEGIN PUBLIC KEY-----"))
    let packet = try packet()
    let known = try office.run("verify", packet, "--key", "register/signing-key.pub.pem", "--json")
    let object = try #require(known.objects().last)
    let signature = try #require(object["signature"] as? [String: Any])
    #expect(known.status == 0 && signature["valid"] as? Bool == true && signature["known"] as? Bool == true)
    let fingerprint = try #require(signature["key"] as? String)
    let plain = try office.run("verify", packet)
    #expect(plain.status == 0 && plain.out.contains("  签名：密钥 ") && plain.out.contains("请用 --key 核对"))
    let byTelephone = try office.run("verify", packet, "--key", fingerprint.uppercased())
    #expect(byTelephone.status == 0 && byTelephone.out.contains("正是给出的密钥"), "\(byTelephone.err)")
    #expect(try office.run("verify", "register").status == 0)
    #expect(try office.run("verify", "register", "--key", "register/signing-key.pub.pem").status == 64)

    let other = try office.run("keys", "make", "--out", "other.pem", "--json")
    #expect(
      try office.run("keys", "show", "other.pub.pem", "--json").objects().first?["fingerprint"] as? String
        == other.objects().first?["fingerprint"] as? String)
    #expect(try office.run("verify", packet, "--key", "other.pub.pem", "--json").codes == ["signature-foreign"])
  }

  @Test func `openssl alone tells that a packet is signed, and that it was altered`() throws {
    defer { office.remove() }
    try office.run("keys", "make")
    let folder = try unpacked(packet())
    let check =
      "cd \(folder) && openssl pkeyutl -verify -rawin -pubin -inkey signature.pem -in tagmanifest-sha256.txt "
      + "-sigfile signature.ed25519 && sha256sum --quiet -c tagmanifest-sha256.txt manifest-sha256.txt"
    let sound = try office.shell(check)
    #expect(sound.status == 0, "\(sound.err)")
    let digest = try office.shell("openssl pkey -pubin -in \(folder)/signature.pem -outform DER | sha256sum").out
    let fingerprint = try office.run("keys", "show", "--json").objects().first?["fingerprint"] as? String
    #expect(fingerprint.map(digest.hasPrefix) == true, "its first 32 digits are the fingerprint")
    try office.edit("\(folder)/tagmanifest-sha256.txt") { $0 + "\n" }
    #expect(try office.shell(check).status != 0)
  }

  @Test func `whatever is done to a signature is named`() throws {
    defer { office.remove() }
    try office.run("keys", "make")
    try office.run("keys", "make", "--out", "other.pem")
    let packet = try packet()
    for (line, codes) in [
      ("rm signature.ed25519", ["signature-missing"]), ("rm signature.pem", ["signature-missing"]),
      ("rm signature.*", ["signature-missing", "signature-missing"]),
      ("cp ../../other.pub.pem signature.pem", ["signature-foreign"]),
      ("printf x >> signature.ed25519", ["signature-invalid"]), (": > signature.ed25519", ["signature-invalid"]),
      (
        "openssl pkeyutl -sign -rawin -inkey ../../other.pem -in tagmanifest-sha256.txt -out signature.ed25519",
        ["signature-invalid"]
      ),
    ] {
      let folder = try unpacked(packet)
      #expect(try office.shell("cd \(folder) && \(line)").status == 0)
      let found = try office.run("verify", folder, "--json")
      #expect(found.status == 1 && found.codes.sorted() == codes, "\(line): \(found.out)")
    }
  }

  @Test func `a packet made without a key has no signature, and none can be slipped into it`() throws {
    defer { office.remove() }
    let packet = try packet()
    try office.run("keys", "make")
    let wanted = try office.run("verify", packet, "--key", "register/signing-key.pub.pem", "--json")
    #expect(wanted.status == 1 && wanted.codes == ["signature-missing"])
    let folder = try unpacked(packet)
    try office.shell(
      "cd \(folder) && openssl pkeyutl -sign -rawin -inkey ../../register/signing-key.pem -in tagmanifest-sha256.txt "
        + "-out signature.ed25519 && cp ../../register/signing-key.pub.pem signature.pem")
    #expect(try office.run("verify", folder, "--json").codes == ["file-unexplained", "file-unexplained"])
  }

  @Test func `a signed packet is made again with the same bytes, whatever became of the key`() throws {
    defer { office.remove() }
    try office.run("keys", "make")
    let packet = try packet()
    for change in ["rm register/signing-key*", "liandan keys make"] {
      #expect(try office.shell(change).status == 0)
      let again = try self.packet("再来")
      #expect(try office.bytes(again) == office.bytes(packet))
      try office.shell("rm -rf 再来")
    }
  }

  @Test func `the packet of a list is signed too, and made again without its key`() throws {
    defer { office.remove() }
    try office.run("keys", "make")
    let list = "issue satisfaction-survey forms/examples/surveys.csv --register 问卷 --packet list.zip"
    try office.shell("mkdir 问卷 && mv register/signing-key* 问卷/ && liandan \(list)")
    let found = try office.run("verify", "list.zip", "--key", "问卷/signing-key.pub.pem")
    #expect(found.status == 0 && found.out.contains("正是给出的密钥"), "\(found.err)")
    try office.shell("mv list.zip first.zip && mv 问卷/signing-key.pem . && liandan \(list)")
    #expect(try office.bytes("list.zip") == office.bytes("first.zip"))
  }

  @Test func `a key is asked for its passphrase, never replaced, and not used where others can read it`() throws {
    defer { office.remove() }
    let secret = ["LIANDAN_PASSPHRASE": "一句口令"]
    let none = try office.run("keys", "make", "--passphrase")
    #expect(
      none.status == 70 && none.err.contains("LIANDAN_PASSPHRASE_FILE") && !office.exists("register/signing-key.pem"))
    #expect(try office.run("keys", "show").status == 64)
    #expect(try office.run("keys", "make", "--passphrase", environment: secret).status == 0)
    let again = try office.run("keys", "make")
    #expect(again.status == 70 && again.err.contains("已经存在"))
    #expect(try office.run("keys", "show").status == 0, "the public half needs no passphrase")
    let locked = try office.run("pack", "--to", "财务部", "--out", "归档")
    #expect(locked.status == 70 && locked.err.contains("口令"), "\(locked.err)")
    let explained = try office.run("explain", "key-locked")
    #expect(explained.out.contains("LIANDAN_PASSPHRASE_FILE"))
    let wrong = try office.run("pack", "--to", "财务部", "--out", "归档", environment: ["LIANDAN_PASSPHRASE": "别的"])
    #expect(wrong.status == 70 && wrong.err.contains("口令不对"))
    try office.write("一句口令\n", to: "secret.txt")
    let file = ["LIANDAN_PASSPHRASE_FILE": "secret.txt"]
    #expect(try office.run("pack", "--to", "财务部", "--out", "归档", environment: file).status == 0)
    #expect(try office.shell("openssl pkey -in register/signing-key.pem -noout -passin 'pass:一句口令'").status == 0)

    try office.shell("chmod 644 register/signing-key.pem")
    let open = try office.run("anchor", environment: secret)
    #expect(open.status == 70 && open.err.contains("chmod 600"))
    let gone = try office.run("anchor", environment: ["LIANDAN_KEY": "nowhere.pem"])
    #expect(gone.status == 70 && gone.err.contains("nowhere.pem"))
    let unsigned = try office.run("anchor", environment: ["LIANDAN_KEY": "none"])
    #expect(unsigned.status == 0 && !unsigned.out.contains(" key "))
  }

  @Test func `a folder that is not there is told as such`() throws {
    defer { office.remove() }
    let run = try office.run("keys", "make", "--register", "regster")
    #expect(run.status == 64 && run.err.contains("没有目录 regster，密钥没有生成"), "\(run.err)")
    #expect(!run.err.contains("只限它的主人读") && !office.exists("regster"))
  }
}

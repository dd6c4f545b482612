import Archive
import Crypto
import Findings
import Testing

/// Every way to alter a packet, with what verification calls it.
@Suite struct TamperedPacketTests {
  static let note = "data/visit-note/BF-2026-000001/BF-2026-000001.json"
  static let copy = "data/visit-note/BF-2026-000001/BF-2026-000001-finance.docx"

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let codes: Set<String>
    let change: @Sendable (inout OpenPacket) -> Void
    init(_ name: String, _ codes: Set<String>, _ change: @escaping @Sendable (inout OpenPacket) -> Void) {
      testDescription = name
      self.codes = codes
      self.change = change
    }
  }

  /// Writes all manifests and the Payload-Oxum anew, as one would who wants to hide a change.
  static func reseal(_ packet: inout OpenPacket) {
    let prefix = packet.top
    func manifest(_ isListed: (String) -> Bool) -> String {
      packet.files.keys.map { String($0.dropFirst(prefix.count)) }.filter(isListed).sorted().map { path in
        let digest = SHA256.hash(data: packet.files[prefix + path] ?? []).map { String(format(byte: $0)) }.joined()
        return "\(digest)  \(path)\n"
      }.joined()
    }
    let payload = packet.files.filter { $0.key.hasPrefix(prefix + "data/") }
    let info = packet.text("bag-info.txt").split(separator: "\n").map { line in
      line.hasPrefix("Payload-Oxum:")
        ? "Payload-Oxum: \(payload.values.reduce(0) { $0 + $1.count }).\(payload.count)" : String(line)
    }
    packet.set("bag-info.txt", info.joined(separator: "\n") + "\n")
    packet.set("manifest-sha256.txt", manifest { $0.hasPrefix("data/") })
    packet.set("tagmanifest-sha256.txt", manifest { !$0.hasPrefix("data/") && !$0.hasPrefix("tagmanifest") })
  }

  private static func format(byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }

  static let cases = [
    Case("data altered", ["payload-altered", "data-altered"]) { $0.edit(note, "甲", "贾") },
    Case("a copy altered", ["payload-altered", "copy-altered"]) { $0.edit(copy, "甲", "贾") },
    Case("a copy altered to another size", ["payload-altered", "copy-altered", "payload-oxum"]) { $0.set(copy, "x") },
    Case("a copy taken out", ["payload-missing", "payload-oxum", "copy-missing"]) { $0.set(copy, nil) },
    Case("data taken out", ["payload-missing", "payload-oxum", "data-missing"]) { $0.set(note, nil) },
    Case("a file put in", ["payload-extra", "payload-oxum", "file-unexplained"]) { $0.set("data/remark.txt", "x") },
    Case("a copy renamed", ["payload-renamed", "copy-missing", "file-unexplained"]) {
      let text = $0.text(copy)
      $0.set(copy, nil)
      $0.set("data/visit-note/BF-2026-000001/BF-2026-000001-stub.docx", text)
    },
    Case("the manifest altered", ["manifest-altered", "payload-altered"]) {
      $0.edit("manifest-sha256.txt", String($0.text("manifest-sha256.txt").prefix(8)), "deadbeef")
    },
    Case("a line of the manifest broken", ["manifest-altered", "manifest-line", "payload-extra"]) {
      $0.edit("manifest-sha256.txt", String($0.text("manifest-sha256.txt").prefix(8)), "")
    },
    Case("the manifest taken out", ["manifest-missing", "tag-file-missing"]) { $0.set("manifest-sha256.txt", nil) },
    Case("the tag manifest taken out", ["manifest-missing"]) { $0.set("tagmanifest-sha256.txt", nil) },
    Case("bag-info altered", ["tag-file-altered", "bag-info-differs"]) { $0.edit("bag-info.txt", "王建国", "李四") },
    Case("Payload-Oxum altered", ["tag-file-altered", "payload-oxum"]) {
      $0.edit("bag-info.txt", "Payload-Oxum: ", "Payload-Oxum: 1")
    },
    Case("the declaration altered", ["bag-declaration", "tag-file-altered"]) { $0.edit("bagit.txt", "1.0", "0.97") },
    Case("a path out of the bag", ["manifest-altered", "manifest-line"]) {
      $0.set("manifest-sha256.txt", $0.text("manifest-sha256.txt") + String(repeating: "0", count: 64) + "  ../x\n")
    },
    Case("a fetch list", ["fetch-refused", "file-unexplained"]) {
      $0.set("fetch.txt", "http://example.com/ 1 data/x\n")
    },
    Case("data altered and resealed", ["data-altered"]) {
      $0.edit(note, "甲", "贾")
      reseal(&$0)
    },
    Case("a copy altered and resealed", ["copy-altered"]) {
      $0.edit(copy, "甲", "贾")
      reseal(&$0)
    },
    Case("an event altered and resealed", ["event-altered"]) {
      $0.edit("data/audit.jsonl", "\"from\":\"closed\"", "\"from\":\"issued\"")
      reseal(&$0)
    },
    Case("an event taken out and resealed", ["event-missing", "account-differs"]) {
      let lines = $0.text("data/audit.jsonl").split(separator: "\n").filter { !$0.contains("\"kind\":\"void\"") }
      $0.set("data/audit.jsonl", lines.joined(separator: "\n") + "\n")
      reseal(&$0)
    },
    Case(
      "the chain cut and resealed",
      [
        "chain-head", "packet-undescribed", "file-unexplained", "bag-info-differs", "transmittal-differs",
      ]
    ) {
      let lines = $0.text("data/audit.jsonl").split(separator: "\n").prefix(5)
      $0.set("data/audit.jsonl", lines.joined(separator: "\n") + "\n")
      reseal(&$0)
    },
    Case("a form put in and resealed", ["form-unknown", "account-differs"]) {
      $0.set("data/visit-note/BF-2026-000007/BF-2026-000007.json", "{}")
      reseal(&$0)
    },
    Case(
      "a form taken out and resealed",
      ["account-differs", "form-missing", "bag-info-differs", "transmittal-differs"]
    ) {
      $0.set(copy, nil)
      $0.set(note, nil)
      reseal(&$0)
    },
    Case(
      "a void number hidden and resealed", ["account-differs", "account-sum", "account-figure", "transmittal-differs"]
    ) {
      $0.edit("data/numbers.json", "BF-2026-000002", "BF-2026-000001")
      $0.edit("data/numbers.json", "\"open\":0,\"closed\":2", "\"open\":1,\"closed\":2")
      reseal(&$0)
    },
    Case("the folder renamed", ["packet-renamed"]) { packet in
      packet.files = Dictionary(
        uniqueKeysWithValues: packet.files.map { ($0.key.replacing(packet.top, with: "finanz/"), $0.value) })
    },
    Case("two folders", ["packet-layout"]) { $0.files["other/x"] = [1] },
  ]

  @Test(arguments: cases) func `every change is named`(_ change: Case) throws {
    var packet = try OpenPacket(try PacketFixture().sound())
    change.change(&packet)
    let report = try PacketCheck.verify(try packet.bytes, name: "packet.zip")
    #expect(Set(report.findings.map(\.code)) == change.codes)
  }

  @Test func `what is no zip, or a zip cut short, is said to be unreadable`() throws {
    let packet = try PacketFixture().sound()
    for bytes in [[], Array("hello".utf8), Array(packet.bytes.dropLast(100))] as [[UInt8]] {
      #expect(try PacketCheck.verify(bytes, name: "x.zip").findings.map(\.code) == ["packet-unreadable"])
    }
  }

  @Test func `a bit flipped in a stored member is an altered file, named`() throws {
    let packet = try PacketFixture().sound()
    var bytes = packet.bytes
    let text = Array("BF-2026-000001 finance {".utf8)
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: text) })
    bytes[place] ^= 1
    let findings = try PacketCheck.verify(bytes, name: "x.zip").findings
    #expect(findings.map(\.code) == ["payload-altered"])
    #expect(findings.first?.origin.pointer == "/" + TamperedPacketTests.copy)
    #expect(
      findings.first?.text(in: .zhHans)
        == "x.zip · /\(TamperedPacketTests.copy)：错误：文件被改动过：与 manifest-sha256.txt 不符 [payload-altered]")
  }

  @Test(arguments: [
    ("data/numbers.json", "\"open\":0", "\"open\":9223372036854775807", "account-unreadable"),
    ("data/audit.jsonl", "{\"seq\":1,", "{\"seq\":9223372036854775807,", "event-unreadable"),
  ])
  func `a number at its extreme is a finding`(path: String, old: String, new: String, code: String) throws {
    var packet = try OpenPacket(try PacketFixture().sound())
    packet.edit(path, old, new)
    TamperedPacketTests.reseal(&packet)
    #expect(try PacketCheck.verify(try packet.bytes, name: "x.zip").findings.map(\.code).contains(code))
  }

  @Test func `a line that is longer than any could be is no event, and is read once`() throws {
    var packet = try OpenPacket(try PacketFixture().sound())
    packet.set("data/audit.jsonl", packet.text("data/audit.jsonl") + String(repeating: "x", count: 24 << 20) + "\n")
    TamperedPacketTests.reseal(&packet)
    #expect(try PacketCheck.verify(try packet.bytes, name: "x.zip").findings.map(\.code) == ["event-unreadable"])
  }
}

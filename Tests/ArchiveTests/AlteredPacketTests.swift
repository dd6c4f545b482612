import Crypto
import Findings
import Foundation
import TestSupport
import Testing
import Zipping

@testable import Archive

/// What follows from data inside a packet is compared with it, however well an alteration was covered up: in each case
/// all manifests and the Payload-Oxum are written anew.
@Suite struct AlteredPacketTests {
  /// Which packets a case is for.
  enum Kind: String, CaseIterable, Sendable { case keeper, list }

  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let code: String
    let place: String
    let kinds: [Kind]
    let change: @Sendable (inout OpenPacket) throws -> Void
    init(
      _ name: String, _ code: String, at place: String, of kinds: [Kind] = Kind.allCases,
      _ change: @escaping @Sendable (inout OpenPacket) throws -> Void
    ) {
      testDescription = name
      self.code = code
      self.place = place
      self.kinds = kinds
      self.change = change
    }
  }

  private static let folder = "data/visit-note/BF-2026-000001"
  private static let copy = "\(folder)/BF-2026-000001-finance.docx"
  private static let numbers = "data/numbers.json"
  private static let info = "bag-info.txt"
  private static let chain = "data/audit.jsonl"
  private static let transmittal = "data/transmittal.xlsx"

  static let cases: [Case] = [
    Case("a copy taken out", "copy-missing", at: copy) { $0.set(copy, nil) },
    Case("all of a form taken out, its number too", "form-missing", at: folder) { packet in
      packet.files = packet.files.filter { !$0.key.contains("/BF-2026-000001/") }
      packet.edit(numbers, "\"BF-2026-000001\",", "")
    },
    Case("a copy of another keeper put in", "copy-foreign", at: "\(folder)/BF-2026-000001-qc.docx", of: [.keeper]) {
      $0.set("\(folder)/BF-2026-000001-qc.docx", $0.text(copy).replacing("finance", with: "qc"))
    },
    Case("the transmittal list with another number", "transmittal-differs", at: transmittal) { packet in
      let archive = try ZipArchive(packet.files[packet.top + transmittal] ?? [])
      let members = try archive.entries.map { entry in
        let text = String(decoding: try archive.read(at: entry.index), as: UTF8.self)
        return ZipMember.deflated(name: entry.name, bytes: Array(text.replacing("000001", with: "000009").utf8))
      }
      packet.files[packet.top + transmittal] = try ZipWriter.archive(members)
    },
    Case("the transmittal list replaced", "transmittal-differs", at: transmittal) { $0.set(transmittal, "x") },
    Case("the transmittal list taken out", "list-missing", at: transmittal) { $0.set(transmittal, nil) },
    Case("the account of numbers taken out", "list-missing", at: numbers) { $0.set(numbers, nil) },
    Case("another first number", "account-figure", at: numbers) {
      $0.edit(numbers, "\"first\":\"BF-2026-000001\"", "\"first\":\"BF-2026-000002\"")
    },
    Case("another last number", "account-figure", at: numbers) {
      $0.edit(numbers, "\"last\":\"BF-2026-000003\"", "\"last\":\"BF-2026-000004\"")
    },
    Case("other counts that add up", "account-figure", at: numbers) {
      $0.edit(numbers, "\"issued\":3,\"open\":0,\"closed\":2", "\"issued\":4,\"open\":1,\"closed\":2")
      $0.edit(numbers, "\"issued\":3,\"open\":1,\"closed\":1", "\"issued\":3,\"open\":0,\"closed\":2")
    },
    Case("a number that is missing", "account-figure", at: numbers) {
      $0.edit(numbers, "\"missing\":[]", "\"missing\":[\"BF-2026-000009\"]")
    },
    Case("another reason of a void", "account-differs", at: numbers) {
      $0.edit(numbers, "填错", "客户投诉")
      $0.edit(numbers, "\"reason\":\"\"", "\"reason\":\"客户投诉\"")
    },
    Case("another day of a void", "account-differs", at: numbers) {
      $0.edit(numbers, "\"at\":\"2026-11-21", "\"at\":\"2026-11-22")
    },
    Case("another title", "account-figure", at: numbers) {
      $0.edit(numbers, "\"title\":\"回访记录\"", "\"title\":\"维修记录\"")
    },
    Case("the account of another packet", "account-figure", at: numbers) {
      $0.edit(numbers, "{\"packet\":\"", "{\"packet\":\"x")
    },
    Case("more in the account than packets write", "account-unreadable", at: numbers) {
      $0.edit(numbers, "\"missing\":[]", "\"missing\":[],\"note\":\"x\"")
    },
    Case("another keeper", "bag-info-differs", at: info) {
      $0.edit(info, "Keeper: 财务部", "Keeper: 质检部")
      $0.edit(info, "Keeper: 各联", "Keeper: 质检部")
    },
    Case("open forms where there are none, or others", "bag-info-differs", at: info) {
      $0.set(info, $0.text(info).replacing("Open-Forms: 1\n", with: "") + "Open-Forms: 2\n")
    },
    Case("kept for a shorter time", "bag-info-differs", at: info) { $0.edit(info, "10 years", "5 years") },
    Case("another packer", "bag-info-differs", at: info) { $0.edit(info, "Contact-Name: 王建国", "Contact-Name: 李四") },
    Case("another day of packing", "bag-info-differs", at: info) { $0.edit(info, "2026-12-01", "2026-12-02") },
    Case("another company", "bag-info-differs", at: info) { $0.edit(info, "某某机械", "别家机械") },
    Case("another period", "bag-info-differs", at: info) { $0.edit(info, "Period: ", "Period: 2025") },
    Case("another register", "bag-info-differs", at: info) { $0.edit(info, "Register-Id: ", "Register-Id: 0") },
    Case("another stretch of the chain", "bag-info-differs", at: info) { $0.edit(info, "Events: 1-", "Events: 2-") },
    Case("a packet that says it is of version 1.0.0", "bag-info-differs", at: info) {
      $0.edit(info, "Packet-Format: 2\n", "")
      $0.set(info, $0.text(info).replacing(#/Register-Id: .*\n/#, with: ""))
    },
    Case("a label more", "bag-info-differs", at: info) { $0.set(info, $0.text(info) + "Note: x\n") },
    Case("a file in data/", "file-unexplained", at: "data/remark.txt") { $0.set("data/remark.txt", "x") },
    Case("a file among the forms", "file-unexplained", at: "\(folder)/remark.txt") {
      $0.set("\(folder)/remark.txt", "x")
    },
    Case("a copy that was never printed", "file-unexplained", at: "\(folder)/BF-2026-000001-finance.xlsx") {
      $0.set("\(folder)/BF-2026-000001-finance.xlsx", "x")
    },
    Case("a file beside the schemas", "file-unexplained", at: "meta/schemas/x.yaml") {
      $0.set("meta/schemas/x.yaml", "x")
    },
    Case("a file in meta/", "file-unexplained", at: "meta/remark.txt") { $0.set("meta/remark.txt", "x") },
    Case("a file at the top", "file-unexplained", at: "README.txt") { $0.set("README.txt", "x") },
    Case("a name of a device", "file-unexplained", at: "data/CON.txt") { $0.set("data/CON.txt", "x") },
    Case("a name in another normalization form", "file-unexplained", at: "data/re\u{301}sume\u{301}.txt") {
      $0.set("data/re\u{301}sume\u{301}.txt", "x")
    },
    Case("a copy whose name does not begin with its number", "file-unexplained", at: "\(folder)/-finance.docx") {
      $0.set("\(folder)/-finance.docx", $0.text(copy))
    },
    Case("a schema altered", "schema-altered", at: "meta/schemas/") { packet in
      for path in packet.files.keys where path.hasSuffix(".yaml") {
        packet.edit(String(path.dropFirst(packet.top.count)), "years: 10", "years: 1")
      }
    },
    Case("a schema taken out", "schema-missing", at: "meta/schemas/") { packet in
      packet.files = packet.files.filter { !$0.key.hasSuffix(".yaml") }
    },
    Case("blank lines in the chain", "event-unreadable", at: chain) {
      $0.edit(chain, "\n{\"seq\":3,", "\n\n{\"seq\":3,")
    },
    Case("a last line without its end", "event-unreadable", at: chain) {
      $0.set(chain, String($0.text(chain).dropLast()))
    },
    Case("the chain cut before what it says of the packet", "packet-undescribed", at: chain) { packet in
      let lines = packet.text(chain).split(separator: "\n").dropLast()
      packet.set(chain, lines.joined(separator: "\n") + "\n")
      let head = try #require(lines.last?.firstMatch(of: #/"hash":"(.*?)"/#)).1
      packet.set(info, packet.text(info).replacing(#/Head: .*/#, with: "Head: \(head)"))
    },
  ]

  static func sound(_ kind: Kind) throws -> OpenPacket { try OpenPacket(try packet(kind)) }

  private static func packet(_ kind: Kind) throws -> SealedPacket {
    kind == .keeper ? try PacketFixture().sound() : try PacketFixture().soundList()
  }

  private static func codes(_ findings: [Finding]) -> Set<String> { Set(findings.map(\.code)) }

  @Test(arguments: cases) func `what does not follow from the records is named, zipped or unpacked`(_ change: Case)
    throws
  {
    for kind in change.kinds {
      var packet = try AlteredPacketTests.sound(kind)
      try change.change(&packet)
      TamperedPacketTests.reseal(&packet)
      let found = try PacketCheck.verify(try packet.bytes, name: "packet.zip").findings
      #expect(
        found.contains { $0.code == change.code && $0.origin.pointer?.hasPrefix("/\(change.place)") == true },
        "\(kind): \(found.map { $0.text(in: .en) })")
      #expect(found.allSatisfy { $0.severity == .error })
      let temporary = TemporaryFolder()
      defer { temporary.remove() }
      let folder = temporary.path
      let unpacked = try PacketCheck.verify(path: try packet.unpack(in: folder))
      #expect(AlteredPacketTests.codes(unpacked.findings) == AlteredPacketTests.codes(found))
    }
  }

  @Test(arguments: Kind.allCases) func `a packet that nobody touched has no differences, zipped or unpacked`(kind: Kind)
    throws
  {
    let sealed = try AlteredPacketTests.packet(kind)
    let report = try PacketCheck.verify(sealed.bytes, name: "packet.zip")
    #expect(report.findings == [] && report.formCount == sealed.packet.formCount)
    #expect(report.register?.count == 8 && report.chain?.head != nil)
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    let unpacked = try PacketCheck.verify(path: try OpenPacket(sealed).unpack(in: folder))
    #expect(unpacked.findings == [] && unpacked.formCount == sealed.packet.formCount)
  }

  private static func old(_ name: String) throws -> [UInt8] {
    try Repository.bytes("Tests/Fixtures/packets/1.0.0/\(name).zip")
  }

  @Test(arguments: ["qc-all-001", "qc-all-002", "surveys"]) func `packets of version 1.0.0 have none either`(
    name: String
  )
    throws
  {
    #expect(try PacketCheck.verify(try AlteredPacketTests.old(name), name: "old.zip").findings == [])
  }

  @Test func `what packets of version 1.0.0 tell is compared too, and no more is claimed`() throws {
    let survey = "data/satisfaction-survey/DC-2026-000004/DC-2026-000004"
    let cases: [(packet: String, codes: Set<String>, change: (inout OpenPacket) -> Void)] = [
      ("surveys", ["copy-missing"], { $0.set("\(survey)-reply.docx", nil) }),
      ("surveys", ["file-unexplained"], { $0.set("\(survey)-reply.xlsx", "x") }),
      ("surveys", ["bag-info-differs"], { $0.edit("bag-info.txt", "Open-Forms: 2\n", "") }),
      ("qc-all-001", ["list-missing"], { $0.set("data/transmittal.xlsx", nil) }),
      ("qc-all-001", ["transmittal-differs"], { $0.set("data/transmittal.xlsx", "x") }),
      ("qc-all-001", ["bag-info-differs"], { $0.edit("bag-info.txt", "until 2056", "until 2030") }),
      ("qc-all-001", ["bag-info-differs"], { $0.edit("bag-info.txt", "2 closed forms", "3 closed forms") }),
      // A term with which nobody can reckon.
      ("qc-all-001", ["bag-info-differs"], { $0.edit("bag-info.txt", "30 years", "9223372036854775806 years") }),
      ("qc-all-001", ["bag-info-differs"], { $0.edit("bag-info.txt", "30 years", "-9223372036854775808 years") }),
      (
        "qc-all-001", ["account-figure", "transmittal-differs"],
        { $0.edit("data/numbers.json", "\"first\":\"DC-2026-000001\"", "\"first\":\"DC-2026-000002\"") }
      ),
      // Nothing in such a packet tells how long a form is kept, or who packed it.
      ("qc-all-001", ["transmittal-differs"], { $0.edit("bag-info.txt", "Contact-Name: 陈晓燕", "Contact-Name: 李四") }),
      ("qc-all-001", [], { $0.edit("bag-info.txt", "30 years, until 2056", "20 years, until 2046") }),
    ]
    for (name, codes, change) in cases {
      var packet = try OpenPacket(try AlteredPacketTests.old(name))
      change(&packet)
      TamperedPacketTests.reseal(&packet)
      let found = try PacketCheck.verify(try packet.bytes, name: "old.zip").findings
      #expect(AlteredPacketTests.codes(found) == codes, "\(found.map { $0.text(in: .en) })")
    }
  }

  // MARK: Manifests

  @Test func `manifests of every algorithm vouch for the files, wrong and incomplete ones are named`() throws {
    var packet = try AlteredPacketTests.sound(.keeper)
    let payload = packet.files.keys.filter { $0.contains("/data/") }.sorted()
    func lines(_ digest: ([UInt8]) -> String) -> [String] {
      payload.map { "\(digest(packet.files[$0] ?? []))  \($0.dropFirst(packet.top.count))\n" }
    }
    func hex(_ bytes: some Sequence<UInt8>) -> String { bytes.map { String(format: "%02x", $0) }.joined() }
    let md5 = lines { hex(Insecure.MD5.hash(data: $0)) }
    let sha512 = lines { hex(SHA512.hash(data: $0)) }
    func findings(_ md5: [String], _ sha512: [String]) throws -> [Finding] {
      packet.set("manifest-md5.txt", md5.joined())
      packet.set("manifest-sha512.txt", sha512.joined())
      TamperedPacketTests.reseal(&packet)
      return try PacketCheck.verify(try packet.bytes, name: "packet.zip").findings
    }
    #expect(try findings(md5, sha512) == [])
    let wrong = (md5[0].hasPrefix("0") ? "1" : "0") + md5[0].dropFirst()
    #expect(try findings([wrong] + md5.dropFirst(), sha512).map(\.code) == ["payload-altered"])
    let partial = try findings(md5, Array(sha512.dropLast()))
    #expect(partial.map(\.code) == ["payload-extra"] && partial[0].message.zhHans.contains("manifest-sha512.txt"))
    #expect(try findings(md5 + [md5[3]], sha512).map(\.code) == ["manifest-line"])
  }

  @Test func `a line that stands twice is named, in either manifest`() throws {
    for name in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
      var packet = try AlteredPacketTests.sound(.keeper)
      let line = try #require(packet.text(name).split(separator: "\n").first)
      packet.set(name, packet.text(name) + line + "\n")
      if name.hasPrefix("manifest") {
        let digest = SHA256.hash(data: packet.files[packet.top + name] ?? []).map { String(format: "%02x", $0) }
          .joined()
        packet.set(
          "tagmanifest-sha256.txt",
          packet.text("tagmanifest-sha256.txt").replacing(
            #/[0-9a-f]+  manifest-sha256.txt/#, with: "\(digest)  \(name)"))
      }
      #expect(try PacketCheck.verify(try packet.bytes, name: "x.zip").findings.map(\.code) == ["manifest-line"])
    }
  }

  // MARK: What a zip can hide

  /// Where a member's line in the directory begins, and its local header.
  private func places(_ bytes: [UInt8], _ name: String) throws -> (line: Int, header: Int) {
    let name = Array(name.utf8)
    let starts = bytes.indices.filter { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) }
    let line = try #require(starts.first { bytes[($0 + 46)...].starts(with: name) })
    let header = (0..<4).reduce(0) { $0 | Int(bytes[line + 42 + $1]) << (8 * $1) }
    return (line, header)
  }

  @Test func `a link, a comment, a second name and two lengths of one file are named`() throws {
    let sound = try PacketFixture().sound()
    let path = TamperedPacketTests.note
    let (line, header) = try places(sound.bytes, "\(sound.packet.id)/\(path)")
    func findings(_ change: (inout [UInt8]) -> Void) throws -> [Finding] {
      var bytes = sound.bytes
      change(&bytes)
      return try PacketCheck.verify(bytes, name: "x.zip").findings
    }
    let link = try findings { $0[line + 41] = 0xA1 }
    #expect(link.map(\.code) == ["not-a-file"] && link[0].origin.pointer == "/\(path)")
    for place in [14, 18, 22] {
      let other = try findings { $0[header + place] ^= 1 }
      #expect(other.map(\.code) == ["zip-header"] && other[0].origin.pointer == "/\(path)")
    }
    let comment = try findings {
      $0[$0.count - 2] = 2
      $0 += [0x68, 0x69]
    }
    #expect(comment.map(\.code) == ["zip-comment"])
    // An extra field with another name, and the end record's length of the directory.
    let name = "x/y.json"
    let second = try findings { bytes in
      let end = bytes.count - 22
      let length = (0..<4).reduce(0) { $0 | Int(bytes[end + 12 + $1]) << (8 * $1) } + 9 + name.utf8.count
      for place in 0..<4 { bytes[end + 12 + place] = UInt8(truncatingIfNeeded: length >> (8 * place)) }
      bytes[line + 30] = UInt8(9 + name.utf8.count)
      let nameLength = Int(bytes[line + 28])
      bytes.insert(
        contentsOf: [0x75, 0x70, UInt8(5 + name.utf8.count), 0, 1, 0, 0, 0, 0] + Array(name.utf8),
        at: line + 46 + nameLength)
    }
    #expect(second.map(\.code) == ["zip-second-name"])
  }

  @Test func `a file that the directory does not list is named, folders and descriptors are not`() throws {
    let packet = try AlteredPacketTests.sound(.keeper)
    let members = packet.files.sorted { $0.key < $1.key }.map { ZipMember.deflated(name: $0.key, bytes: $0.value) }
    let bytes = try ZipWriter.archive(members)
    let end = bytes.count - 22
    func number(_ place: Int) -> Int { (0..<4).reduce(0) { $0 | Int(bytes[place + $1]) << (8 * $1) } }
    /// The archive with something between its last member and its directory.
    func findings(_ hidden: [UInt8]) throws -> [Finding] {
      let directory = number(end + 16)
      var changed = bytes
      for place in 0..<4 {
        changed[end + 16 + place] = UInt8(truncatingIfNeeded: (directory + hidden.count) >> (8 * place))
      }
      changed.insert(contentsOf: hidden, at: directory)
      return try PacketCheck.verify(changed, name: "x.zip").findings
    }
    func header(_ name: String, _ content: [UInt8]) -> [UInt8] {
      var header = [UInt8](repeating: 0, count: 30)
      header.replaceSubrange(0..<4, with: [0x50, 0x4B, 3, 4])
      (header[18], header[22], header[26]) = (UInt8(content.count), UInt8(content.count), UInt8(name.utf8.count))
      return header + Array(name.utf8) + content
    }
    #expect(try findings(header("x/note.txt", Array("hidden".utf8))).map(\.code) == ["zip-hidden"])
    #expect(try findings(Array("hidden".utf8)).map(\.code) == ["zip-hidden"])
    #expect(try findings(header("x/data/", [])) == [])
    #expect(try findings([0x50, 0x4B, 7, 8] + [UInt8](repeating: 0, count: 12) + header("x/data/", [])) == [])
  }

  @Test
  func `links, pipes, empty folders and endless files in an unpacked packet are named, and nothing waits for them`()
    throws
  {
    let temporary = TemporaryFolder()
    defer { temporary.remove() }
    let folder = temporary.path
    var packet = try AlteredPacketTests.sound(.keeper)
    let content = packet.files[packet.top + TamperedPacketTests.copy] ?? []
    packet.set(TamperedPacketTests.copy, nil)
    let bag = try packet.unpack(in: folder)
    try Data(content).write(to: URL(filePath: folder + "/outside"))
    try FileManager.default.createSymbolicLink(
      atPath: "\(bag)/\(TamperedPacketTests.copy)", withDestinationPath: folder + "/outside")
    #expect(mkfifo(bag + "/data/pipe", 0o600) == 0)
    try FileManager.default.createDirectory(atPath: bag + "/data/empty", withIntermediateDirectories: false)
    try Data().write(to: URL(filePath: bag + "/data/sparse"))
    #expect(truncate(bag + "/data/sparse", 1 << 43) == 0)
    let all = try PacketCheck.verify(path: bag).findings
    #expect(all.filter { $0.code == "file-excessive" }.map(\.origin.pointer) == ["/data/sparse"])
    let findings = all.filter { $0.code == "not-a-file" }
    #expect(
      findings.map(\.origin.pointer) == ["/data/empty", "/data/pipe", "/\(TamperedPacketTests.copy)"])
  }
}

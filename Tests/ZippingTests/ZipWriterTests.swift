import Foundation
import Testing

@testable import Zipping

@Suite struct ZipWriterTests {
  static let text = [UInt8](String(repeating: "联单 triplicate ", count: 400).utf8)

  @Test func `what is written is read back`() throws {
    let bytes = try ZipWriter.archive([
      .deflated(name: "[Content_Types].xml", bytes: Self.text),
      .stored(name: "附件/图.png", bytes: [1, 2, 3]),
      .deflated(name: "empty", bytes: []),
    ])
    let archive = try ZipArchive(bytes)
    #expect(archive.entries.map(\.name) == ["[Content_Types].xml", "附件/图.png", "empty"])
    #expect(archive.entries.map(\.method) == [.deflated, .stored, .stored])
    #expect(try archive.read("[Content_Types].xml") == Self.text)
    #expect(try archive.read(at: 1) == [1, 2, 3])
    #expect(try archive.read("empty") == [])
  }

  @Test func `raw members pass through byte for byte`() throws {
    let first = try ZipArchive(try ZipWriter.archive([.deflated(name: "a.xml", bytes: Self.text)]))
    let raw = first.readRaw(at: 0)
    let second = try ZipArchive(try ZipWriter.archive([.raw(raw, name: "folder/b.xml")]))
    #expect(second.readRaw(at: 0).bytes == raw.bytes)
    #expect(second.entries[0].method == .deflated && second.entries[0].name == "folder/b.xml")
    #expect(try second.read(at: 0) == Self.text)
    #expect(try raw.plain() == Self.text)
  }

  @Test func `the same members give the same bytes in every time zone`() async {
    // A process of its own: the environment belongs to all tests.
    await #expect(processExitsWith: .success) {
      let text = [UInt8](String(repeating: "联单 triplicate ", count: 400).utf8)
      let members: [ZipMember] = [
        .deflated(name: "a.xml", bytes: text), .stored(name: "表.bin", bytes: [9, 8, 7]),
        .raw(try RawMember(name: "c", deflating: text), name: "c.xml"),
      ]
      var results: Set<[UInt8]> = []
      for zone in ["UTC", "America/New_York", "Asia/Shanghai"] {
        setenv("TZ", zone, 1)
        tzset()
        results.insert(try ZipWriter.archive(members))
      }
      try #require(results.count == 1)
    }
  }

  @Test func `headers carry the fixed time and nothing that varies`() throws {
    let bytes = try ZipWriter.archive([.deflated(name: "a.xml", bytes: Self.text)])
    #expect(bytes[6] == 0 && bytes[7] == 0, "flags: no data descriptor, no UTF-8 mark for an ASCII name")
    #expect(Array(bytes[10..<14]) == [0, 0, 0x21, 0], "1980-01-01 00:00")
    #expect(bytes[28] == 0 && bytes[29] == 0, "no extra field")
    let directory = try #require(bytes.indices.first { bytes[$0...].starts(with: [0x50, 0x4B, 1, 2]) })
    #expect(Array(bytes[directory + 38..<directory + 42]) == [0, 0, 0xA4, 0x81], "a file with permissions 0644")
    #expect(bytes[directory + 5] == 3, "made by unix")
  }

  @Test func `unsafe and repeated names are not written`() {
    #expect(throws: ZipError.self) { try ZipWriter.archive([.stored(name: "../a", bytes: [])]) }
    #expect(throws: ZipError.self) {
      try ZipWriter.archive([.stored(name: "A.xml", bytes: []), .stored(name: "a.xml", bytes: [])])
    }
  }

  @Test func `an archive of nothing is an archive`() throws {
    #expect(try ZipArchive(try ZipWriter.archive([])).entries.isEmpty)
  }
}

import Foundation
import Testing

/// `liandan issue --packet`.
@Suite struct ListPacketCommandTests {
  let office: Office

  init() throws {
    office = try Office()
    let rows = (1...150).map { RefusedListTests.row("第\($0)公司") }
    try office.write(([RefusedListTests.header] + rows).joined(separator: "\n"), to: "list.csv")
  }

  private func issue(_ options: String...) throws -> Run {
    try office.launch(Office.program, ["issue", "satisfaction-survey", "list.csv"] + options)
  }

  @Test func `the packet is told of last, in words or as pack tells of it in JSON`() throws {
    defer { office.remove() }
    let lines = try issue("--packet", "out/p.zip", "--json").objects()
    #expect(lines.count == 151)
    let packet = try #require(lines.last)
    #expect(packet["packet"] as? String == "p" && packet["forms"] as? Int == 150 && packet["new"] as? Bool == true)
    let words = try issue("--packet", "out/p.zip").out.split(separator: "\n").suffix(2).joined(separator: "\n")
    let digest = try #require(packet["sha256"] as? String)
    let bytes = try #require(packet["bytes"] as? Int)
    #expect(words == "out/p.zip\t各联\t150 份（此前已打包，未变）\n  \(bytes) 字节\tSHA-256 \(digest)")
    #expect(try office.run("verify", "out/p.zip").status == 0)
    #expect(try office.run("verify", "register").status == 0)
  }

  @Test func `a packet and one document exclude each other`() throws {
    defer { office.remove() }
    #expect(try issue("--packet", "p.zip", "--together").status == 64)
    #expect(try issue("--packet", "p").status == 64)
    #expect(!office.exists("register"))
  }

  @Test func `where there is no room for the packet nothing is lost, and the same command makes it whole`() throws {
    defer { office.remove() }
    // No file may grow beyond 2,000 KiB: the packet does, the register does not.
    let full = try office.shell(
      "trap '' XFSZ; ulimit -f 4000; liandan issue satisfaction-survey list.csv --packet out/p.zip")
    #expect(full.status == 70, "\(full.err)")
    #expect(full.err.contains("档案包没有写成") && full.err.contains("不会重复编号"), "\(full.err)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: "\(office.folder)/out").isEmpty)
    #expect(try office.run("verify", "register").status == 0)
    #expect(try issue("--packet", "out/p.zip", "--json").objects().last?["forms"] as? Int == 150)
    #expect(try office.run("verify", "out/p.zip").status == 0)
  }
}

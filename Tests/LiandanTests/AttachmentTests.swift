import Findings
import Foundation
import Records
import Register
import Storage
import TestSupport
import Testing

@testable import Liandan

/// Files that are attached to forms: scans of signed sheets, vouchers that were received.
@Suite struct AttachmentTests {
  let walk: Walk
  /// A form that is open.
  let number: String

  init() throws {
    walk = try Walk()
    number = try #require(try AttachmentTests.issue(walk, "甲"))
  }

  private static func issue(_ walk: Walk, _ customer: String) throws -> String? {
    var values = try Example.values("return-record")
    values["customer_name"] = customer
    return try walk.issue("return-record", try Example.source(values)).numbers.first
  }

  private func write(_ name: String, _ content: String) throws -> String {
    let path = "\(walk.folder)/\(name)"
    try Data(content.utf8).write(to: URL(filePath: path))
    return path
  }

  private func codes() throws -> [String] {
    try FormRegister.open(directory: walk.register, for: .reading).verify().map { "\($0.severity) \($0.code)" }
  }

  private func attachments(_ number: String) throws -> [AttachedFile] {
    try FormRegister.open(directory: walk.register, for: .reading).attachments(of: number).map(\.file)
  }

  private static let voucher = "<?xml version=\"1.0\"?><EInvoice>26342000000012345678</EInvoice>"

  @Test func `files are kept byte for byte, stand in the chain, and come out as they went in`() throws {
    defer { walk.remove() }
    let voucher = try write("数电票.xml", Self.voucher)
    let scan = try write("签字页.png", "\u{89}PNG")
    let picture = "\(walk.folder)/签字页.jpg"
    try Data([0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3]).write(to: URL(filePath: picture))
    let form = try walk.desk().attach([voucher, picture, scan], to: number.lowercased(), options: AttachOptions())
    #expect(form.number == number && form.count == 3 && form.findings == [])
    #expect(form.attached.map(\.kind) == [.voucher, .scan, .other] && form.attached.map(\.sheets) == [nil, 1, nil])

    let story = try walk.desk().story(of: number)
    #expect(story.attachments.map(\.file.name) == ["数电票.xml", "签字页.jpg", "签字页.png"])
    #expect(story.events.filter { $0.kind == "attach" }.map(\.detail) == ["数电票.xml", "签字页.jpg", "签字页.png"])
    let lines = story.lines(in: .zhHans)
    #expect(lines.contains("附件") && lines.contains { $0.contains("签字页.jpg") && $0.contains("1 页") })
    #expect(try codes() == [])
    let kept = "\(walk.register)/attached/\(form.attached[0].sha256.hex.prefix(2))/\(form.attached[0].sha256.hex)"
    #expect(try Document.bytes(kept) == Array(Self.voucher.utf8))
    let mode = try FileManager.default.attributesOfItem(atPath: kept)[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o222 } == 0)

    let out = "\(walk.folder)/取出"
    let files = try walk.desk().copyAttachments(of: number, into: out, replacesFiles: false)
    #expect(
      files.map { ($0 as NSString).lastPathComponent } == [
        "\(number)-01-数电票.xml", "\(number)-02-签字页.jpg", "\(number)-03-签字页.png",
      ])
    #expect(try Document.bytes(files[0]) == Array(Self.voucher.utf8))
    // The same once more changes nothing; somebody's own file is left alone.
    #expect(try walk.desk().copyAttachments(of: number, into: out, replacesFiles: false) == files)
    try Data("mine".utf8).write(to: URL(filePath: files[0]))
    #expect(throws: DeskError.self) { try walk.desk().copyAttachments(of: number, into: out, replacesFiles: false) }
    #expect(try walk.desk().copyAttachments(of: number, into: out, replacesFiles: true) == files)
    #expect(try Document.bytes(files[0]) == Array(Self.voucher.utf8))
    #expect(throws: DeskError.self) {
      try walk.desk().copyAttachments(of: number, into: walk.register + "/x", replacesFiles: false)
    }
  }

  @Test func `a file that was sent is kept and told of under the name that it was sent with`() throws {
    defer { walk.remove() }
    let path = try write("incoming-1", "电子发票")
    let sent = FileToAttach(path, named: "发票 11-20.ofd")
    let form = try walk.desk().attach([sent], to: number, options: AttachOptions())
    #expect(form.attached.map(\.name) == ["发票 11-20.ofd"])
    let again = try walk.desk().attach([sent], to: number, options: AttachOptions())
    #expect(again.findings.map(\.origin.file) == ["发票 11-20.ofd"])
    let hostile = FileToAttach(path, named: "a:b.ofd")
    let list = #expect(throws: FindingList.self) {
      try walk.desk().attach([hostile], to: number, options: AttachOptions())
    }
    #expect(list?.findings.map(\.origin.file) == ["a:b.ofd"])
  }

  @Test func `the same file again is said and not attached, on another form only when that is meant`() throws {
    defer { walk.remove() }
    let voucher = try write("发票.xml", Self.voucher)
    let copy = try write("发票(1).xml", Self.voucher)
    let first = try walk.desk().attach([voucher, copy], to: number, options: AttachOptions())
    #expect(first.attached.count == 1 && first.findings.map(\.code) == ["attachment-known"])
    #expect(!first.findings.hasErrors)
    let again = try walk.desk().attach([copy], to: number, options: AttachOptions())
    #expect(again.attached == [] && again.count == 1 && again.findings.map(\.code) == ["attachment-known"])
    #expect(again.findings[0].message.zhHans == "\(number) 已有这个附件（发票.xml），没有再附")

    let other = try #require(try Self.issue(walk, "乙"))
    let letter = try write("说明.txt", "说明")
    let refused = #expect(throws: FindingList.self) {
      try walk.desk().attach([letter, voucher], to: other, options: AttachOptions())
    }
    #expect(refused?.findings.map(\.code) == ["attachment-elsewhere"])
    #expect(refused?.findings[0].message.zhHans == "同一个文件已附在 \(number) 上")
    #expect(try attachments(other) == [], "all or none")
    let meant = try walk.desk().attach([letter, voucher], to: other, options: AttachOptions(again: true))
    #expect(meant.attached.count == 2 && meant.findings.map { "\($0.severity)" } == ["warning"])
    #expect(try codes() == [])
  }

  @Test func `the voucher of a void form goes on to the one in its place, and a void form takes its own scan`() throws {
    defer { walk.remove() }
    let voucher = try write("发票.xml", Self.voucher)
    _ = try walk.desk().attach([voucher], to: number, options: AttachOptions())
    _ = try walk.desk().void(number, reason: "金额填错")
    let other = try #require(try Self.issue(walk, "乙"))
    let form = try walk.desk().attach([voucher], to: other, options: AttachOptions())
    #expect(form.attached.count == 1 && form.findings.map { "\($0.severity)" } == ["warning"])
    let scan = try write("作废联.txt", "作废联")
    #expect(try walk.desk().attach([scan], to: number, options: AttachOptions(kind: .scan, sheets: 3)).count == 2)
    #expect(try attachments(number).last?.sheets == 3)
    #expect(try codes() == [])
  }

  @Test func `all that is wrong with files is told at once, and nothing is attached`() throws {
    defer { walk.remove() }
    let sound = try write("好.xml", Self.voucher)
    let empty = try write("空.xml", "")
    let odd = try write("发票:1.xml", "x")
    let hidden = try write("发票\u{202E}fdp.xml", "y")
    let long = try write(String(repeating: "长", count: 61) + ".xml", "z")
    let large = "\(walk.folder)/大.pdf"
    try Data().write(to: URL(filePath: large))
    truncate(large, AttachmentReader.limit + 1)
    let pipe = "\(walk.folder)/管道"
    mkfifo(pipe, 0o600)
    let paths = [sound, "\(walk.folder)/没有.pdf", walk.folder, pipe, empty, large, odd, hidden, long]
    let refused = #expect(throws: FindingList.self) {
      try walk.desk().attach(paths, to: number, options: AttachOptions())
    }
    #expect(
      refused?.findings.map(\.code) == [
        "no-such-file", "file-unreadable", "file-unreadable", "file-empty", "file-too-large", "attachment-name",
        "attachment-name", "attachment-name",
      ])
    #expect(refused?.findings.map(\.origin.file) == Array(paths.dropFirst()))
    #expect(try attachments(number) == [] && !FileManager.default.fileExists(atPath: walk.register + "/attached"))
    let unknown = #expect(throws: RegisterError.self) {
      try walk.desk().attach([sound], to: "FC-2026-000099", options: AttachOptions())
    }
    #expect(unknown?.code == .unknownNumber)
  }

  @Test func `verification names what is missing, altered or unexplained, and attaching again puts a lost file back`()
    throws
  {
    defer { walk.remove() }
    let voucher = try write("发票.xml", Self.voucher)
    let sha256 = try walk.desk().attach([voucher], to: number, options: AttachOptions()).attached[0].sha256.hex
    let kept = "\(walk.register)/attached/\(sha256.prefix(2))/\(sha256)"
    let files = FileManager.default
    try files.removeItem(atPath: kept)
    #expect(try codes() == ["error attachment-missing"])
    #expect(throws: DeskError.self) {
      try walk.desk().copyAttachments(of: number, into: walk.folder + "/out", replacesFiles: false)
    }
    #expect(!files.fileExists(atPath: walk.folder + "/out"))
    #expect(try walk.desk().attach([voucher], to: number, options: AttachOptions()).attached == [])
    #expect(try codes() == [])

    try files.removeItem(atPath: kept)
    try Data("forged".utf8).write(to: URL(filePath: kept))
    #expect(try codes() == ["error attachment-altered"])
    let refused = #expect(throws: RegisterError.self) {
      try walk.desk().attach([voucher], to: number, options: AttachOptions())
    }
    #expect(refused?.code == .placeTaken)
    #expect(try Document.bytes(kept) == Array("forged".utf8))

    try files.removeItem(atPath: kept)
    _ = try walk.desk().attach([voucher], to: number, options: AttachOptions())
    for (name, code) in [("发票.xml", "error file-extra"), (Digest(of: "left").hex, "warning attachment-unused")] {
      let folder = "\(walk.register)/attached/\(name.prefix(2))"
      try files.createDirectory(atPath: folder, withIntermediateDirectories: true)
      try Data("left".utf8).write(to: URL(filePath: "\(folder)/\(name)"))
      #expect(try codes() == [code])
      try files.removeItem(atPath: folder)
    }
  }

  @Test func `a power cut at any step leaves all attachments or none, and the command goes on`() throws {
    defer { walk.remove() }
    let files = [try write("一.xml", Self.voucher), try write("二.txt", "二")]
    var steps = 0
    while true {
      var cut = walk
      let store = FaultyStore(after: steps)
      cut.store = store
      let number = try #require(try Self.issue(walk, "客户 \(steps)"))
      do {
        _ = try cut.desk().attach(files, to: number, options: AttachOptions(again: true))
        #expect(try attachments(number).count == 2)
      } catch { #expect(try attachments(number).isEmpty) }
      #expect(try codes().allSatisfy { $0 == "warning attachment-unused" }, "\(steps)")
      if !store.didFail { break }
      #expect(try walk.desk().attach(files, to: number, options: AttachOptions(again: true)).count == 2)
      #expect(try codes() == [], "\(steps)")
      steps += 1
      // Their content lies there already: each try begins anew.
      try FileManager.default.removeItem(atPath: walk.register)
      _ = try Self.issue(walk, "甲")
    }
    #expect(steps > 5)
  }
}

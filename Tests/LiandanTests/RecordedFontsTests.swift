import Findings
import Foundation
import GRDB
import Storage
import TestSupport
import Testing

@testable import Liandan

/// The fonts of fixed pages are on record with what the pages were made from.
@Suite struct RecordedFontsTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  private func issuePages() throws {
    try walk.issue("satisfaction-survey", try StoppedTests.list(1), IssueOptions(formats: [.pdf]))
  }

  @Test func `faces are read back as they were written, and what differs is told`() throws {
    let text = "NotoSerifCJKsc-Regular|Version 2.001|0123456789abcdef; Tinos|Version 1.23|fedcba9876543210"
    let fonts = try #require(RecordedFonts(text))
    #expect(fonts.text == text && fonts.changes(to: fonts).isEmpty)
    let newer = try #require(RecordedFonts(text.replacing("2.001|0", with: "2.003|1")))
    #expect(fonts.changes(to: newer).map(\.zhHans) == ["NotoSerifCJKsc-Regular：登记时 Version 2.001，现在 Version 2.003"])
    let other = try #require(RecordedFonts(text.replacing("Tinos|", with: "Arimo|")))
    #expect(fonts.changes(to: other).map(\.zhHans) == ["Tinos：登记时 Tinos Version 1.23，现在 Arimo Version 1.23"])
    #expect(RecordedFonts("") == nil && RecordedFonts("x|y") == nil)
  }

  @Test func `a source keeps language, kind and fonts`() throws {
    let schema = try walk.desk().library.schema("satisfaction-survey")
    defer { walk.remove() }
    var source = SchemaSource(language: .en, level: .a3b, document: [1, 2, 3])
    source.fonts = RecordedFonts("Tinos|Version 1.23|fedcba9876543210")
    let read = SchemaSource(source.bytes(schema))
    #expect(read.fonts == source.fonts && read.language == .en && read.level == .a3b && read.document == [1, 2, 3])
    // As earlier versions wrote it.
    #expect(SchemaSource(SchemaSource(language: .en).bytes(schema)).fonts == nil)
  }

  @Test func `a copy that comes out otherwise with other fonts names them`() throws {
    defer { walk.remove() }
    try issuePages()
    let path = walk.register + "/register.sqlite"
    let queue = try DatabaseQueue(path: path)
    let number = try #require(try queue.read { try String.fetchOne($0, sql: "SELECT number FROM record") })
    try queue.write { db in
      let digest = try #require(try String.fetchOne(db, sql: "SELECT template FROM file WHERE format = 'pdf'"))
      let bytes = try #require(
        try Data.fetchOne(db, sql: "SELECT bytes FROM asset WHERE sha256 = ?", arguments: [digest]))
      let text = String(decoding: bytes, as: UTF8.self)
      let line = try #require(text.split(separator: "\n").last { $0.hasPrefix("# Liandan_Fonts: ") })
      let older = text.replacing(line, with: line.replacing(/Version [^|]*\|./, with: "Version 0.1|x"))
      let named = Digest(of: older).hex
      let stays = try #require(try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'file_fixed'"))
      try db.execute(sql: "DROP TRIGGER file_fixed")
      try db.execute(sql: "INSERT INTO asset VALUES(?, ?)", arguments: [named, Data(older.utf8)])
      try db.execute(
        sql:
          "UPDATE file SET template = ?, sha256 = replace(sha256, 'a', 'b') WHERE copy = (SELECT min(copy) FROM file)",
        arguments: [named])
      try db.execute(sql: stays)
    }
    try FileManager.default.removeItem(atPath: walk.register + "/issued")
    let repair = try walk.desk().repair()
    let finding = try #require(repair.findings.first)
    #expect(repair.findings.count == 1 && repair.copies > 0)
    #expect(finding.message.zhHans.contains("字体换了版本：") && finding.message.zhHans.contains("登记时 Version 0.1，现在 "))
    let error = #expect(throws: DeskError.self) {
      try walk.desk().print([number], formats: [], outDirectory: walk.folder + "/out") { _ in }
    }
    #expect(error?.message.text(in: .en).contains("fonts are of other versions") == true)
  }
}

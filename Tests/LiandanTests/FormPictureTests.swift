import Findings
import Forms
import Foundation
import GRDB
import Intake
import OPC
import Pictures
import Records
import Register
import Storage
import Templates
import TestSupport
import Testing
import Zipping

@testable import Liandan

@Suite struct FormPictureTests {
  let walk: Walk
  var folder: String { walk.folder + "/data" }

  init() throws {
    walk = try Walk()
    try FileManager.default.createDirectory(atPath: folder + "/照片", withIntermediateDirectories: true)
  }

  /// Two pictures beside the data file, by what they show.
  private func write(_ pictures: [String: String]) throws {
    for (name, text) in pictures {
      let picture = try QRCode.symbol(text).picture(PrintSize(width: 20, height: 20))
      try Data(picture.bytes).write(to: URL(filePath: "\(folder)/\(name)"))
    }
  }

  private func report(_ photos: [Any], _ name: String = "report.json") throws -> DataSource {
    let values = try Example.values("service-report").merging(["photos": photos]) { $1 }
    let path = "\(folder)/\(name)"
    try JSONSerialization.data(withJSONObject: values).write(to: URL(filePath: path))
    return .file(path)
  }

  /// The pictures in a document.
  private func pictures(in copy: IssuedCopy) throws -> Set<[UInt8]> {
    let package = try OPCPackage(reading: try Document.bytes(copy.file), name: copy.file)
    // Codes of the number are 203 dots wide and high, or 32 high; no photo here is.
    func isCode(_ bytes: [UInt8]) -> Bool {
      guard bytes.starts(with: [0x89, 0x50]) else { return false }
      let (width, height) = (Array(bytes[16..<20]), Array(bytes[20..<24]))
      return height == [0, 0, 0, 32] || width == [0, 0, 0, 203] && height == width
    }
    return Set(
      try package.parts.filter { $0.name.description.contains("/media/") }.map { try $0.bytes() }.filter { !isCode($0) }
    )
  }

  @Test func `a picture is printed from the register when its file is long gone`() throws {
    defer { walk.remove() }
    try write(["照片/1.png": "一", "照片/2.png": "二"])
    let kept = Set(try ["照片/1.png", "照片/2.png"].map { try Document.bytes("\(folder)/\($0)") })
    let issued = try walk.issue(
      "service-report", try report(["照片/1.png", "照片/2.png"]), IssueOptions(formats: [.docx, .xlsx], closes: true))
    let form = try #require(issued.forms.first, "\(issued.findings)")
    for copy in form.copies { #expect(try pictures(in: copy) == kept, "\(copy.file)") }

    try FileManager.default.removeItem(atPath: folder)
    let again = try walk.desk().reprint(form.number, copy: nil, outDirectory: nil)
    for copy in again.copies { #expect(try pictures(in: copy) == kept, "\(copy.file)") }
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `photos of every kind are attached in every format, and printed the same again`() throws {
    defer { walk.remove() }
    let files = ["plain.png", "turned-6.jpg", "cmyk.jpg", "alpha16.png", "palette.gif"]
    for file in files {
      let fixture = try Repository.bytes("Tests/PicturesTests/Fixtures/\(file)")
      try Data(fixture).write(to: URL(filePath: "\(folder)/照片/\(file)"))
    }
    let issued = try walk.issue(
      "service-report", try report(files.map { "照片/\($0)" }),
      IssueOptions(formats: [.docx, .xlsx, .pdf, .ofd], closes: true))
    let form = try #require(issued.forms.first, "\(issued.findings)")
    #expect(issued.findings == [] && form.copies.count == 12)
    for copy in form.copies where copy.file.hasSuffix("x") { #expect(try pictures(in: copy).count == 5) }
    for copy in form.copies where copy.file.hasSuffix(".ofd") {
      let names = try ZipArchive(Document.bytes(copy.file)).entries.map(\.name)
      #expect(names.count { $0.contains("/Image_") } == 5 && names.count { $0.hasSuffix("/Content.xml") } == 4)
    }
    let before = try walk.files()
    for copy in form.copies { try FileManager.default.removeItem(atPath: copy.file) }
    try walk.desk().print(FormChoice([form.number]), formats: [], copy: nil, outDirectory: nil) { _ in }
    #expect(try walk.files() == before)
  }

  @Test func `pictures that were issued are closed with, and another picture of the same name is a change`() throws {
    defer { walk.remove() }
    try write(["1.png": "一", "2.png": "二"])
    let number = try #require(try walk.issue("service-report", try report(["1.png"])).numbers.first)

    try write(["1.png": "不是同一张"])
    let changed = try walk.close(number, try report(["1.png"]))
    #expect(changed.findings.filter { $0.severity == .error }.map(\.code) == ["changed"])

    try FileManager.default.removeItem(atPath: folder + "/1.png")
    let closed = try walk.close(number, try report(["1.png"]))
    #expect(closed.forms.first?.state == .closed, "\(closed.findings)")
    #expect(try pictures(in: try #require(closed.forms.first?.copies.first)).count == 1)
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `everything wrong with pictures is told at once, and the form gets no number`() throws {
    defer { walk.remove() }
    try write(["1.png": "一"])
    try Data("no picture".utf8).write(to: URL(filePath: folder + "/text.png"))
    try FileManager.default.createSymbolicLink(atPath: folder + "/link.png", withDestinationPath: "/etc/hostname")
    try FileManager.default.createDirectory(atPath: folder + "/folder.png", withIntermediateDirectories: false)
    let wrong: [Any] = [
      "text.png", "link.png", "none.jpg", "folder.png", ["path": "1.png", "sha256": String(repeating: "0", count: 64)],
    ]
    let outcome = try walk.issue("service-report", try report(wrong), IssueOptions(closes: true))
    #expect(outcome.forms.isEmpty && outcome.report.refused == 1)
    let errors = outcome.findings.filter { $0.severity == .error }
    #expect(
      errors.map(\.code) == [
        "picture-format-unknown", "image-outside", "image-missing", "image-unreadable", "image-altered",
      ])
    #expect(errors.allSatisfy { $0.field == "photos" && $0.origin.pointer?.hasPrefix("/photos") == true })
    var checked = Walk.Outcome()
    _ = try walk.desk().check("service-report", from: [try report(wrong)], stage: .closing) { checked.take($0) }
    #expect(checked.findings.map(\.code) == outcome.findings.map(\.code))
  }

  @Test func `a picture that is taken out of the register is missed by verify`() throws {
    defer { walk.remove() }
    try write(["1.png": "一"])
    try #require(try walk.issue("service-report", try report(["1.png"]), IssueOptions(closes: true)).forms.count == 1)
    let digest = Digest(of: try Document.bytes(folder + "/1.png")).hex
    try DatabaseQueue(path: walk.register + "/register.sqlite").write { db in
      let stays = try #require(try String.fetchOne(db, sql: "SELECT sql FROM sqlite_master WHERE name = 'asset_stays'"))
      try db.execute(sql: "DROP TRIGGER asset_stays")
      try db.execute(sql: "DELETE FROM asset WHERE sha256 = ?", arguments: [digest])
      try db.execute(sql: stays)
    }
    #expect(try IssueDesk.verify(walk.register).map(\.code) == ["picture-missing"])
  }
}

import Findings
import Forms
import Foundation
import OPC
import Pictures
import Storage
import TestSupport
import Testing
import Zipping

@testable import Liandan

/// Signatures written by hand at the web desk.
@Suite struct HandSignatureTests {
  let walk: Walk
  var folder: String { walk.folder + "/data" }

  init() throws {
    var walk = try Walk()
    walk.account = "li"
    self.walk = walk
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  /// A picture of strokes that wave so often.
  private func write(_ name: String, waves: Double) throws -> [UInt8] {
    let points: [[Double]] = (0...60).map { (step: Int) -> [Double] in
      let wave = (Double(step) * waves).truncatingRemainder(dividingBy: 1)
      return [Double(step) / 20, 0.5 + 0.4 * wave]
    }
    let origin = StrokesOrigin(account: "li", at: "2026-11-10T11:55:20+08:00")
    let picture = try #require(PenStrokes([points])).picture(from: origin)
    try Data(picture).write(to: URL(filePath: "\(folder)/\(name)"))
    return picture
  }

  /// A service report whose customer signed by hand.
  private func report(_ picture: Any?, _ name: String = "report.json") throws -> DataSource {
    var values = try Example.values("service-report")
    var sign: [String: Any] = ["name": "刘德胜", "date": "2026-11-10 11:55"]
    sign["picture"] = picture
    values["user_sign"] = sign
    let path = "\(folder)/\(name)"
    try JSONSerialization.data(withJSONObject: values).write(to: URL(filePath: path))
    return .file(path)
  }

  /// The pictures of a document's forms in files of Office.
  private func holds(_ picture: [UInt8], _ copy: IssuedCopy) throws -> Bool {
    let package = try OPCPackage(reading: try Document.bytes(copy.file), name: copy.file)
    return try package.parts.contains { try $0.name.description.contains("/media/") && $0.bytes() == picture }
  }

  @Test func `what was signed by hand is printed in every format, and printed the same again`() throws {
    defer { walk.remove() }
    let picture = try write("user_sign.png", waves: 0.13)
    let options = IssueOptions(formats: [.docx, .xlsx, .pdf, .ofd], closes: true)
    let form = try #require(try walk.issue("service-report", try report("user_sign.png"), options).forms.first)
    #expect(form.copies.count == 12)
    for copy in form.copies {
      switch copy.format {
      case .docx, .xlsx: #expect(try holds(picture, copy), "\(copy.file)")
      case .ofd:
        let names = try ZipArchive(Document.bytes(copy.file)).entries.map(\.name)
        #expect(names.count { $0.contains("/Image_") } == 1, "\(copy.file)")
      default:
        let text = String(decoding: try Document.bytes(copy.file), as: Unicode.ASCII.self)
        #expect(text.contains("/Subtype /Image") || text.contains("/Subtype/Image"), "\(copy.file)")
      }
    }
    try FileManager.default.removeItem(atPath: folder)
    let before = try walk.files()
    for copy in form.copies { try FileManager.default.removeItem(atPath: copy.file) }
    try walk.desk().print(FormChoice([form.number]), formats: [], copy: nil, outDirectory: nil) { _ in }
    #expect(try walk.files() == before)
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `the record holds the digest, and show tells by which account and when it was signed`() throws {
    defer { walk.remove() }
    let picture = try write("user_sign.png", waves: 0.13)
    let issued = try walk.issue("service-report", try report("user_sign.png"), IssueOptions(closes: true))
    let number = try #require(issued.numbers.first)
    let story = try walk.desk().story(of: number)
    guard case .signature(let signature)? = story.recorded.form.values["user_sign"] else { throw Walk.Stopped() }
    #expect(signature.picture == ImageReference(path: "user_sign.png", sha256: Digest(of: picture).hex))
    let lines = story.lines(in: .zhHans)
    #expect(lines.contains { $0.contains("刘德胜 2026年11月10日 11:55（手写，账号 li，2026-11-10 11:55）") })
    #expect(!lines.contains { $0.contains("吴海涛") && $0.contains("手写") })
    #expect(
      story.json(in: .zhHans).text.contains(
        #""signed_by_hand":{"user_sign":{"account":"li","at":"2026-11-10T11:55:20+08:00"}}"#))
  }

  @Test func `a picture of one's own that names an account is no signature of that account`() throws {
    defer { walk.remove() }
    _ = try write("user_sign.png", waves: 0.13)
    var terminal = walk
    terminal.account = nil
    let issued = try terminal.issue("service-report", try report("user_sign.png"), IssueOptions(closes: true))
    let story = try terminal.desk().story(of: try #require(issued.numbers.first))
    #expect(story.signings.isEmpty && !story.lines(in: .zhHans).contains { $0.contains("手写") })
  }

  @Test func `a packet with such a form is verified`() throws {
    defer { walk.remove() }
    _ = try write("user_sign.png", waves: 0.13)
    try walk.issue("service-report", try report("user_sign.png"), IssueOptions(formats: [.pdf], closes: true))
    let packets = try walk.desk().pack(to: "财务部", period: nil, form: nil, outDirectory: walk.folder + "/out")
    let packet = try #require(packets.first)
    #expect(try IssueDesk.verify(packet.file) == [])
  }

  @Test func `an open form is closed with it, and another picture is a change`() throws {
    defer { walk.remove() }
    _ = try write("user_sign.png", waves: 0.13)
    let number = try #require(try walk.issue("service-report", try report("user_sign.png")).numbers.first)
    let kept = try write("user_sign.png", waves: 0.37)
    let changed = try walk.close(number, try report("user_sign.png"))
    #expect(changed.findings.filter { $0.severity == .error }.map(\.code) == ["changed"])
    // One that is not given again stays.
    let closed = try walk.close(number, try report(nil))
    #expect(closed.forms.first?.state == .closed, "\(closed.findings)")
    let copy = try #require(closed.forms.first?.copies.first)
    #expect(try !holds(kept, copy))
    #expect(try walk.desk().story(of: number).signings["user_sign"]?.account == "li")
    #expect(try IssueDesk.verify(walk.register) == [])
  }

  @Test func `a picture that is not there is told at the signature`() throws {
    defer { walk.remove() }
    let outcome = try walk.issue("service-report", try report("none.png"), IssueOptions(closes: true))
    let errors = outcome.findings.filter { $0.severity == .error }
    #expect(errors.map(\.code) == ["image-missing"] && errors.first?.field == "user_sign")
    let outside = try walk.issue("service-report", try report("../x.png"), IssueOptions(closes: true))
    #expect(outside.findings.filter { $0.severity == .error }.map(\.code) == ["image-path"])
  }
}

import Expressions
import Findings
import Forms
import Foundation
import Intake
import Storage
import TestSupport
import Testing

@testable import Liandan

/// Surveys that go out by post: letter, survey and slip in one file, envelopes and labels in others.
@Suite struct SurveyPacketTests {
  private static let survey = "satisfaction-survey"

  private static func list(_ count: Int) throws -> DataSource {
    let values = try Example.values(survey)
    return try Example.source(
      (1...count).map { row in
        values.merging([
          "customer_name": "第 \(row) 家用户", "address": "安徽省合肥市高新区望江西路 \(row) 号", "postcode": "230088",
        ]) { $1 }
      }, name: "list.json")
  }

  private func options(_ walk: Walk, _ change: (inout PrintFileOptions) -> Void = { _ in }) -> IssueOptions {
    var options = IssueOptions(formats: [.pdf], outDirectory: "\(walk.folder)/out")
    var together = PrintFileOptions()
    together.enclosures = true
    change(&together)
    options.together = together
    return options
  }

  private func files(_ walk: Walk) throws -> [String: Digest] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(walk.folder)/out")
    return Dictionary(
      uniqueKeysWithValues: try names.map { ($0, Digest(of: try Document.bytes("\(walk.folder)/out/\($0)"))) })
  }

  @Test func `letter and slip go with the first copy, envelopes and labels into files of their own`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let outcome = try walk.issue(
      Self.survey, try Self.list(25), options(walk) { $0.order = .copies })
    let name = "DC-2026-000001_DC-2026-000025"
    let pages = Dictionary(
      uniqueKeysWithValues: outcome.printed.map { file in
        (String(file.file.split(separator: "/").last ?? ""), file.pageCount)
      })
    // Of 24 labels on a sheet, the twenty-fifth stands on the next.
    #expect(
      pages == [
        "\(name).pdf": 125, "\(name)-envelope-dl.pdf": 25, "\(name)-envelope-c5.pdf": 25, "\(name)-label.pdf": 2,
      ])
    let packets = try #require(outcome.printed.first { $0.file.hasSuffix("\(name).pdf") })
    // Letter, survey and slip of each form, then the second copies, then the third.
    #expect(packets.forms.map(\.pages).first == [1...3, 76...76, 101...101])
    #expect(packets.forms.map(\.pages).last == [73...75, 100...100, 125...125])
    let labels = try #require(outcome.printed.first { $0.file.hasSuffix("-label.pdf") })
    #expect(labels.forms.map(\.pages).suffix(2) == [[1...1], [2...2]])
  }

  @Test func `two hundred packets that are stopped again and again end with the same files`() throws {
    let whole = try Walk()
    defer { whole.remove() }
    _ = try whole.issue(Self.survey, try Self.list(200), options(whole) { $0.order = .copies })
    let expected = try files(whole)
    #expect(expected.count == 4)
    var broken = try Walk()
    defer { broken.remove() }
    for steps in [400, 900] {
      broken.store = FaultyStore(after: steps)
      #expect(throws: (any Error).self) {
        _ = try broken.issue(
          Self.survey, try Self.list(200), options(broken) { $0.order = .copies }, groups: 50)
      }
    }
    broken.store = DiskFileStore()
    let end = try broken.issue(
      Self.survey, try Self.list(200), options(broken) { $0.order = .copies }, groups: 50)
    #expect(end.numbers.count == 200 && end.numbers.last == "DC-2026-000200")
    #expect(try files(broken) == expected)
  }

  @Test func `a form without enclosures says so before a number is taken`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let data = try Example.source([try Example.values("delivery-note")], name: "list.json")
    let error = #expect(throws: DeskError.self) { try walk.issue("delivery-note", data, options(walk)) }
    #expect(error?.message.zhHans.contains("没有随附页") == true)
  }

  @Test func `labels of issued forms are sorted, begin where the sheet is free, and leave the register as it is`()
    throws
  {
    let walk = try Walk()
    defer { walk.remove() }
    _ = try walk.issue(Self.survey, try Self.list(5))
    let before = try walk.files()
    var sheet = try #require(LabelSheet("3x8"))
    sheet.start = 22
    var made: [PrintedFile] = []
    try walk.desk().printLabels(
      FormChoice([Self.survey], condition: "${customer_name} != '第 2 家用户'"), as: .pdf, on: sheet,
      sortFields: ["address"], outDirectory: "\(walk.folder)/out", replacesFiles: false
    ) { if case .joined(let file) = $0 { made.append(file) } }
    let file = try #require(made.first)
    // Three places are left on the first sheet.
    #expect(file.forms.map(\.number) == ["DC-2026-000001", "DC-2026-000003", "DC-2026-000004", "DC-2026-000005"])
    #expect(file.forms.map(\.pages) == [[1...1], [1...1], [1...1], [2...2]] && file.pageCount == 2)
    #expect(try walk.files() == before)
  }

  @Test func `a form without a label of its own has one of its usual fields, if it has an address`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let library = try walk.desk().library
    let label = try library.schema("delivery-note").label(for: .standard)
    #expect(label.layout.areas.contains { $0.note.text.zhHans.contains("{{address}}") })
    #expect(throws: DeskError.self) { try library.schema("week-plan").label(for: .standard) }
    #expect(try library.schema(Self.survey).label(for: .standard).id == "label")
  }

  @Test(arguments: ["3x8", "3x7", "2x7", "2×5", "105x48mm", "210x297mm"])
  func `labels stand beside each other within the sheet`(_ text: String) throws {
    let sheet = try #require(LabelSheet(text))
    for place in 0..<sheet.count {
      let corner = sheet.corner(place)
      #expect(corner.x >= -0.01 && corner.x + sheet.width <= 210.01)
      #expect(corner.y >= -0.01 && corner.y + sheet.height <= 297.01)
    }
    #expect(sheet.count >= 1)
  }

  @Test(arguments: ["", "3", "0x8", "3x8x2", "300x37mm", "a×b"])
  func `what is no sheet of labels is refused`(_ text: String) { #expect(LabelSheet(text) == nil) }
}

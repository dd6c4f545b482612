import Expressions
import Findings
import Forms
import Foundation
import Intake
import Records
import Storage
import TestSupport
import Testing
import Zipping

@testable import Liandan

/// Files with the copies of many forms on fixed pages, to be printed in one go.
@Suite struct PrintFileTests {
  private let walk: Walk

  init() throws { walk = try Walk() }

  private static let survey = "satisfaction-survey"

  /// Surveys of these customers; every third has much to say, so that its pages look otherwise.
  private static func list(_ customers: [String], products: [String?] = []) throws -> DataSource {
    let values = try Example.values(survey)
    return try Example.source(
      customers.enumerated().map { index, customer in
        var form = values.merging(["customer_name": customer]) { $1 }
        if index % 3 == 2 { form["suggestion"] = String(repeating: "希望备件再快些。", count: 20 + index * 9) }
        if index < products.count { form["contract_no"] = products[index] }
        return form
      }, name: "list.json")
  }

  private func options(
    _ format: DocumentFormat, out: String = "out", _ change: (inout PrintFileOptions) -> Void = { _ in }
  ) -> IssueOptions {
    var options = IssueOptions(formats: [format], outDirectory: "\(walk.folder)/\(out)")
    var together = PrintFileOptions()
    change(&together)
    options.together = together
    return options
  }

  private func names(_ folder: String = "out") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: "\(walk.folder)/\(folder)").sorted()
  }

  /// The titles of an OFD's list of contents, those of the second level behind a point.
  private func contents(_ name: String) throws -> [String] {
    let archive = try ZipArchive(Document.bytes("\(walk.folder)/\(name)"))
    let text = String(decoding: try archive.read("Doc_0/Document.xml"), as: UTF8.self)
    var titles: [String] = []
    var depth = 0
    for piece in text.matches(of: /<ofd:OutlineElem Title="([^"]*)"|<\/ofd:OutlineElem>/) {
      if let title = piece.output.1 {
        titles.append((depth == 0 ? "" : "· ") + title)
        depth += 1
      } else {
        depth -= 1
      }
    }
    return titles
  }

  @Test func `bookmarks lead to each form by number and customer, and to its copies`() throws {
    defer { walk.remove() }
    let data = try PrintFileTests.list(["甲公司", "乙公司"])
    let byForm = try walk.issue(PrintFileTests.survey, data, options(.ofd))
    let name = "DC-2026-000001_DC-2026-000002"
    let copies = ["· 第一联 回收存档联", "· 第二联 顾客联", "· 第三联 质检联"]
    #expect(
      try contents("out/\(name).ofd") == ["DC-2026-000001　甲公司"] + copies + ["DC-2026-000002　乙公司"] + copies)
    #expect(byForm.printed.map(\.file) == ["\(walk.folder)/out/\(name).ofd"])
    #expect(byForm.printed.first?.pageCount == 6)
    #expect(byForm.printed.first?.forms.map(\.pages) == [[1...3], [4...6]])
    let byCopy = try walk.issue(PrintFileTests.survey, data, options(.ofd, out: "copies") { $0.order = .copies })
    let forms = ["· DC-2026-000001　甲公司", "· DC-2026-000002　乙公司"]
    #expect(
      try contents("copies/\(name).ofd") == ["第一联 回收存档联"] + forms + ["第二联 顾客联"] + forms + ["第三联 质检联"] + forms)
    #expect(byCopy.printed.first?.forms.map(\.pages) == [[1...1, 3...3, 5...5], [2...2, 4...4, 6...6]])
    let one = try walk.issue(PrintFileTests.survey, data, options(.ofd, out: "one") { $0.copy = "质检部" })
    #expect(try contents("one/\(name)-qc.ofd") == ["DC-2026-000001　甲公司", "DC-2026-000002　乙公司"])
    #expect(one.printed.first?.pageCount == 2)
  }

  @Test(arguments: [DocumentFormat.pdf, .ofd])
  func `a list that was stopped ends with the same files, whatever was drawn before and by how many threads`(
    _ format: DocumentFormat
  ) throws {
    defer { walk.remove() }
    let data = try PrintFileTests.list((1...11).map { "第 \($0) 家用户" })
    func run(_ folder: String, jobs: Int, stopAfter: Int? = nil) throws -> [String: Digest] {
      var walk = try Walk()
      defer { walk.remove() }
      walk.store = DiskFileStore()
      var options = IssueOptions(formats: [format], outDirectory: walk.folder + "/out")
      options.together = PrintFileOptions()
      options.together?.formsPerFile = 4
      options.together?.order = .copies
      options.jobs = jobs
      if let stopAfter {
        #expect(throws: Walk.Stopped.self) {
          try walk.issue(PrintFileTests.survey, data, options, groups: 2, stopAfter: stopAfter)
        }
      }
      try walk.issue(PrintFileTests.survey, data, options, groups: 2)
      let names = try FileManager.default.contentsOfDirectory(atPath: walk.folder + "/out")
      return try Dictionary(
        uniqueKeysWithValues: names.map { ($0, Digest(of: try Document.bytes("\(walk.folder)/out/\($0)"))) })
    }
    let whole = try run("whole", jobs: 1)
    #expect(whole.count == 3)
    #expect(try run("threads", jobs: 2) == whole)
    // In the midst of a file, and when one is complete.
    for count in [3, 9] { #expect(try run("stopped", jobs: 2, stopAfter: count) == whole, "after \(count) forms") }
  }

  @Test func `forms are sorted in the file alone: their numbers stay in the order of the list`() throws {
    defer { walk.remove() }
    let data = try PrintFileTests.list(
      ["甲", "乙", "丙", "丁", "戊"], products: ["HT-2", "HT-1", nil, "HT-2", "HT-10"])
    let outcome = try walk.issue(
      PrintFileTests.survey, data,
      options(.ofd) {
        $0.sortFields = ["合同号", "customer_name"]
        $0.copy = "qc"
        $0.formsPerFile = 3
      })
    #expect(outcome.numbers == (1...5).map { "DC-2026-00000\($0)" })
    let name = "DC-2026-000001_DC-2026-000005-qc-contract_no-customer_name"
    #expect(try names() == ["\(name)-1.ofd", "\(name)-2.ofd"])
    #expect(
      try contents("out/\(name)-1.ofd") == ["DC-2026-000002　乙", "DC-2026-000005　戊", "DC-2026-000004　丁"])
    #expect(try contents("out/\(name)-2.ofd") == ["DC-2026-000001　甲", "DC-2026-000003　丙"])
    // The joined Word documents too.
    let word = try walk.issue(
      PrintFileTests.survey, data, options(.docx, out: "word") { $0.sortFields = ["contract_no"] })
    #expect(word.printed.isEmpty)
    try walk.desk().printTogether(
      ["DC-2026-000001", "DC-2026-000002"], as: [.docx],
      options: options(.docx) { $0.sortFields = ["contract_no"] }.together ?? .init(),
      outDirectory: walk.folder + "/word", replacesFiles: false
    ) { _ in }
    let text = try Document.text("\(walk.folder)/word/DC-2026-000001_DC-2026-000002-contract_no.docx")
    #expect(text.contains("HT-1"))
  }

  @Test func `a field that cannot be sorted by is told with the nearest before any number is taken`() throws {
    defer { walk.remove() }
    let data = try PrintFileTests.list(["甲"])
    for (field, words) in [
      ("custmer_name", "是不是“customer_name”？"), ("customer_sign", "不能按"), ("不知道", "没有“不知道”这个字段，不能按它排序。可以按这些排序："),
    ] {
      let error = #expect(throws: DeskError.self) {
        try walk.issue(PrintFileTests.survey, data, options(.pdf) { $0.sortFields = [field] })
      }
      #expect(error?.kind == .usage && error?.message.zhHans.contains(words) == true, "\(field)")
    }
    #expect(!FileManager.default.fileExists(atPath: walk.register))
  }

  @Test func `issued forms are put together again by number, by kind and by a condition, as they are now`() throws {
    defer { walk.remove() }
    let data = try PrintFileTests.list(["甲", "乙", "丙"], products: ["HT-3", "HT-2", "HT-1"])
    try walk.issue(PrintFileTests.survey, data)
    _ = try walk.desk().void("DC-2026-000002", reason: "重复")
    func printed(
      _ choice: FormChoice, _ folder: String, _ change: (inout PrintFileOptions) -> Void = { _ in }
    ) throws -> [PrintedFile] {
      var files: [PrintedFile] = []
      try walk.desk().printTogether(
        choice, as: [.ofd], options: options(.ofd, change).together ?? PrintFileOptions(),
        outDirectory: "\(walk.folder)/\(folder)", replacesFiles: false
      ) { if case .joined(let file) = $0 { files.append(file) } }
      return files
    }
    let all = try printed(FormChoice(["顾客满意度调查表"]), "all") { $0.sortFields = ["contract_no"] }
    // What is void is not printed unless its number is given.
    #expect(all.first?.forms.map(\.number) == ["DC-2026-000003", "DC-2026-000001"])
    let some = try printed(FormChoice([PrintFileTests.survey], condition: "${customer_name} = \"甲\""), "some")
    #expect(some.map { $0.file.split(separator: "/").last } == ["DC-2026-000001.ofd"])
    let given = try printed(["DC-2026-000003", "dc-2026-2"], "given")
    #expect(given.first?.forms.map(\.number) == ["DC-2026-000003", "DC-2026-000002"])
    #expect(try names("given") == ["DC-2026-000003_DC-2026-000002.ofd"])
    // Again it is the same file, and nothing is drawn for the record twice.
    let before = try walk.files()
    #expect(try printed(["DC-2026-000003", "dc-2026-2"], "given").count == 1)
    #expect(try walk.files() == before)
    let wrong = #expect(throws: DeskError.self) {
      try printed(FormChoice(["DC-2026-000003"], condition: "1 = 1"), "wrong")
    }
    #expect(wrong?.kind == .usage)
    let none = #expect(throws: DeskError.self) {
      try printed(FormChoice([PrintFileTests.survey], condition: "${customer_name} = \"无\""), "wrong")
    }
    #expect(none?.message.zhHans == "没有符合条件的“顾客满意度调查表”")
  }

  @Test(arguments: [DocumentFormat.pdf, .ofd])
  func `wherever the disk fails while a file is written, it is whole or not there`(_ format: DocumentFormat) throws {
    defer { walk.remove() }
    let data = try PrintFileTests.list(["甲", "乙"])
    let options = options(format)
    let numbers = try walk.issue(PrintFileTests.survey, data, IssueOptions(formats: [format])).numbers
    // The register writes nothing more: all that is written is the print file.
    for fault in [FaultyStore.Fault.full, .death] {
      for steps in 0..<4 {
        var broken = walk
        let store = FaultyStore(after: steps, fault)
        broken.store = store
        do { try broken.issue(PrintFileTests.survey, data, options) } catch let error as DeskError {
          #expect(fault == .full && error.message.zhHans.contains("各联已登记"), "\(error.message.zhHans)")
        } catch is FaultyStore.PowerCut {}
        guard store.didFail else { break }
        #expect(try names() == [], "after \(steps) steps")
      }
    }
    try? FileManager.default.removeItem(atPath: "\(walk.folder)/out")
    #expect(try walk.issue(PrintFileTests.survey, data, options).numbers == numbers)
    #expect(try names() == ["\(numbers[0])_\(numbers[1]).\(format)"])
  }
}

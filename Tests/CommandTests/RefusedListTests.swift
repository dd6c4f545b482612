import Foundation
import OPC
import Testing

@Suite struct RefusedListTests {
  let office: Office

  init() throws { office = try Office() }

  static let header = "批次,调查日期,调查方式,顾客单位,填表人,联系电话,产品名称,交付日期"

  /// A row of a list of surveys.
  static func row(_ customer: String, phone: String = "13956012345", mode: String = "信函") -> String {
    "2026-11,2026-11-03,\(mode),\(customer),郭明,\(phone),洗扫车,2026-02-16"
  }

  /// The only sheet of a workbook.
  func sheet(_ name: String) throws -> String {
    let package = try OPCPackage(reading: Array(try office.bytes(name)), name: name)
    return String(decoding: try package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
  }

  /// Changes a text in the only sheet of a workbook, as somebody does who corrects it.
  func correct(_ name: String, _ change: (String) -> String) throws {
    let package = try OPCPackage(reading: Array(try office.bytes(name)), name: name)
    let sheet = change(try sheet(name))
    let bytes = try package.writing(replacements: ["/xl/worksheets/sheet1.xml": Array(sheet.utf8)])
    try office.write(Data(bytes), to: name)
  }

  @Test func `refused rows come back in a workbook that is corrected and issued as it is`() throws {
    defer { office.remove() }
    let rows = [
      RefusedListTests.row("甲"), RefusedListTests.row("乙", phone: "12"), RefusedListTests.row("丙", mode: "飞鸽"),
    ]
    try office.write(([RefusedListTests.header] + rows + ["多,一,格"]).joined(separator: "\n"), to: "名单.csv")
    let run = try office.run("issue", "satisfaction-survey", "名单.csv", "--out", "print")
    #expect(run.status == 1)
    #expect(run.err.contains("共 4 份：开单 1 份（编号 DC-"), "\(run.err)")
    #expect(run.err.contains("-000001），退回 3 份，此前已开过 0 份"), "\(run.err)")
    #expect(run.err.contains("名单-退回.xlsx"))
    let sheet = try sheet("名单-退回.xlsx")
    for text in ["原行号", "问题", "批次", "乙", "丙", "12", "飞鸽", "【联系电话】", "【调查方式】", "这一行有 3 格", "<t>3</t>", "<t>5</t>"] {
      #expect(sheet.contains(text), "\(text)")
    }
    #expect(!sheet.contains("甲"))
    try correct("名单-退回.xlsx") { $0.replacing("<t>12</t>", with: "<t>13900000001</t>") }
    let again = try office.run("issue", "satisfaction-survey", "名单-退回.xlsx", "--json")
    #expect(again.status == 1)
    #expect(again.numbers.count == 1 && again.numbers[0].hasSuffix("-000002"))
    #expect(again.err.contains("-000002），退回 2 份") && again.err.contains("名单-退回-2.xlsx"), "\(again.err)")
  }

  @Test func `rows that are refused again come back once more as they were, with their rows in the first list`() throws
  {
    defer { office.remove() }
    let rows = [
      RefusedListTests.row("甲"), RefusedListTests.row("乙", phone: "12"), RefusedListTests.row("丙", phone: "13"),
    ]
    try office.write(([RefusedListTests.header] + rows).joined(separator: "\n"), to: "名单.csv")
    _ = try office.run("issue", "satisfaction-survey", "名单.csv")
    try correct("名单-退回.xlsx") { $0.replacing("<t>12</t>", with: "<t>13900000001</t>") }
    _ = try office.run("issue", "satisfaction-survey", "名单-退回.xlsx")
    let second = try sheet("名单-退回-2.xlsx")
    #expect(second.ranges(of: "原行号").count == 1 && second.ranges(of: "问题").count == 1)
    #expect(second.contains("<t>4</t>"), "the row's place in the first list")
    try correct("名单-退回-2.xlsx") { $0.replacing("<t>13</t>", with: "<t>13900000002</t>") }
    let third = try office.run("issue", "satisfaction-survey", "名单-退回-2.xlsx", "--json")
    #expect(third.status == 0 && third.numbers.count == 1, "\(third.err)")
  }

  @Test func `a column that the form does not have is told once, and each row's own errors beside it`() throws {
    defer { office.remove() }
    let rows = (1...30).map { RefusedListTests.row("客户\($0)", phone: $0 == 7 ? "12" : "13956012345") + ",急" }
    try office.write(([RefusedListTests.header + ",业务员备注"] + rows).joined(separator: "\n"), to: "名单.csv")
    let run = try office.run("check", "satisfaction-survey", "名单.csv")
    #expect(run.status == 1)
    #expect(run.err.ranges(of: "业务员备注").count == 1 && run.err.contains("删去这一项"), "\(run.err)")
    #expect(run.err.ranges(of: "bad-phone").count == 1)
  }

  @Test(arguments: ["csv", "xlsx"])
  func `a column that every form needs is told once where the list lacks it, and without a cell`(_ format: String)
    throws
  {
    defer { office.remove() }
    // The example's list without 顾客单位.
    let surveys = String(decoding: try office.bytes("forms/examples/surveys.csv"), as: UTF8.self)
    let lines = surveys.split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let short = lines.map { line in line.enumerated().filter { $0.offset != 5 }.map(\.element).joined(separator: ",") }
    try office.write(short.joined(separator: "\n"), to: "名单.csv")
    if format == "xlsx" {
      // A refused list is a workbook with the same columns.
      _ = try office.run("issue", "satisfaction-survey", "名单.csv", "--refused", "名单.xlsx")
    }
    let run = try office.run("check", "satisfaction-survey", "名单.\(format)")
    let told = run.err.split(separator: "\n").filter { $0.contains("[column-missing]") }
    #expect(told.count == 1 && !run.err.contains("[required]"), "\(run.err)")
    let place = format == "csv" ? "名单.csv" : "名单.xlsx · 退回的行"
    #expect(told.first == "\(place)：错误：【顾客单位】必须填写，清单里却没有这一列 [column-missing]", "\(told)")
    #expect(run.err.contains("    → 加上这一列，标题写“顾客单位”"))
    #expect(run.err.contains("0 份可以开单，12 份有错误"), "\(run.err)")
  }

  @Test func `a corrected list given as a whole numbers no row twice, unless that is asked for`() throws {
    defer { office.remove() }
    let good = ["甲", "乙", "丙"].map { RefusedListTests.row($0) }
    let wrong = ([RefusedListTests.header] + good + [RefusedListTests.row("丁", phone: "12")]).joined(separator: "\n")
    try office.write(wrong, to: "名单.csv")
    #expect(try office.run("issue", "satisfaction-survey", "名单.csv", "--json").numbers.count == 3)
    try office.write(wrong.replacing(",12,", with: ",13900000002,"), to: "名单.csv")
    let corrected = try office.run("issue", "satisfaction-survey", "名单.csv", "--json")
    #expect(
      corrected.status == 0 && corrected.numbers.map { $0.suffix(6) } == ["000001", "000002", "000003", "000004"])
    #expect(corrected.err.contains("开单 1 份（编号 \(corrected.numbers[3])），退回 0 份，此前已开过 3 份"), "\(corrected.err)")
    #expect(corrected.err.contains("--again"), "\(corrected.err)")
    // The same list once more: one row has its number from this list, the others from the one before.
    let once = try office.run("issue", "satisfaction-survey", "名单.csv", "--json")
    #expect(once.status == 0 && once.numbers == corrected.numbers)
    #expect(once.err.contains("开单 0 份，退回 0 份，此前已开过 4 份"), "\(once.err)")
    let again = try office.run("issue", "satisfaction-survey", "名单.csv", "--json", "--again")
    #expect(again.numbers.map { $0.suffix(6) } == ["000005", "000006", "000007", "000008"])
  }

  @Test func `no file of anybody's is replaced by a refused list`() throws {
    defer { office.remove() }
    let list = [RefusedListTests.header, RefusedListTests.row("甲"), RefusedListTests.row("乙", phone: "12")]
    try office.write(list.joined(separator: "\n"), to: "名单.csv")
    try office.write("mine", to: "名单-退回.xlsx")
    let refused = try office.run("issue", "satisfaction-survey", "名单.csv", "--refused", "名单-退回.xlsx")
    #expect(refused.status == 64 && refused.err.contains("没有覆盖它"), "\(refused.err)")
    #expect(!office.exists("register/register.sqlite"))
    #expect(try office.run("issue", "satisfaction-survey", "名单.csv").err.contains("名单-退回-2.xlsx"))
    #expect(try office.bytes("名单-退回.xlsx") == Data("mine".utf8))
    // A list of refused rows may be written anew where it was asked for by name.
    #expect(try office.run("check", "satisfaction-survey", "名单.csv", "--refused", "名单-退回-2.xlsx").status == 1)
    #expect(try sheet("名单-退回-2.xlsx").contains("乙"))
  }
}

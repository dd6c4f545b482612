import Forms
import Foundation
import OPC
import Testing

@testable import Liandan

/// The title that a file's properties show.
@Suite struct TitlePropertyTests {
  private func title(_ bytes: [UInt8]) throws -> String {
    let package = try OPCPackage(reading: bytes, name: "a")
    let text = String(decoding: try package.bytes(of: "/docProps/core.xml"), as: UTF8.self)
    return try String(#require(text.firstMatch(of: #/<dc:title>(.*)</dc:title>/#)).output.1)
  }

  @Test func `it is the form's with the number, and the form's alone on a blank form`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let options = IssueOptions(formats: [.docx, .xlsx])
    let form = try #require(try walk.issue("return-record", Example.file("return-record"), options).forms.first)
    for copy in form.copies { #expect(try title(try Document.bytes(copy.file)) == "返厂产品处理记录表 FC-2026-000001") }
    let schema = try walk.desk().library.schema("return-record")
    for kind in [BlankKind.docx, .xlsx] {
      #expect(try title(try walk.session().blank(schema, as: kind)) == "返厂产品处理记录表")
    }
  }

  @Test func `that of a print file has the first number and the last`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let values = try Example.values("return-record")
    let data = try Example.source([values, values.merging(["contact_name": "李红"]) { $1 }])
    var options = IssueOptions(formats: [.docx], outDirectory: walk.folder + "/out")
    options.together = PrintFileOptions()
    try walk.issue("return-record", data, options)
    let file = try #require(try FileManager.default.contentsOfDirectory(atPath: walk.folder + "/out").first)
    #expect(
      try title(try Document.bytes(walk.folder + "/out/" + file)) == "返厂产品处理记录表 FC-2026-000001 – FC-2026-000002")
  }

  @Test func `the head of a void sheet takes a long reason in lines of one size`() throws {
    let walk = try Walk()
    defer { walk.remove() }
    let options = IssueOptions(formats: [.xlsx])
    let form = try #require(try walk.issue("return-record", Example.file("return-record"), options).forms.first)
    let heights = try ["重开", String(repeating: "金额填错，客户要求重开。", count: 10)].map { reason in
      let other = try #require(
        try walk.issue("return-record", Example.file("return-record"), again(options)).forms.first)
      let void = try walk.desk().void(other.number, reason: reason)
      let package = try OPCPackage(reading: try Document.bytes(void.copies[0].file), name: "a")
      let sheet = String(decoding: try package.bytes(of: "/xl/worksheets/sheet1.xml"), as: UTF8.self)
      return try Double(#require(sheet.firstMatch(of: #/<row r="1" ht="([0-9.]+)"/#)).output.1) ?? 0
    }
    #expect(form.state == .issued && heights[0] == 24 && heights[1] > 60)
  }

  private func again(_ options: IssueOptions) -> IssueOptions {
    var options = options
    options.again = true
    return options
  }
}

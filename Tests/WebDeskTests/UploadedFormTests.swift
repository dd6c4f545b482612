import Foundation
import TestSupport
import Testing

@testable import WebDesk

/// Forms with large files, which are read from the disk.
@Suite struct UploadedFormTests {
  private let folder = TemporaryFolder()
  private static let type = "multipart/form-data; boundary=xyz"

  private func read(_ body: String, type: String = Self.type) throws -> UploadedForm {
    try folder.make()
    let path = folder.path + "/body"
    try Data(body.utf8).write(to: URL(fileURLWithPath: path))
    return try UploadedForm(path, type: type)
  }

  private func part(_ head: String, _ content: String) -> String {
    "--xyz\r\nContent-Disposition: form-data; \(head)\r\n\r\n\(content)\r\n"
  }

  @Test func `fields are read, and a file is written byte for byte`() throws {
    defer { folder.remove() }
    let content = "编号,名称\r\n1,--xyz 甲\r\n\r\n"
    let form = try read(
      part("name=\"form\"", "dispatch") + part("name=\"act\"", "")
        + part("name=\"file\"; filename=\"../派工 %22一%22.csv\"\r\nContent-Type: text/csv", content) + "--xyz--\r\n")
    #expect(form.fields.map(\.name) == ["form", "act"] && form.fields.map(\.value) == ["dispatch", ""])
    let file = try #require(form.file("file"))
    // Without the folders that a browser sends with it.
    #expect(file.name == "派工 \"一\".csv")
    let path = folder.path + "/out"
    try form.write(file, to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == content)
  }

  @Test func `a file that nobody chose is none`() throws {
    defer { folder.remove() }
    let form = try read(part("name=\"file\"; filename=\"\"", "") + "--xyz--\r\n")
    #expect(form.files.isEmpty && form.fields.isEmpty)
  }

  @Test(arguments: [
    "", "--xyz", "--xyz\r\n", "--xyz\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb",
    "--xyz\r\n\r\n\r\nb\r\n--xyz--", "--abc\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nb\r\n--abc--",
    "--xyz\r\nContent-Disposition: form-data\r\n\r\nb\r\n--xyz--",
    "--xyz\r\n" + String(repeating: "x", count: 9_000) + "\r\n\r\nb\r\n--xyz--",
  ])
  func `a body that is broken is refused`(body: String) {
    defer { folder.remove() }
    #expect(throws: Failure.self) { try read(body) }
  }

  @Test func `more parts than a page has are refused`() {
    defer { folder.remove() }
    #expect(throws: Failure.self) {
      try read(String(repeating: part("name=\"a\"", "b"), count: 41) + "--xyz--\r\n")
    }
  }
}

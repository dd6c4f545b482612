import Testing

@Suite struct LabelsCommandTests {
  private let office: Office

  init() throws { office = try Office() }

  @Test func `labels of issued forms are written into a folder, and nothing else`() throws {
    defer { office.remove() }
    #expect(try office.run("issue", "delivery-note", "forms/examples/delivery-note.json").status == 0)
    let run = try office.run("labels", "delivery-note", "--sheet", "2x7", "--start", "5", "--out", "print")
    #expect(run.status == 0 && run.err.contains("print/FD-2026-000001-label.pdf：1 个标签，1 页"), "\(run.err)")
  }

  @Test(arguments: [["--sheet", "x"], ["--start", "25"], ["--start", "0"], ["--as", "docx"]])
  func `what no printer could do is wrong usage`(_ wrong: [String]) throws {
    defer { office.remove() }
    #expect(try office.run("labels", "delivery-note", "--out", "print", wrong[0], wrong[1]).status == 64)
  }
}

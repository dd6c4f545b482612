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

  @Test func `what goes out with forms can be printed later, and is the same`() throws {
    defer { office.remove() }
    let together = ["--as", "pdf", "--together", "--with-enclosures", "--order", "copies", "--out"]
    let survey = "forms/examples/satisfaction-survey.json"
    let issued = try office.launch(Office.program, ["issue", "satisfaction-survey", survey] + together + ["first"])
    #expect(issued.status == 0, "\(issued.err)")
    let printed = try office.launch(Office.program, ["print", "DC-2026-000001"] + together + ["later"])
    #expect(printed.status == 0, "\(printed.err)")
    #expect(try office.bytes("first/DC-2026-000001.pdf") == office.bytes("later/DC-2026-000001.pdf"))
    // What is enclosed says by itself that the copies are put together.
    let short = try office.run("print", "DC-2026-000001", "--with-enclosures", "--order", "copies", "--out", "short")
    #expect(short.status == 0, "\(short.err)")
    #expect(try office.bytes("first/DC-2026-000001.pdf") == office.bytes("short/DC-2026-000001.pdf"))
    #expect(try office.run("issue", "return-record", "forms/examples/return-record.json").status == 0)
    for (numbers, words) in [(["FC-2026-000001"], "没有随附页"), (["DC-2026-000001", "FC-2026-000001"], "另一种表单")] {
      let refused = try office.launch(Office.program, ["print"] + numbers + together + ["refused"])
      #expect(refused.status == 64 && refused.err.contains(words), "\(refused.err)")
    }
    #expect(!office.exists("refused"))
  }
}

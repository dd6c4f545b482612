import Testing

/// What authors of forms look at before anything is issued.
@Suite struct PreviewCommandTests {
  let office: Office

  init() throws { office = try Office() }

  private static let slip = """
    id: tool-slip
    title: 工具领用单
    number: { prefix: GJ }
    retention: { years: 10, class: 内部 }
    copies: [ { id: stub, label: 存根联, keeper: 售后服务部 } ]
    fields:
      - { id: person, label: 领用人, type: text, required: true }
      - { id: day, label: 领用日期, type: date }
    layout:
      rows:
        - [ { field: person, span: 6 }, { field: day, span: 6, format: "date:yyyy-MM-dd" } ]
    """

  @Test func `all forms of a file are printed as samples, and wrong data end with 1`() throws {
    defer { office.remove() }
    try office.write(Self.slip, to: "forms/tool-slip.yaml")
    try office.write(#"[{"person":"何婷"},{"day":"2026-11-02"}]"#, to: "slips.json")
    let run = try office.run("preview", "tool-slip", "slips.json", "--as", "txt", "--out", "new/samples")
    #expect(run.status == 1 && run.err.contains("领用人"), "\(run.err)")
    #expect(office.exists("new/samples/tool-slip-sample-stub.txt"))
    #expect(office.exists("new/samples/tool-slip-sample-2-stub.txt"))
  }

  @Test func `a ledger has no copies to look at, and the message names the book`() throws {
    defer { office.remove() }
    let run = try office.run("preview", "trip-log")
    #expect(run.status == 64 && run.err.contains("liandan ledger trip-log --as docx"), "\(run.err)")
  }

  @Test func `a wrong pipe in a layout is told when the form is loaded, at its place`() throws {
    defer { office.remove() }
    try office.write(Self.slip.replacing("date:yyyy", with: "data:yyyy"), to: "forms/tool-slip.yaml")
    let run = try office.run("preview", "tool-slip")
    #expect(run.status == 1 && run.err.contains("tool-slip.yaml · 第 11 行第 69 列"), "\(run.err)")
    #expect(run.err.contains("“data”不认识") && run.err.contains("date"))
  }

  @Test func `what goes out with a form is looked at with it`() throws {
    defer { office.remove() }
    let run = try office.run(
      "preview", "satisfaction-survey", "--as", "pdf,txt", "--with-enclosures", "--out", "samples")
    #expect(run.status == 0, "\(run.err)")
    for id in ["cover-letter", "return-slip"] {
      #expect(office.exists("samples/satisfaction-survey-sample-\(id).pdf"))
      #expect(!office.exists("samples/satisfaction-survey-sample-\(id).txt"))
    }
    let none = try office.run("preview", "return-record", "--as", "pdf", "--with-enclosures", "--out", "samples")
    #expect(none.status == 64 && none.err.contains("没有随附页"), "\(none.err)")
    let plain = try office.run("preview", "satisfaction-survey", "--with-enclosures")
    #expect(plain.status == 64 && plain.err.contains("--as pdf"), "\(plain.err)")
  }
}

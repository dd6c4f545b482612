import Forms
import Register
import Storage
import Testing

@Suite struct BatchTests {
  let home = TestRegister()
  let input = Digest(of: "list")

  @Test func `a batch that was stopped goes on where it was`() throws {
    defer { home.remove() }
    let schema = try TestForms.schema()
    do {
      let register = try home.open()
      let batch = try register.beginBatch(form: schema.id, input: input, by: home.mark)
      #expect(!batch.isResumed && batch.taken.isEmpty)
      try home.take(register, schema, ["甲", "乙", "丁"], batch: batch, rows: [0, 1, 3])
      try register.close()
    }
    let register = try home.open()
    let batch = try register.beginBatch(form: schema.id, input: input, by: home.mark)
    #expect(batch.isResumed && batch.taken.count == 3)
    #expect((0..<5).filter { !batch.taken.contains($0) } == [2, 4])
    #expect(try register.number(ofRow: 3, in: batch) == "BF-2026-000003")
    #expect(errorCode { try home.take(register, schema, ["丁"], batch: batch, rows: [3]) } == "row-already-issued")
    #expect(try home.take(register, schema, ["丙", "戊"], batch: batch, rows: [2, 4]).last == "BF-2026-000005")
  }

  @Test func `a finished batch run again is the same one unless asked for again, and other input is another`() throws {
    defer { home.remove() }
    let register = try home.open()
    let first = try register.beginBatch(form: "visit-note", input: input, by: home.mark)
    try home.take(register, try TestForms.schema(), ["甲"], batch: first, rows: [0])
    let other = try register.beginBatch(form: "visit-note", input: Digest(of: "other"), by: home.mark)
    #expect(other.id != first.id && !other.isResumed)
    try register.finish(first, rows: 1, refused: 0, by: home.mark)
    let same = try register.beginBatch(form: "visit-note", input: input, by: home.mark)
    #expect(same.id == first.id && !same.isResumed && same.taken.contains(0))
    let again = try register.beginBatch(form: "visit-note", input: input, again: true, by: home.mark)
    #expect(again.id != first.id && !again.isResumed && again.taken.isEmpty)
    try register.close()
    try home.tamper("UPDATE batch SET row_count = 9 WHERE id = \(first.id)")
    #expect(try home.codes().contains("list-altered"))
  }

  @Test func `a list that an account of the web desk went through verifies`() throws {
    defer { home.remove() }
    let register = try home.open()
    var mark = try home.mark
    mark.account = "wang"
    let batch = try register.beginBatch(form: "visit-note", input: input, by: mark)
    try home.take(register, try TestForms.schema(), ["甲"], batch: batch, rows: [0])
    try register.finish(batch, rows: 1, refused: 0, by: mark)
    try home.printPending(register)
    try register.close()
    #expect(try home.codes().isEmpty)
    try home.tamper("UPDATE batch SET refused_count = 1 WHERE id = \(batch.id)")
    #expect(try home.codes() == ["list-altered"])
  }

  @Test func `forms of earlier lists are known by what was given, each record for one row`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    func identity(_ text: String) -> RowContent { RowContent(of: Array(text.utf8)) }
    let first = try register.beginBatch(form: schema.id, input: input, by: home.mark)
    let group = try ["甲", "乙", "乙"].enumerated().map { row, customer in
      IssueRequest(
        try TestForms.form(schema, customer: customer), files: [], row: row, identities: [identity(customer)])
    }
    _ = try register.take(group: group, batch: first, by: home.mark)
    let second = try register.beginBatch(form: schema.id, input: Digest(of: "other"), by: home.mark)
    var known = try register.knownForms(schema.id, besides: second.id)
    let rows = ["甲", "甲", "乙", "乙", "乙", "丙"].map { (identity: identity($0), source: RowContent?.none) }
    let numbers = try known.take(rows, in: register).map { $0?.number }
    #expect(numbers == ["BF-2026-000001", nil, "BF-2026-000002", "BF-2026-000003", nil, nil])
    // Rows of the list itself are told apart by their places.
    var own = try register.knownForms(schema.id, besides: first.id)
    #expect(try own.take([(identity: identity("甲"), source: nil)], in: register) == [nil])
  }
}

import Expressions
import Findings
import Forms
import GRDB
import Records
import Storage
import Testing

@testable import Register

/// Records asked for by what is known of them and by what stands in them.
@Suite struct FindingTests {
  let home = TestRegister()

  /// Issues orders with these texts, and returns their numbers.
  @discardableResult
  private func issue(_ register: FormRegister, _ orders: [KeyValuePairs<String, String>]) throws -> [String] {
    let schema = try TestForms.orders()
    let group = try orders.map { IssueRequest(try TestForms.form(schema, $0), files: []) }
    return try register.take(group: group, by: home.mark).map(\.number)
  }

  private func found(_ register: FormRegister, _ query: RecordQuery) throws -> [RecordRow] {
    var cursor = try register.records(query)
    var rows: [RecordRow] = []
    while let row = try cursor.next() { rows.append(row) }
    return rows
  }

  private func serials(_ register: FormRegister, _ words: String...) throws -> [Int] {
    try found(register, RecordQuery(words: words)).map(\.record.serial)
  }

  @Test func `records come newest first, with their values as they were typed`() throws {
    defer { home.remove() }
    let register = try home.open()
    try issue(register, [["customer": "江淮重工", "total": "1680.3", "kind": "退回", "planned": "2026-12-05"]])
    try home.take(register, try TestForms.schema(), ["皖南机械"], result: "好")
    let rows = try found(register, RecordQuery())
    #expect(rows.map(\.record.number) == ["BF-2026-000001", "DD-2026-000001"])
    #expect(rows.map(\.record.state) == [.closed, .issued])
    #expect(rows[0].values["result"] == .text("好") && rows[0].record.issued.operatorName == "王建国")
    #expect(rows[1].values["total"] == .number(try #require(ExactDecimal("1680.30"))))
    #expect(rows[1].values["kind"] == .choice("return") && rows[1].schema.id == "order")
    #expect(try found(register, RecordQuery(LedgerQuery(states: [.closed]))).map(\.record.number) == ["BF-2026-000001"])
    #expect(try found(register, RecordQuery(LedgerQuery(period: LedgerPeriod("2027")))).isEmpty)
    #expect(try found(register, RecordQuery(LedgerQuery(period: LedgerPeriod("2026-11")))).count == 2)
  }

  @Test func `pages follow one another by number, in either order`() throws {
    defer { home.remove() }
    let register = try home.open()
    let numbers = try issue(register, (1...300).map { ["customer": "客户\($0)"] })
    for order in [RecordQuery.Order.newestFirst, .oldestFirst] {
      var (seen, query) = ([String](), RecordQuery(order: order, limit: 70))
      while let page = Optional(try found(register, query).map(\.record.number)), let last = page.last {
        #expect(page.count == 70 || seen.count == 280)
        seen += page
        query.after = last
      }
      #expect(seen == (order == .oldestFirst ? numbers : numbers.reversed()))
    }
    #expect(errorCode { _ = try register.records(RecordQuery(after: "DD-2026-000999")) } == "unknown-number")
  }

  @Test func `a condition over the fields is checked first and then picks records`() throws {
    defer { home.remove() }
    let register = try home.open()
    try issue(
      register,
      [["customer": "甲", "total": "900"], ["customer": "乙", "total": "1000.01"], ["customer": "丙"]])
    try home.take(register, try TestForms.schema(), ["丁"])
    let context = FillContext(now: try home.mark.at)
    func filter(_ source: String) throws -> RecordFilter {
      try RecordFilter(source, schema: TestForms.orders(), context: context, at: Origin(line: 1, column: 1))
    }
    let dear = try found(register, RecordQuery(filter: try filter("${total} > 1000")))
    #expect(dear.map { $0.values["customer"] } == [.text("乙")])
    #expect(
      try found(register, RecordQuery(filter: try filter("not(${total} > 1000)"))).count == 1, "no total, no answer")
    #expect(try found(register, RecordQuery(LedgerQuery(form: "visit-note"), filter: try filter("true()"))).isEmpty)
    let error = #expect(throws: FindingList.self) { _ = try filter("${totl} > 1000") }
    #expect(error?.findings.map(\.code) == ["formula-unknown-name"] && error?.findings.first?.origin.column == 1)
  }

  /// Whether or not the index has come to a record, the same is found.
  @Test(arguments: [0, 2, 100])
  func `words are found however they are written`(indexed: Int) throws {
    defer { home.remove() }
    let register = try home.open()
    try issue(
      register,
      [
        ["customer": "安徽江淮重工有限公司", "serial_no": "JHZG2026A00731", "kind": "维修", "total": "1680.3"],
        ["customer": "臺灣長榮電機廠", "serial_no": "ＣＲ－０８８１２", "kind": "退回"],
        ["customer": "合肥Ｈｅｆｅｉ泵业", "serial_no": "x-731-b", "planned": "2026-12-05"],
        ["customer": "王 五", "serial_no": "①②号机"],
      ])
    if indexed > 0 { try register.write { try WordIndex.catchUp(register, $0, every: indexed) } }
    #expect(try serials(register, "江淮") == [1], "two characters")
    #expect(try serials(register, "0073") == [1], "the inside of a serial number")
    #expect(try serials(register, "731") == [3, 1])
    #expect(try serials(register, "台湾") == [2] && serials(register, "电机厂") == [2], "simplified")
    #expect(try serials(register, "臺灣長榮") == [2] && serials(register, "維修") == [1], "traditional")
    #expect(try serials(register, "cr-08812") == [2] && serials(register, "ＨＥＦＥＩ") == [3], "width and case")
    #expect(try serials(register, "12号机") == [4], "compatibility characters")
    #expect(try serials(register, "repair") == [1] && serials(register, "退回") == [2], "labels of choices")
    #expect(try serials(register, "1680.30") == [1] && serials(register, "2026-12-05") == [3])
    #expect(try serials(register, "DD-2026-000003") == [3], "the number")
    #expect(try serials(register, "五") == [4], "one character")
    #expect(try serials(register, "王 五") == [4] && serials(register, "王五") == [])
    #expect(try serials(register, "江淮", "731") == [1] && serials(register, "江淮", "退回") == [])
    #expect(try serials(register, "江淮J") == [], "no word goes over two values")
    #expect(try serials(register, "", "江淮") == [1])
  }

  @Test func `what closing adds is found, in the index or not`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    try home.issue(register, schema, ["甲公司", "乙公司", "丙公司"])
    try register.write { try WordIndex.catchUp(register, $0, every: 2) }
    for (number, customer) in [("BF-2026-000001", "甲公司"), ("BF-2026-000003", "丙公司")] {
      let form = try TestForms.form(schema, customer: customer, result: "更换轴承")
      _ = try register.close([CloseRequest(number, form: form)], by: home.mark)
    }
    #expect(try serials(register, "轴承") == [3, 1])
    try register.write { try WordIndex.catchUp(register, $0, every: 1) }
    #expect(try serials(register, "轴承") == [3, 1] && serials(register, "公司", "轴承") == [3, 1])
    #expect(try serials(register, "公司") == [3, 2, 1], "each once")
    try home.printPending(register)
    try register.close()
    #expect(try home.codes().isEmpty)
  }

  @Test func `what is issued, closed or indexed after a search is found by the next`() throws {
    defer { home.remove() }
    let register = try home.open()
    let schema = try TestForms.schema()
    try home.issue(register, schema, ["甲公司", "乙公司"])
    #expect(try serials(register, "公司") == [2, 1])
    try home.issue(register, schema, ["丙公司"])
    #expect(try serials(register, "公司") == [3, 2, 1] && serials(register, "轴承") == [])
    let form = try TestForms.form(schema, customer: "甲公司", result: "更换轴承")
    _ = try register.close([CloseRequest("BF-2026-000001", form: form)], by: home.mark)
    #expect(try serials(register, "轴承") == [1])
    try register.write { try WordIndex.catchUp(register, $0, every: 2) }
    #expect(try serials(register, "轴承") == [1] && serials(register, "公司") == [3, 2, 1])
    try register.write { try $0.execute(sql: WordIndex.removal) }
    #expect(try serials(register, "轴承") == [1] && serials(register, "公司") == [3, 2, 1])
  }

  @Test func `what is known of the newest records of one register is not taken for that of another`() throws {
    let other = TestRegister()
    defer {
      home.remove()
      other.remove()
    }
    let schema = try TestForms.schema()
    try home.issue(home.open(), schema, ["甲公司"])
    try other.issue(other.open(), schema, ["乙工厂"])
    let tail = WordTail()
    func found(_ home: TestRegister, _ word: String) throws -> [Int] {
      try serials(FormRegister.open(directory: home.directory, for: .reading, tail: tail), word)
    }
    #expect(try found(home, "公司") == [1] && found(home, "工厂") == [])
    #expect(try found(other, "工厂") == [1] && found(other, "公司") == [])
    #expect(try found(home, "公司") == [1])
  }

  @Test func `reads at one moment see no writer in between`() throws {
    defer { home.remove() }
    let register = try home.open(timeout: .seconds(1))
    let (reader, schema) = (try home.openForReading(), try TestForms.schema())
    try home.take(register, schema, ["甲公司"])
    try reader.atOneMoment { () throws in
      #expect(try reader.recordCount() == 1)
      #expect(throws: RegisterError.self, "whoever writes has to wait") { try home.take(register, schema, ["乙公司"]) }
      #expect(try reader.recordCount() == 1)
    }
    try home.take(register, schema, ["乙公司"])
    #expect(try reader.recordCount() == 2)
    #expect(errorCode { try reader.atOneMoment { _ = try reader.record("BF-2026-000009") } } == "unknown-number")
    #expect(try reader.recordCount() == 2)
  }

  @Test func `open forms are found without passing over those that are closed`() throws {
    defer { home.remove() }
    let register = try home.open()
    let queries = [LedgerQuery(states: [.issued]), LedgerQuery(form: "order", states: [.issued])]
    let plans = try queries.map { query in
      let (condition, arguments) = query.condition
      let sql = "SELECT * FROM record WHERE \(condition) AND record.id BETWEEN 1 AND 99 ORDER BY record.id"
      return try register.read { db in
        try GRDB.Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] as String }
      }
    }
    #expect(
      plans == [
        ["SEARCH record USING INDEX record_open (state=? AND rowid>? AND rowid<?)"],
        ["SEARCH record USING INDEX record_open_form (form=? AND rowid>? AND rowid<?)"],
      ])
  }

  @Test func `an index that tells otherwise is named, and made anew once it is emptied`() throws {
    defer { home.remove() }
    let register = try home.open()
    try home.issue(register, try TestForms.schema(), ["江淮重工", "皖南机械"])
    try register.write { try WordIndex.catchUp(register, $0, every: 2) }
    try register.close()
    #expect(try home.codes().isEmpty)
    try home.tamper("DELETE FROM word_page WHERE page > 300")
    #expect(try home.codes() == ["word-index"])
    try home.tamper(WordIndex.removal)
    #expect(try home.codes().isEmpty)
    let again = try home.open()
    try again.write { try WordIndex.catchUp(again, $0, every: 2) }
    #expect(try again.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM word_segment") } == 1)
    #expect(try serials(again, "皖南") == [2])
  }
}

import Findings
import Testing

@testable import Forms

@Suite struct RowTests {
  @Test func `rows are equal when the same fields hold the same, in whatever order they were set`() {
    var row: Row = ["b": .text("2")]
    row["a"] = .text("1")
    #expect(row == ["a": .text("1"), "b": .text("2")])
    #expect(row.hashValue == (["a": .text("1"), "b": .text("2")] as Row).hashValue)
    #expect(row != ["a": .text("1")])
    #expect(["a": .text("1")] != row)
    #expect(row != ["a": .text("1"), "b": .text("3")])
    row["b"] = nil
    #expect(row == ["a": .text("1")])
    #expect(!row.isEmpty)
    row["a"] = nil
    #expect(row == [:])
    #expect(row.isEmpty)
  }

  @Test func `a row made by name gives its values in the order of the form`() throws {
    let schema = try Sample.schema()
    let ids = schema.names.ids
    let last = try #require(ids.last)
    let row: Row = [last: .text("末"), "no_such_field": .text("无"), ids[0]: .text("首")]
    let values = row.values(of: schema.names)
    #expect(values.count == ids.count)
    #expect(values.first == .text("首"))
    #expect(values.last == .text("末"))
    #expect(values.compactMap { $0 }.count == 2)
    #expect(row.map(\.id) == [last, "no_such_field", ids[0]])
  }

  @Test func `fields are found by name from wherever the search begins`() {
    let names = FieldNames(["a", "b", "c", "d", "e"])
    for next in 0...5 {
      #expect(names.position(of: "b", from: next) == 1)
      #expect(names.position(of: "e", from: next) == 4)
      #expect(names.position(of: "x", from: next) == nil)
    }
    #expect(FieldNames.none.position(of: "a", from: 0) == nil)
  }

  @Test func `ids that begin and end alike are told apart`() {
    let ids = ["customer_a_address", "customer_b_address", "name", "", "名称", "customer_address"]
    let index = FieldIndex(ids + ["name"])
    #expect(ids.map { index.position(of: $0) } == [0, 1, 2, 3, 4, 5])
    #expect(index.position(of: "customer_c_address") == nil)
    #expect(FieldIndex([]).position(of: "") == nil)
  }
}

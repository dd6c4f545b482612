import Expressions
import Findings
import Foundation
import GRDB
import Storage
import Testing

@testable import Liandan

/// What a client that shows forms asks of the register.
@Suite struct LookingTests {
  let walk: Walk

  init() throws { walk = try Walk() }

  private func alter(_ sql: String) throws {
    let queue = try DatabaseQueue(path: walk.register + "/register.sqlite")
    try queue.write { db in
      for guardName in try String.fetchAll(db, sql: "SELECT name FROM sqlite_master WHERE type = 'trigger'") {
        try db.execute(sql: "DROP TRIGGER \(guardName)")
      }
      try db.execute(sql: sql)
    }
    try queue.close()
  }

  private func issued() throws -> String {
    try #require(try walk.issue("cost-approval", Example.source(Example.values("cost-approval"))).numbers.first)
  }

  @Test func `the events of a form are compared with their neighbours and its values`() async throws {
    defer { walk.remove() }
    let number = try issued()
    _ = try await walk.session().void(number, reason: "写错")
    let chain = try await walk.session().chain(of: number)
    #expect(chain.isIntact && chain.events >= 3)
    try alter("UPDATE record SET data = replace(data, '2026', '2027')")
    #expect(try await !walk.session().chain(of: number).isIntact)
    try alter("UPDATE record SET data = replace(data, '2027', '2026')")
    #expect(try await walk.session().chain(of: number).isIntact)
    try alter("UPDATE event SET operator = '别人' WHERE kind = 'issue'")
    #expect(try await !walk.session().chain(of: number).isIntact)
  }

  @Test func `a day is counted, and forms by their use`() async throws {
    defer { walk.remove() }
    let day = try #require(CalendarDate(iso: "2026-11-20"))
    #expect(try await walk.session().tally(on: day) == .none)
    #expect(try await walk.session().use().isEmpty)
    let number = try issued()
    _ = try await walk.session().void(number, reason: "写错")
    let tally = try await walk.session().tally(on: day)
    #expect(tally.issued == 1 && tally.voided == 1)
    #expect(try await walk.session().use(since: day).map(\.form) == ["cost-approval"])
    #expect(try await walk.session().use().map(\.count) == [1])
    let next = try #require(day.adding(days: 1))
    #expect(try await walk.session().tally(on: next) == .none)
    #expect(try await walk.session().use(since: next).isEmpty)
  }

  @Test func `forms are found by who issued them`() async throws {
    defer { walk.remove() }
    let number = try issued()
    var search = FormSearch()
    search.person = walk.operatorName
    #expect(try await walk.session().find(search).map(\.record.number) == [number])
    search.person = "别人"
    #expect(try await walk.session().find(search).isEmpty)
  }

  @Test func `the copies of a reprint can be had again`() async throws {
    defer { walk.remove() }
    let number = try issued()
    let desk = try walk.session()
    let reprint = try await desk.reprint(number)
    let copies = try await desk.copies(ofReprint: 1, of: number)
    #expect(copies.map(\.sha256) == reprint.copies.map(\.sha256) && !copies.isEmpty)
    #expect(try await desk.copies(ofReprint: 2, of: number).isEmpty)
  }

  @Test func `numbers near one that is none are offered`() async throws {
    defer { walk.remove() }
    #expect(try await walk.session().numbers(near: "FS-1").isEmpty)
    let number = try issued()
    #expect(try await walk.session().numbers(near: String(number.dropLast()) + "9").first == number)
  }
}

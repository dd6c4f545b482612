import DeskStore
import Expressions
import TestSupport
import Testing

@Suite struct DraftTests {
  private let folder = TemporaryFolder()

  private func withStore(_ body: (DeskStore, _ wang: Account, _ li: Account) async throws -> Void) async throws {
    defer { folder.remove() }
    let store = try DeskStore(directory: folder.path)
    var accounts: [Account] = []
    for (login, name) in [("wang", "王建国"), ("li", "李梅")] {
      accounts.append(
        try await store.addAccount(
          login: login, name: name, roles: [.filling, .administration], password: "korb-leise-77", isTemporary: false,
          by: AccountAuthor(terminal: "值班"), at: 0))
    }
    try await body(store, accounts[0], accounts[1])
    try store.close()
  }

  @Test func `two people on one draft are told, and nothing is overwritten`() async throws {
    try await withStore { (store: DeskStore, wang: Account, li: Account) async throws -> Void in
      let draft = try await store.beginDraft(form: "service-report", by: wang, at: 1)
      guard
        case .saved(let second) = try await store.saveDraft(
          draft.id, version: 1, data: #"{"a":"wang"}"#, title: "甲", by: wang, at: 2)
      else { return #expect(Bool(false), "the first is saved") }
      #expect(second == 2)
      let late = try await store.saveDraft(draft.id, version: 1, data: #"{"a":"li"}"#, title: "乙", by: li, at: 3)
      guard case .conflict(let known) = late else { return #expect(Bool(false), "the second is told") }
      #expect(known.changedBy == "王建国")
      #expect(try await store.draft(draft.id)?.data == #"{"a":"wang"}"#)
      // Who saved and heard no answer saves the same again.
      guard
        case .saved(version: 2) = try await store.saveDraft(
          draft.id, version: 1, data: #"{"a":"wang"}"#, title: "甲", by: wang, at: 4)
      else { return #expect(Bool(false), "the same content is no conflict") }
    }
  }

  @Test func `a form is completed in one draft, whoever begins it`() async throws {
    try await withStore { (store: DeskStore, wang: Account, li: Account) async throws -> Void in
      let one = try await store.beginDraft(form: "service-report", number: "FW-2026-000001", by: wang, at: 1)
      let other = try await store.beginDraft(form: "service-report", number: "FW-2026-000001", by: li, at: 2)
      #expect(one.id == other.id)
      try await store.removeDraft(one.id)
      let third = try await store.beginDraft(form: "service-report", number: "FW-2026-000001", by: li, at: 3)
      #expect(third.id != one.id)
    }
  }

  @Test func `looking at forms to complete leaves no drafts that are seen or counted`() async throws {
    try await withStore { (store: DeskStore, wang: Account, _: Account) async throws -> Void in
      for number in 0...DraftLimits.drafts {
        _ = try await store.beginDraft(form: "service-report", number: "FW-2026-\(number)", by: wang, at: 1)
      }
      let new = try await store.beginDraft(form: "service-report", by: wang, at: 2)
      #expect(try await store.drafts(of: wang.login).map(\.id) == [new.id])
      let begun = try await store.beginDraft(form: "service-report", number: "FW-2026-7", by: wang, at: 3)
      _ = try await store.saveDraft(begun.id, version: 1, data: #"{"a":"1"}"#, title: "甲", by: wang, at: 4)
      #expect(try await store.drafts(of: wang.login).map(\.id) == [begun.id, new.id])
      #expect(try await store.drafts(newForms: true).map(\.id) == [new.id])
    }
  }

  @Test func `files go with their draft and have limits`() async throws {
    try await withStore { (store: DeskStore, wang: Account, _: Account) async throws -> Void in
      let draft = try await store.beginDraft(form: "service-report", by: wang, at: 1)
      try await store.keep(DraftFile(name: "../a.jpg", type: "image/jpeg", bytes: [1, 2]), in: draft.id)
      try await store.keep(DraftFile(name: "../a.jpg", type: "image/jpeg", bytes: [3]), in: draft.id)
      #expect(try await store.files(of: draft.id).map(\.bytes) == [[3]])
      let large = [UInt8](repeating: 0, count: DraftLimits.pictureBytes + 1)
      await #expect(throws: DraftProblem.tooLarge) {
        try await store.keep(DraftFile(name: "b", type: "image/jpeg", bytes: large), in: draft.id)
      }
      for number in 1..<DraftLimits.files {
        try await store.keep(DraftFile(name: "\(number)", type: "image/png", bytes: []), in: draft.id)
      }
      await #expect(throws: DraftProblem.tooMany) {
        try await store.keep(DraftFile(name: "more", type: "image/png", bytes: []), in: draft.id)
      }
      try await store.removeDraft(draft.id)
      #expect(try await store.files(of: draft.id).isEmpty)
      await #expect(throws: DraftProblem.gone) {
        try await store.keep(DraftFile(name: "b", type: "image/png", bytes: []), in: draft.id)
      }
    }
  }

  @Test func `a deputy represents another from the first to the last day`() async throws {
    try await withStore { (store: DeskStore, wang: Account, li: Account) async throws -> Void in
      let days = try (27...31).map { try #require(CalendarDate(year: 2026, month: 12, day: $0)) }
      try await store.delegate("wang", to: "li", from: days[1], to: days[3])
      var seen: [Bool] = []
      for day in days { seen.append(try await store.represented(by: "li", on: day).map(\.login) == ["wang"]) }
      #expect(seen == [false, true, true, true, false])
      try await store.endDelegation(of: "wang")
      #expect(try await store.represented(by: "li", on: days[2]).isEmpty)
    }
  }
}

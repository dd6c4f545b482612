import DeskStore
import Findings
import Forms
import Foundation
import Intake
import Liandan
import Storage
import Synchronization

/// How many rows of a list are done, and what became of them.
struct ListCounts: Sendable {
  var done = 0, total = 0, fresh = 0, known = 0, refused = 0
}

/// One run over a list: what is told of its rows is counted, and laid into files at the end.
final class ListRun: Sendable {
  private struct State {
    var counts = ListCounts()
    var keeper: RejectCollector?
    var numbered: NumberedList?
    var refused: RefusedRows.Gatherer
    /// What is wrong with the file itself.
    var findings: [Finding] = []

    /// Writes the files; gives the refused rows.
    mutating func finish(
      _ source: DataSource, form schema: FormSchema, into folder: String, in world: World, isWhole: Bool
    ) throws -> RefusedRows? {
      for name in [ListRun.refusedName, ListRun.rowsName] + (numbered == nil ? [] : [ListRun.numberedName]) {
        unlink("\(folder)/\(name)")
      }
      _ = try keeper?.finish()
      if isWhole, let numbered, numbered.hasRows {
        let (store, path) = (world.store, "\(folder)/\(ListRun.numberedName)")
        let file = try store.create(path)
        try numbered.write(to: file) { try store.spool(beside: path) }
        _ = try file.seal()
        try file.replace()
      }
      return refused.rows(of: source, form: schema)
    }
  }
  /// The names of the files that are made.
  static let numberedName = "numbered.xlsx", refusedName = "refused.xlsx", rowsName = "refused.json"
  static let packetName = "packet.zip"

  private let source: DataSource
  private let schema: FormSchema
  private let folder: String
  private let world: World
  private let state: Mutex<State>

  /// - Parameters:
  ///   - source: The list.
  ///   - schema: Its form.
  ///   - folder: Where files go.
  ///   - world: The language, and the disk.
  ///   - isCheck: Whether nothing is issued, so that no row gets a number.
  init(_ source: DataSource, form schema: FormSchema, into folder: String, in world: World, isCheck: Bool) throws {
    (self.source, self.schema, self.folder, self.world) = (source, schema, folder, world)
    let keeper = RejectCollector(
      [source], form: schema, in: world, path: "\(folder)/\(ListRun.refusedName)")
    let numbered =
      try isCheck
      ? nil : NumberedList(source, form: schema, as: .xlsx, in: world, path: "\(folder)/\(ListRun.numberedName)")
    state = Mutex(
      State(
        keeper: keeper, numbered: numbered,
        refused: RefusedRows.Gatherer(in: world.language, limit: ServerLimits.refusedForms)))
  }

  /// The counts so far.
  var counts: ListCounts { state.withLock { $0.counts } }

  /// What is wrong with the file itself.
  var findings: [Finding] { state.withLock { $0.findings } }

  /// Takes an event; they come in the order of the list.
  func observe(_ event: IssueEvent) throws {
    try state.withLock { state in
      switch event {
      case .issued(let form):
        if form.isNew { state.counts.fresh += 1 } else { state.counts.known += 1 }
      case .refused(let form):
        state.counts.refused += 1
        try state.keeper?.add(form)
        state.refused.add(form)
      case .found(let findings):
        state.findings += findings.filter { $0.severity == .error }.prefix(max(0, 50 - state.findings.count))
      case .progress(let done, let total): (state.counts.done, state.counts.total) = (done, total ?? 0)
      case .joined, .packed, .remark: break
      }
      try state.numbered?.add(event)
    }
  }

  /// Writes the files that tell what became of the rows, in place of those of an earlier run.
  ///
  /// - Parameter isWhole: Whether the list came to its end: else the rest of its rows has no numbers yet.
  func finish(isWhole: Bool) throws {
    let rows = try state.withLock {
      try $0.finish(source, form: schema, into: folder, in: world, isWhole: isWhole)
    }
    guard let rows else { return }
    try JSONEncoder().encode(rows).write(to: URL(fileURLWithPath: "\(folder)/\(ListRun.rowsName)"), options: .atomic)
  }

  /// The refused rows of a finished run.
  static func refusedRows(in folder: String) -> RefusedRows? {
    let data = try? Data(contentsOf: URL(fileURLWithPath: "\(folder)/\(rowsName)"))
    return data.flatMap { try? JSONDecoder().decode(RefusedRows.self, from: $0) }
  }
}

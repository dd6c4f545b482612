import Dispatch
import Findings
import Forms
import Intake
import Synchronization

/// What takes memory of its own: the pictures of a form.
protocol Weighed {
  /// How much, in bytes.
  var weight: Int { get }
}

/// The forms of a list, understood and checked group by group on threads of their own, one group ahead of who asks for them.
///
/// The groups are the same whatever the number of threads.
final class FormList<Checked: Weighed & Sendable>: Sendable {
  /// What stands in the list.
  enum Item: Sendable {
    /// A form.
    case form(Checked)
    /// A record that could not be read.
    case unread(RefusedForm)
    /// Something wrong with the file.
    case found(Finding)
  }

  /// A record with its place in the list; 0 for what is none.
  private struct Read: Sendable {
    let row: Int
    let record: SubmissionReader.Record
  }
  private struct State {
    var items: InputFiles.Items
    var row = 0
    var ahead: Future<[Item]?>?
  }

  private let state: Mutex<State>
  private let pool: WorkerPool
  private let parsers = ObjectPool { RecordParser() }
  private let groupSize: Int
  /// Whether the next group is checked while this one is at work; not where it depends on this one.
  private let readsAhead: Bool
  private let check: @Sendable (Int, Submission) -> Checked
  private let queue = DispatchQueue(label: "liandan.list")
  /// Between slices the weight of a group is looked at.
  private static var slice: Int { 64 }
  /// A group ends early when its forms weigh more than this: bytes of pictures.
  private static var weightLimit: Int { 64 << 20 }

  /// The forms of `sources` in groups of `groupSize`; `check` is given the form's place in the list, from 1.
  init(
    _ sources: [DataSource], _ schema: FormSchema, groupsOf groupSize: Int, pool: WorkerPool, readsAhead: Bool = true,
    check: @escaping @Sendable (_ row: Int, _ submission: Submission) -> Checked
  ) {
    state = Mutex(State(items: InputFiles.Items(sources, schema)))
    self.pool = pool
    self.readsAhead = readsAhead
    self.groupSize = max(1, groupSize)
    self.check = check
  }

  /// The next group; `nil` at the end.
  func next() throws -> [Item]? {
    let asked = state.withLock { state in
      defer { state.ahead = nil }
      return state.ahead ?? ask()
    }
    let group = try asked.get() ?? nil
    if group != nil, readsAhead { state.withLock { $0.ahead = ask() } }
    return group
  }

  /// How many forms the list has, reckoned from how much of it was read.
  var total: Int? {
    state.withLock { state in
      guard let fraction = state.items.fraction, fraction > 0 else { return nil }
      return Int(Double(state.row) / fraction)
    }
  }

  /// Waits for what is still being read and checked.
  func finish() { queue.sync {} }

  private func ask() -> Future<[Item]?> { Future(on: queue) { [self] in try group() } }

  private func group() throws -> [Item]? {
    var items: [Item] = []
    var total = 0
    while items.count < groupSize, total <= FormList.weightLimit {
      let slice = read(min(FormList.slice, groupSize - items.count))
      if slice.isEmpty { break }
      let checked: [Item] = try pool.map(slice) { [check, parsers] read in
        switch parsers.lend({ $0.item(read.record) }) {
        case .submission(let submission): .form(check(read.row, submission))
        case .unread(let findings): .unread(RefusedForm(row: read.row, unread: findings))
        case .finding(let finding): .found(finding)
        }
      }
      for case .form(let form) in checked { total += form.weight }
      items += checked
    }
    return items.isEmpty ? nil : items
  }

  private func read(_ count: Int) -> [Read] {
    state.withLock { state in
      var slice: [Read] = []
      while slice.count < count, let record = state.items.nextRecord() {
        if case .item(.finding) = record {
          slice.append(Read(row: 0, record: record))
        } else {
          state.row += 1
          slice.append(Read(row: state.row, record: record))
        }
      }
      return slice
    }
  }
}

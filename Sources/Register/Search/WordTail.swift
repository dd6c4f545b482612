import GRDB
import Records
import Storage
import Synchronization

/// The records that no segment of ``WordIndex`` has yet, with their pieces of text, in memory: each is looked through once,
/// not by every search. Handles of one register may share it.
package final class WordTail: Sendable {
  /// A record that was issued, added to or closed.
  private struct Entry {
    let event: Int
    let id: Int64
    /// The numbers of its pieces of text, rising; `nil` if it cannot be read.
    let buckets: [UInt32]?
  }
  private struct State {
    var entries: [Entry] = []
    /// The event behind which the entries begin, and the last that was looked at, with its hash.
    var start: Int
    var last: (event: Int, hash: String)?
  }
  /// So many records take about a kilobyte each; more are looked through by each search, as in a register that has no index yet.
  private static let most = 4 * WordSegment.size

  private let state = Mutex(State(start: 0))

  /// Knows none yet.
  package init() {}

  /// Those of the records behind the index that have all pieces, and those that cannot be read.
  ///
  /// - Parameters:
  ///   - buckets: The numbers of the pieces.
  ///   - end: The last event that the index knows of.
  func candidates(_ buckets: [Int], after end: Int, _ register: FormRegister, _ db: Database) throws -> [Int64] {
    let wanted = buckets.map(UInt32.init)
    return try state.withLock { state in
      guard try follow(&state, after: end, register, db) else { return try WordIndex.touched(after: end, db).ids }
      return state.entries.compactMap { entry in
        guard let own = entry.buckets else { return entry.id }
        return wanted.allSatisfy { WordTail.holds(own, $0) } ? entry.id : nil
      }
    }
  }

  /// Brings it up to date; `false` if the index is too far behind.
  private func follow(_ state: inout State, after end: Int, _ register: FormRegister, _ db: Database) throws -> Bool {
    // Where the index was taken away, or another register has its place, all begins anew.
    if try state.start > end || !isSame(state.last, db) { state = State(start: end) }
    if state.start < end {
      state.entries.removeAll { $0.event <= end }
      state.start = end
    }
    guard let newest = try db.row("SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1", []) else { return true }
    let last = (event: try newest.read(Int.self, 0, of: "event"), hash: try newest.read(String.self, 1, of: "event"))
    let rows = try GRDB.Row.fetchCursor(
      db.cachedStatement(sql: WordTail.query), arguments: [max(end, state.last?.event ?? end)])
    var fresh: [Entry] = []
    while let row = try rows.next() {
      if state.entries.count + fresh.count >= WordTail.most {
        state = State(start: end)
        return false
      }
      fresh.append(
        Entry(
          event: try row.read(Int.self, 0, of: "event"), id: try row.read(Int64.self, 1, of: "record"),
          buckets: try? WordTail.buckets(row, register, db)))
    }
    state.entries += fresh
    state.last = last
    return true
  }

  /// Whether the chain is that of which the last event was looked at.
  private func isSame(_ last: (event: Int, hash: String)?, _ db: Database) throws -> Bool {
    guard let last else { return true }
    let hash = try String.fetchOne(db, cachedSQL: "SELECT hash FROM event WHERE seq = ?", arguments: [last.event])
    return hash == last.hash
  }

  private static let query = """
    SELECT event.seq, record.id, record.number, record.form, record.data, record.schema, record.profile
    FROM event JOIN record ON record.number = event.number
    WHERE event.seq > ? AND kind IN ('issue', 'add', 'close') ORDER BY event.seq
    """

  private static func buckets(_ row: GRDB.Row, _ register: FormRegister, _ db: Database) throws -> [UInt32] {
    let (number, form) = (try row.read(String.self, 2, of: "record"), try row.read(String.self, 3, of: "record"))
    let schema = try register.schema(
      form, schema: row.digest(5, of: "record"), profile: row.digest(6, of: "record"), db)
    let values = try FormRegister.values(row.read(String.self, 4, of: "record"), of: number, schema: schema)
    var found: Set<UInt32> = [UInt32(WordGrams.bucket(form: form))]
    WordGrams.forEach(in: RecordText(number, values, schema).text) { found.insert(UInt32($0)) }
    return found.sorted()
  }

  private static func holds(_ rising: [UInt32], _ wanted: UInt32) -> Bool {
    var (low, high) = (0, rising.count)
    while low < high {
      let middle = (low + high) / 2
      if rising[middle] < wanted { low = middle + 1 } else { high = middle }
    }
    return low < rising.count && rising[low] == wanted
  }
}

import Findings
package import Forms
import Records

extension FormRegister: RecordLookup {
  /// The values of the newest line before a number that has these values.
  package func previous(
    of schema: FormSchema, having keys: [(field: String, value: Value)], before number: String?
  ) -> Forms.Row? {
    let words = keys.compactMap { key -> String? in
      if case .text(let text) = key.value { text } else { nil }
    }
    let query = RecordQuery(
      LedgerQuery(form: schema.id, states: Set(RecordState.allCases).subtracting([.void])), words: words,
      order: .newestFirst, after: number)
    // What keeps the register from being read is told by those who read it for its own sake.
    guard var cursor = try? records(query) else { return nil }
    while let row = try? cursor.next() {
      if keys.allSatisfy({ row.values[$0.field] == $0.value }) { return row.values }
    }
    return nil
  }

  /// The form of this number, with its values as they stand now.
  package func form(numbered number: String) -> ReferredForm {
    do {
      guard let (record, _) = try read({ try FormRegister.known(number, $0) }) else {
        return .missing(nearest: nearest(to: number))
      }
      return .form(try form(of: record), isVoid: record.state == .void)
    } catch {
      // What keeps the register from being read is told by those who read it for its own sake.
      return .unknown
    }
  }

  /// Numbers of the same series that were likely meant.
  private func nearest(to number: String) -> [String] {
    func letters(_ number: String) -> Substring { number.uppercased()[...].prefix { $0.isLetter } }
    let near = (try? read { db in try FormRegister.nearest(to: number, db) }) ?? []
    return near.filter { letters($0) == letters(number) }
  }
}

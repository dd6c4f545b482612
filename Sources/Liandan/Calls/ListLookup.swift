import Forms
import Synchronization

/// What lines of a list read of the lines before them, when the list is checked and nothing is recorded: first those of the
/// list, then those of the register.
final class ListLookup: RecordLookup {
  private let register: (any RecordLookup)?
  private let lines = Mutex<[Row]>([])

  init(besides register: (any RecordLookup)?) { self.register = register }

  /// Takes a line that is right.
  func add(_ line: Row) { lines.withLock { $0.append(line) } }

  func form(numbered number: String) -> ReferredForm { register?.form(numbered: number) ?? .unknown }

  func previous(
    of schema: FormSchema, having keys: [(field: String, value: Value)], before number: String?
  ) -> Row? {
    let line = lines.withLock { lines in
      lines.last { line in keys.allSatisfy { line[$0.field] == $0.value } }
    }
    return line ?? register?.previous(of: schema, having: keys, before: number)
  }
}

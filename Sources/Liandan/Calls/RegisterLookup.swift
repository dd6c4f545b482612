import Forms
import Register
import Storage

/// Looks up the forms that others refer to, in the register that calls read from.
struct RegisterLookup: RecordLookup {
  private let session: DeskSession
  private let store: any FileStore

  init(_ session: DeskSession, store: any FileStore) { (self.session, self.store) = (session, store) }

  func form(numbered number: String) -> ReferredForm { read { $0.form(numbered: number) } ?? .unknown }

  func previous(
    of schema: FormSchema, having keys: [(field: String, value: Value)], before number: String?
  ) -> Row? {
    read { $0.previous(of: schema, having: keys, before: number) } ?? nil
  }

  /// What keeps the register from being read is told by those who read it for its own sake.
  private func read<Output>(_ body: (FormRegister) -> Output) -> Output? {
    try? session.read(store: store) { body($0.register) }
  }
}

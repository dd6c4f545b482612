import Forms
import Register
import Storage
import Synchronization

/// Looks up the forms that others refer to, in a register that is opened when the first is asked for.
final class RegisterLookup: RecordLookup {
  private let directory: String
  private let store: any FileStore
  private let schemas: RecordSchemas
  private let register = Mutex<FormRegister?>(nil)

  init(_ directory: String, store: any FileStore, schemas: RecordSchemas) {
    self.directory = directory
    self.store = store
    self.schemas = schemas
  }

  func form(numbered number: String) -> ReferredForm { opened?.form(numbered: number) ?? .unknown }

  func previous(
    of schema: FormSchema, having keys: [(field: String, value: Value)], before number: String?
  ) -> Row? {
    opened?.previous(of: schema, having: keys, before: number)
  }

  private var opened: FormRegister? {
    register.withLock { register in
      if register == nil {
        register = try? FormRegister.open(directory: directory, for: .reading, store: store, schemas: schemas)
      }
      return register
    }
  }
}

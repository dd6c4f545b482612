import Forms
import Register
import Storage
import Synchronization

/// Looks up the forms that others refer to, in a register that is opened when the first is asked for.
final class RegisterLookup: RecordLookup {
  private let directory: String
  private let store: any FileStore
  private let register = Mutex<FormRegister?>(nil)

  init(_ directory: String, store: any FileStore) {
    self.directory = directory
    self.store = store
  }

  func form(numbered number: String) -> ReferredForm {
    let register = register.withLock { register in
      if register == nil { register = try? FormRegister.open(directory: directory, for: .reading, store: store) }
      return register
    }
    return register?.form(numbered: number) ?? .unknown
  }
}

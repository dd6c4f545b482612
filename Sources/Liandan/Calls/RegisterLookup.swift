import Forms
import Register
import Synchronization

/// Looks up the forms that others refer to, in a register that is opened when the first is asked for.
final class RegisterLookup: RecordLookup {
  private let directory: String
  private let register = Mutex<FormRegister?>(nil)

  init(_ directory: String) { self.directory = directory }

  func form(numbered number: String) -> ReferredForm {
    let register = register.withLock { register in
      if register == nil { register = try? FormRegister.open(directory: directory, for: .reading) }
      return register
    }
    return register?.form(numbered: number) ?? .unknown
  }
}

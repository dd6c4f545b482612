import Synchronization

/// The port on which the server listens, known once it does.
final class PortBox: Sendable {
  private let known = Mutex<Int?>(nil)

  var port: Int? {
    get { known.withLock { $0 } }
    set { known.withLock { $0 = newValue } }
  }
}

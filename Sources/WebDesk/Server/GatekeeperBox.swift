import Synchronization

/// The gatekeeper of a running server, which is exchanged once the server knows its port.
final class GatekeeperBox: Sendable {
  private let held: Mutex<Gatekeeper>

  init(_ gatekeeper: Gatekeeper) { held = Mutex(gatekeeper) }

  var current: Gatekeeper {
    get { held.withLock { $0 } }
    set { held.withLock { $0 = newValue } }
  }
}

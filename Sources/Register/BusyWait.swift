import Foundation
import GRDB

/// How a connection waits while another one has the database for itself: as long as a writer syncs what it has written, which
/// takes some milliseconds.
enum BusyWait {
  /// The pauses between two tries in microseconds: short at first, so that readers go on as soon as they can; and how many short
  /// ones there are. SQLite's own pauses grow to a tenth of a second.
  private static let pauses: (short: UInt32, long: UInt32, shortCount: Int) = (1_000, 10_000, 200)

  /// Waits up to a second at least.
  static func callback(timeout: Duration) -> Database.BusyCallback {
    let seconds = max(1, Int(timeout.components.seconds))
    let tries = pauses.shortCount + seconds * 1_000_000 / Int(pauses.long)
    return { count in
      if count >= tries { return false }
      usleep(count < pauses.shortCount ? pauses.short : pauses.long)
      return true
    }
  }
}

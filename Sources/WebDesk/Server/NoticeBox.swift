import Findings
import Synchronization

/// Gathers what a call tells its user besides its result.
final class NoticeBox: Sendable {
  private let notices = Mutex<[LocalizedText]>([])

  func append(_ notice: LocalizedText) { notices.withLock { $0.append(notice) } }

  /// All so far.
  var all: [LocalizedText] { notices.withLock { $0 } }
}

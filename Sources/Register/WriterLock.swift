import Foundation
import Storage

/// The right to write, as an `flock` on `register.lock` that ends with the process at the latest.
///
/// Whoever waits for it holds `register.queue` meanwhile, so that the holder can see that somebody waits and give way.
///
/// The file says who holds it, so that the one who waits in vain can be told; and when nobody does, in which state the last
/// one left the database. A writer that dies leaves no state.
final class WriterLock: Sendable {
  private let lock: LockFile
  private let queue: LockFile
  /// How long a waiting writer sleeps between two tries, in microseconds: the next one in the queue, those behind, and one
  /// that lets all others go first, who looks that long as well whether anybody else comes.
  private static let pauses: (next: UInt32, others: UInt32, last: UInt32) = (500, 2_000, 5_000)

  /// The lock of a register's folder; it is not taken yet.
  init(directory: String) throws {
    (lock, queue) = try RegisterError.explaining {
      (try LockFile(directory + "/register.lock"), try LockFile(directory + "/register.queue"))
    }
  }

  /// Waits for the lock until `timeout` has passed; returns what the last holder left in the file.
  ///
  /// `courtesy` is how long all others go first, one after another, whoever came later too; then this one queues as they do.
  func take(operatorName: String, since: String, timeout: Duration, courtesy: Duration = .zero) throws -> String {
    let begun = ContinuousClock.now
    if try courtesy == .zero || !takeLast(until: begun.advanced(by: courtesy)) {
      let deadline = begun.advanced(by: timeout)
      try wait(for: queue, until: deadline, timeout, pause: WriterLock.pauses.others)
      defer { queue.release() }
      try wait(for: lock, until: deadline, timeout, pause: WriterLock.pauses.next)
    }
    let left = lock.text
    // Only a courtesy to those who wait: that it cannot be written must not stop the work.
    let name = operatorName.filter { !$0.isNewline }
    lock.replaceText("\(name), \(since), pid \(getpid())")
    return left
  }

  /// Takes the lock once nobody else wants it; `false` if somebody did until the end. It holds no place in the queue
  /// meanwhile: two that let others go first do not take each other for such.
  private func takeLast(until end: ContinuousClock.Instant) throws -> Bool {
    while ContinuousClock.now < end {
      if try RegisterError.explaining({ try lock.take() }) {
        // Whoever is on the way here comes within the pause of those who queue.
        usleep(WriterLock.pauses.last)
        if !isAwaited { return true }
        lock.release()
      }
      usleep(WriterLock.pauses.last)
    }
    return false
  }

  private func wait(for file: LockFile, until deadline: ContinuousClock.Instant, _ timeout: Duration, pause: UInt32)
    throws
  {
    while try !RegisterError.explaining({ try file.take() }) {
      if ContinuousClock.now >= deadline {
        throw RegisterError.locked(by: lock.text, seconds: Int(timeout.components.seconds))
      }
      usleep(pause)
    }
  }

  /// Whether another writer waits for the lock.
  var isAwaited: Bool {
    guard (try? queue.take()) == true else { return true }
    queue.release()
    return false
  }

  /// Lets the next one in, who finds the state of the database.
  func release(leaving state: DatabaseState?) {
    lock.replaceText(state?.description ?? "")
    lock.release()
  }
}

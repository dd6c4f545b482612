package import Synchronization

/// Values that documents share, each made once as long as there is room. Any thread may use them.
package final class SharedValues<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  @usableFromInline let values = Mutex<[Key: Value]>([:])
  @usableFromInline let limit: Int

  /// No values yet; at most so many are kept.
  @inlinable package init(limit: Int = .max) { self.limit = limit }

  /// The value of a key, which is made if it is not there.
  @inlinable package func value(of key: Key, _ make: () throws -> Value) rethrows -> Value {
    if let value = values.withLock({ $0[key] }) { return value }
    // Outside of the lock: other threads go on, and the same may be made twice.
    let value = try make()
    return values.withLock { values in
      if let first = values[key] { return first }
      if values.count < limit { values[key] = value }
      return value
    }
  }
}

import Dispatch
import Synchronization

/// The threads that share the work on a group of forms. Results come in the order of the items, whatever thread made
/// them, so that nothing that is written depends on how many there are.
struct WorkerPool: Sendable {
  /// How many forms are worked on at the same time.
  let size: Int
  /// How many items a thread takes at once: few enough that none waits long for the others at the end.
  private static let piece = 8

  /// A pool of so many threads, the caller's among them.
  init(_ size: Int) { self.size = max(1, size) }

  /// The results of `body` for all items, in their order. Where it throws, the first error in that order is thrown.
  func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], _ body: @Sendable (Item) throws -> Output
  ) throws -> [Output] {
    let count = (items.count + WorkerPool.piece - 1) / WorkerPool.piece
    if size == 1 || count < 2 { return try items.map(body) }
    let next = Atomic<Int>(0)
    let done = Mutex([Result<[Output], any Error>?](repeating: nil, count: count))
    DispatchQueue.concurrentPerform(iterations: min(size, count)) { _ in
      while true {
        let piece = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if piece >= count { return }
        let outcome = Result {
          try items[(piece * WorkerPool.piece)..<min((piece + 1) * WorkerPool.piece, items.count)].map(body)
        }
        // Nothing that comes later is begun.
        if case .failure = outcome { next.store(count, ordering: .relaxed) }
        done.withLock { $0[piece] = outcome }
      }
    }
    return try done.withLock { try $0.compactMap { try $0?.get() } }.flatMap { $0 }
  }
}

/// Objects of which each thread needs its own, such as a printer with its buffers; they are reused.
final class ObjectPool<Tool: Sendable>: Sendable {
  private let tools = Mutex<[Tool]>([])
  private let make: @Sendable () -> Tool

  /// `make` gives a further tool when all others are in use.
  init(_ make: @escaping @Sendable () -> Tool) { self.make = make }

  /// Lends a tool.
  func lend<Output>(_ body: (inout Tool) throws -> Output) rethrows -> Output {
    var tool = tools.withLock { $0.popLast() } ?? make()
    defer { putBack(tool) }
    return try body(&tool)
  }

  private func putBack(_ tool: Tool) { tools.withLock { $0.append(tool) } }
}

/// Something that is being made on another thread.
final class Future<Value: Sendable>: Sendable {
  private let outcome = Mutex<Result<Value, any Error>?>(nil)
  private let work: DispatchGroup

  /// Has `body` run on `queue`, behind what was asked of it before.
  init(on queue: DispatchQueue, _ body: @escaping @Sendable () throws -> Value) {
    work = DispatchGroup()
    queue.async(group: work) { [self] in
      let result = Result { try body() }
      outcome.withLock { $0 = result }
    }
  }

  /// Waits until it is there; throws what making it threw.
  func get() throws -> Value? {
    work.wait()
    return try outcome.withLock { try $0?.get() }
  }
}

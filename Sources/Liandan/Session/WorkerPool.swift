import Dispatch
import Synchronization
import Threads

/// The threads that share the work on a group of forms. Results come in the order of the items, whatever thread made
/// them, so that nothing that is written depends on how many there are.
struct WorkerPool: Sendable {
  /// How many forms are worked on at the same time.
  let size: Int
  /// Whether the threads stand back for others of the machine; the caller's does not, and takes no work.
  private let standsBack: Bool
  /// Those that work, besides the caller's where that works too.
  private let helpers: WorkThreads
  /// How many items a thread takes at once: few enough that none waits long for the others at the end.
  private static let piece = 8

  /// A pool of so many threads, the caller's among them unless they stand back for others (``IssueDesk/niceness``).
  init(_ size: Int, niceness: Int = 0) {
    self.size = max(1, size)
    standsBack = niceness > 0
    helpers = WorkThreads("liandan.worker", most: standsBack ? size : size - 1, niceness: niceness)
  }

  /// The results of `body` for all items, in their order. Where it throws, the first error in that order is thrown.
  func map<Item: Sendable, Output: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) throws -> Output
  ) throws -> [Output] {
    let count = (items.count + WorkerPool.piece - 1) / WorkerPool.piece
    if (size == 1 && !standsBack) || count < 2 { return try items.map(body) }
    let work = SharedWork(count) { piece in
      try items[(piece * WorkerPool.piece)..<min((piece + 1) * WorkerPool.piece, items.count)].map(body)
    }
    for _ in 0..<min(size, count) - (standsBack ? 0 : 1) { helpers.start { work.join() } }
    return try work.finish(joining: !standsBack).flatMap { $0 }
  }
}

/// Pieces of work that several threads take one after another.
private final class SharedWork<Output: Sendable>: Sendable {
  private struct State {
    var next = 0
    var outcomes: [Result<Output, any Error>?]
    /// How many threads are at work.
    var working = 0
    /// Whether the caller waits for the others.
    var isAwaited = false

    var isOver: Bool { next >= outcomes.count && working == 0 }
  }
  private let body: @Sendable (Int) throws -> Output
  private let state: Mutex<State>
  private let isDone = DispatchSemaphore(value: 0)

  init(_ count: Int, _ body: @escaping @Sendable (Int) throws -> Output) {
    self.body = body
    state = Mutex(State(outcomes: .init(repeating: nil, count: count)))
  }

  /// Takes pieces as long as there are any.
  func join() {
    while let piece = take() {
      let outcome = Result { try body(piece) }
      let isLast = state.withLock { state in
        state.outcomes[piece] = outcome
        // Nothing that comes later is begun.
        if case .failure = outcome { state.next = state.outcomes.count }
        state.working -= 1
        return state.isAwaited && state.isOver
      }
      if isLast { isDone.signal() }
    }
  }

  private func take() -> Int? {
    state.withLock { state in
      if state.next >= state.outcomes.count { return nil }
      (state.next, state.working) = (state.next + 1, state.working + 1)
      return state.next - 1
    }
  }

  /// Waits for all, and takes pieces meanwhile if it joins; gives all results.
  func finish(joining: Bool) throws -> [Output] {
    if joining { join() }
    let isWaiting = state.withLock { state in
      state.isAwaited = !state.isOver
      return state.isAwaited
    }
    if isWaiting { isDone.wait() }
    return try state.withLock { try $0.outcomes.compactMap { try $0?.get() } }
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

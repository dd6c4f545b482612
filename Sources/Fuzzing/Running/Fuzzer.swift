import Foundation

/// Runs cases in several processes at a time, and gathers what comes of them.
struct Fuzzer {
  let material: Material
  let seed: Int
  let limits: FuzzLimits
  let jobs: Int
  /// Where the inputs of failures are kept.
  let kept: String
  private var tallies: [FuzzTally] = []
  private var waiting: [(target: String, range: Range<Int>)] = []
  /// The first case that no target was given, and when no more are given.
  private var next = 0
  private var end = ContinuousClock.now
  private var workers: [Int: WorkerProcess] = [:]
  /// So many cases are given to a worker at once.
  private static let portion = 250

  init(material: Material, seed: Int, limits: FuzzLimits, jobs: Int, kept: String) {
    self.material = material
    self.seed = seed
    self.limits = limits
    self.jobs = jobs
    self.kept = kept
  }

  /// Runs `count` cases of each of these targets, and more if they are done before `end`.
  mutating func run(
    _ targets: [String], count: Int, until end: ContinuousClock.Instant
  ) throws -> [FuzzTally] {
    tallies = targets.map { FuzzTally(target: $0) }
    self.end = end
    while next < count { wait(upTo: count) }
    waiting.reverse()
    while true {
      try start()
      if workers.isEmpty { return tallies }
      try listen()
    }
  }

  private mutating func wait(upTo count: Int) {
    let range = next..<min(count, next + Fuzzer.portion)
    waiting += tallies.map { ($0.target, range) }
    next = range.upperBound
  }

  private mutating func start() throws {
    for slot in 0..<jobs where workers[slot] == nil {
      if waiting.isEmpty, ContinuousClock.now < end { wait(upTo: .max) }
      guard let (target, range) = waiting.popLast() else { return }
      let arguments = [
        "--seed", "\(seed)", "--seconds", "\(limits.seconds)", "--megabytes", "\(limits.bytes >> 20)", "--repository",
        material.repository, "--scratch", material.scratch,
      ]
      workers[slot] = try WorkerProcess(
        target, range, arguments: arguments, folder: "\(material.scratch)/worker-\(slot)")
    }
  }

  /// Waits until a worker says something, and takes note of it.
  private mutating func listen() throws {
    let slots = workers.keys.sorted()
    var wanted = slots.map { pollfd(fd: workers[$0]?.output ?? -1, events: Int16(POLLIN), revents: 0) }
    _ = poll(&wanted, nfds_t(wanted.count), 1_000)
    for (slot, state) in zip(slots, wanted) {
      guard var worker = workers[slot] else { continue }
      var isOverdue = false
      var isRunning = true
      if state.revents != 0 {
        let target = worker.target
        isRunning = worker.read { note($0, of: target) }
      } else if ContinuousClock.now - worker.lastWord > .seconds(limits.seconds * limits.patience) {
        worker.kill()
        isOverdue = true
        isRunning = false
      }
      workers[slot] = isRunning ? worker : nil
      if !isRunning { try close(worker, isOverdue: isOverdue) }
    }
  }

  private mutating func note(_ event: WorkerProcess.Event, of target: String) {
    guard let place = tallies.firstIndex(where: { $0.target == target }) else { return }
    switch event {
    case .finished(let index, let peak, let milliseconds):
      tallies[place].runs += 1
      tallies[place].peakKilobytes = max(tallies[place].peakKilobytes, peak)
      tallies[place].slowest = max(tallies[place].slowest, milliseconds)
      guard peak << 10 > limits.bytes else { return }
      fail(FuzzFailure(kind: .excess, target: target, index: index, detail: "\(peak >> 10) MB"))
    case .unexplained(let index, let message):
      fail(FuzzFailure(kind: .unexplained, target: target, index: index, detail: message))
    }
  }

  /// Notes what ended a worker in the midst of a case, and has the rest of its cases run by another one.
  private mutating func close(_ worker: WorkerProcess, isOverdue: Bool) throws {
    let (signal, complaint) = try worker.end()
    if worker.next < worker.range.upperBound { waiting.append((worker.target, worker.next..<worker.range.upperBound)) }
    guard let index = worker.current else { return }
    if let place = tallies.firstIndex(where: { $0.target == worker.target }) { tallies[place].runs += 1 }
    let kind: FuzzFailure.Kind = isOverdue || signal == SIGXCPU ? .hang : .crash
    let reason = complaint.split(separator: "\n").first { $0.contains("Fatal error") || $0.contains("rror:") } ?? ""
    fail(FuzzFailure(kind: kind, target: worker.target, index: index, detail: "signal \(signal ?? 0) \(reason)"))
  }

  /// Tells of a failure at once, and keeps its input.
  private mutating func fail(_ failure: FuzzFailure) {
    try? FileHandle.standardError.write(
      contentsOf: Data("\(failure.kind.rawValue): \(failure.target) \(failure.index) \(failure.detail)\n".utf8))
    if let place = tallies.firstIndex(where: { $0.target == failure.target }) {
      tallies[place].failures.append(failure)
    }
    guard let type = Targets.all.first(where: { $0.name == failure.target }), let target = try? type.init(material)
    else {
      return
    }
    let folder = "\(kept)/\(failure.target)-\(seed)-\(failure.index)"
    try? FuzzCase(target: failure.target, seed: seed, index: failure.index).write(target, to: folder)
  }
}

import Foundation

/// A worker in a process of its own, and how far it is.
struct WorkerProcess {
  let target: String
  let range: Range<Int>
  let output: Int32
  private let process: pid_t
  private let errors: String
  private var unread: [UInt8] = []
  /// The case that it runs.
  private(set) var current: Int?
  /// The first case that was not begun.
  private(set) var next: Int
  private(set) var lastWord = ContinuousClock.now

  /// What a line of the worker says.
  enum Event {
    case finished(index: Int, peakKilobytes: Int, milliseconds: Int)
    case unexplained(index: Int, message: String)
  }

  /// Starts this program as a worker in a folder of its own.
  init(_ target: String, _ range: Range<Int>, arguments: [String], folder: String) throws {
    self.target = target
    self.range = range
    next = range.lowerBound
    errors = "\(folder)/errors"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { throw FuzzError("pipe: \(String(cString: strerror(errno)))") }
    _ = fcntl(ends[0], F_SETFD, FD_CLOEXEC)
    _ = fcntl(ends[0], F_SETFL, O_NONBLOCK)
    output = ends[0]
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO)
    posix_spawn_file_actions_addclose(&actions, ends[1])
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    let program =
      (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
    let line =
      [program, "work", target, "--from", "\(range.lowerBound)", "--to", "\(range.upperBound)", "--folder", folder]
      + arguments
    var words: [UnsafeMutablePointer<CChar>?] = line.map { strdup($0) } + [nil]
    // A crash is told of by its signal; the search for its cause is for `liandan-fuzz again`.
    var environment: [UnsafeMutablePointer<CChar>?] =
      ProcessInfo.processInfo.environment.merging(["SWIFT_BACKTRACE": "enable=no"]) { $1 }
      .map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + environment { free(word) } }
    var started: pid_t = 0
    let status = posix_spawn(&started, program, &actions, nil, &words, &environment)
    close(ends[1])
    guard status == 0 else { throw FuzzError("\(program): \(String(cString: strerror(status)))") }
    process = started
  }

  /// Reads what the worker says; `false` when it has ended.
  mutating func read(_ observe: (Event) -> Void) -> Bool {
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    let count = Foundation.read(output, &buffer, buffer.count)
    if count < 0 { return errno == EAGAIN || errno == EINTR }
    lastWord = .now
    unread += buffer[..<count]
    while let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
      let line = String(decoding: unread[..<end], as: UTF8.self).split(separator: " ", maxSplits: 2)
      unread.removeSubrange(...end)
      guard line.count >= 2, let index = Int(line[1]) else { continue }
      switch line[0] {
      case ">":
        current = index
        next = index + 1
      case "!": observe(.unexplained(index: index, message: line.count > 2 ? String(line[2]) : ""))
      default:
        current = nil
        let figures = (line.count > 2 ? line[2] : "").split(separator: " ").compactMap { Int($0) }
        if figures.count == 2 { observe(.finished(index: index, peakKilobytes: figures[0], milliseconds: figures[1])) }
      }
    }
    return count > 0
  }

  /// Ends it, if it still runs.
  func kill() { _ = Foundation.kill(process, SIGKILL) }

  /// Waits for its end: the signal that ended it, or `nil`; and the last thing it complained of.
  func end() throws -> (signal: Int32?, complaint: String) {
    close(output)
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let complaint = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
    let signal = status & 0x7F
    if signal == 0, status >> 8 & 0xFF != 0, current == nil {
      throw FuzzError("\(target): the worker failed before case \(next): \(complaint.suffix(2_000))")
    }
    return (signal == 0 ? nil : signal, complaint)
  }
}

/// Why the fuzzer itself cannot go on.
struct FuzzError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

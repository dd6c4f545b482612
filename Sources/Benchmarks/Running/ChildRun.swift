import Foundation

/// What a child process took, and what it said.
struct ChildRun {
  /// User and system time of the process and its children, in seconds.
  var cpu: Double
  /// Seconds on the clock.
  var wall: Double
  /// The greatest resident size, in bytes.
  var peak: Int
  /// Standard output.
  var output: [UInt8]

  /// Runs a program to its end; its standard error is shown. Throws if it fails.
  static func of(_ command: [String], in directory: String, keepsOutput: Bool = true) throws -> ChildRun {
    let output = keepsOutput ? directory + "/.output" : "/dev/null"
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let start = ContinuousClock.now
    let status = posix_spawnp(&process, command[0], &actions, nil, &arguments, environ)
    guard status == 0 else { throw BenchError("\(command[0]): \(String(cString: strerror(status)))") }
    var (code, usage, peak) = (Int32(0), rusage(), 0)
    while true {
      let ended = wait4(process, &code, WNOHANG, &usage)
      if ended == process { break }
      guard ended == 0 || errno == EINTR else { throw BenchError("\(command[0]): \(String(cString: strerror(errno)))") }
      peak = ChildRun.peak(of: process) ?? peak
      usleep(ContinuousClock.now - start < .milliseconds(200) ? 1_000 : 10_000)
    }
    let wall = (ContinuousClock.now - start) / .seconds(1)
    guard code == 0 else { throw BenchError("failed: \(command.joined(separator: " "))") }
    let bytes = keepsOutput ? try Data(contentsOf: URL(filePath: output)) : Data()
    return ChildRun(
      cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), wall: wall, peak: peak,
      output: Array(bytes))
  }

  /// The greatest resident size of a process so far. What `wait4` tells counts the memory of this process too, in which
  /// the child begins.
  private static func peak(of process: pid_t) -> Int? {
    guard let status = try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8),
      let line = status.split(separator: "\n").first(where: { $0.hasPrefix("VmHWM:") })
    else { return nil }
    return Int(line.filter(\.isNumber)).map { $0 << 10 }
  }

  private static func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }

  /// The processor time of this process so far, in seconds.
  static var ownTime: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }
}

/// Something that keeps a benchmark from being run, or a result that is wrong.
struct BenchError: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

import Foundation

/// Runs cases one after the other in this process, and tells on standard output how far it is: `> INDEX` before a case,
/// `! INDEX MESSAGE` for an error without explanation, `< INDEX KILOBYTES MILLISECONDS` after it.
///
/// Whoever started it sees from the last line which case ended the process.
struct Worker {
  let target: any Target
  let seed: Int
  let limits: FuzzLimits

  /// Runs a range of cases; ends early after one that took more memory than allowed, since the peak of a process never falls.
  func run(_ range: Range<Int>, in folder: String) async throws {
    var space = rlimit(rlim_cur: limits.addressSpace, rlim_max: limits.addressSpace)
    setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &space)
    let name = type(of: target).name
    for index in range {
      let path = "\(folder)/\(name)"
      try FuzzCase(target: name, seed: seed, index: index).write(target, to: path)
      say("> \(index)")
      let start = Usage()
      limitTime(spent: start.seconds)
      if let message = await FuzzCase.feed(target, path) {
        say("! \(index) \(message.prefix(300).replacing("\n", with: " "))")
      }
      let end = Usage()
      say("< \(index) \(end.peakKilobytes) \(Int((end.seconds - start.seconds) * 1_000))")
      if end.peakKilobytes << 10 > limits.bytes { return }
    }
  }

  /// From now on the process may take so many seconds of processor time; the system ends it after that.
  private func limitTime(spent: Double) {
    let last = rlim_t(spent.rounded(.up)) + rlim_t(limits.seconds)
    var time = rlimit(rlim_cur: last, rlim_max: rlim_t(bitPattern: -1))
    setrlimit(__rlimit_resource_t(RLIMIT_CPU.rawValue), &time)
  }

  private func say(_ line: String) {
    var bytes = Array("\(line)\n".utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      if count < 0 { exit(EXIT_FAILURE) }
      bytes = bytes.dropFirst(count)
    }
  }
}

/// What a case may take before it counts as a failure.
struct FuzzLimits {
  /// Processor time, in seconds.
  var seconds = 10
  /// Memory, in bytes.
  var bytes = 1 << 30
  /// How many times its seconds a case may take on the clock: it may wait for something that never comes.
  let patience = 12
  /// Address space at which the system refuses more, so that the machine stays usable.
  var addressSpace: rlim_t { rlim_t(max(bytes, 1 << 30)) * 4 }
}

/// What this process took so far.
struct Usage {
  /// Processor time.
  let seconds: Double
  /// The greatest resident size.
  let peakKilobytes: Int

  init() {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    self.seconds = seconds(usage.ru_utime) + seconds(usage.ru_stime)
    peakKilobytes = usage.ru_maxrss
  }
}

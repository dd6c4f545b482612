import Foundation
import Storage

/// Another program at work, in a process group of its own, so that what it starts ends with it.
struct ChildProcess {
  private let process: pid_t

  /// Starts a program; what it says goes to the file `output`.
  ///
  /// - Throws: a `SystemFailure` if it cannot be started.
  init(_ command: [String], output: String) throws(SystemFailure) {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    posix_spawn_file_actions_adddup2(&actions, STDOUT_FILENO, STDERR_FILENO)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // This program may wait for signals on a thread of its own; the other has to get them as usual.
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETPGROUP))
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var started: pid_t = 0
    let status = posix_spawn(&started, command[0], &actions, &attributes, &words, environ)
    guard status == 0 else { throw SystemFailure(command[0], status) }
    process = started
  }

  /// Waits for its end; `false` if it takes longer than `limit`. Then, or if `check` throws, it is ended with all that it started.
  func wait(atMost limit: Duration, check: () throws -> Void) throws -> Bool {
    let start = ContinuousClock.now
    var status: Int32 = 0
    while true {
      let ended = uninterrupted { waitpid(process, &status, WNOHANG) }
      if ended != 0 { return ended == process }
      do { try check() } catch {
        end()
        throw error
      }
      if ContinuousClock.now - start > limit {
        end()
        return false
      }
      usleep(20_000)
    }
  }

  private func end() {
    kill(-process, SIGKILL)
    var status: Int32 = 0
    _ = uninterrupted { waitpid(process, &status, 0) }
  }
}

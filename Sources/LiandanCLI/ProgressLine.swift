import Findings
import Foundation

/// Shows how far a batch is, on standard error: a bar on a terminal, nothing otherwise.
struct ProgressLine {
  private let isShown: Bool
  private let language: Language
  private let clock = ContinuousClock()
  private let start: ContinuousClock.Instant
  private var last: ContinuousClock.Instant

  /// Makes a bar that is shown only if standard error is a terminal and the console is not quiet.
  init(console: Console) {
    isShown = !console.isQuiet && isatty(STDERR_FILENO) == 1
    language = console.language
    start = clock.now
    last = start
  }

  /// Shows `done` of `total` forms, at most ten times a second.
  mutating func update(done: Int, total: Int?) {
    guard isShown, last.duration(to: clock.now) > .milliseconds(100) else { return }
    last = clock.now
    let seconds = max(start.duration(to: last).components.seconds, 1)
    let rate = LocalizedText(
      "\(Int64(done) / seconds) 份/秒", hant: "\(Int64(done) / seconds) 份/秒", en: "\(Int64(done) / seconds)/s")
    var line = "\r\u{1B}[K"
    if let total, total > 0 {
      let filled = 30 * done / total
      line += String(repeating: "█", count: filled) + String(repeating: "░", count: 30 - filled) + " \(done)/\(total)"
    } else {
      line += "\(done)"
    }
    try? FileHandle.standardError.write(contentsOf: Data((line + "  " + rate.text(in: language)).utf8))
  }

  /// Wipes the bar, so that something else can be written.
  func wipe() { if isShown { try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8)) } }
}

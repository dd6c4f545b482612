import Findings
import Foundation
import Terminal

/// Shows how far a list is, on standard error: a bar with rate and remaining time on a terminal, otherwise a plain line
/// every few seconds, so that a log stays short.
struct ProgressLine {
  /// What is counted.
  enum Unit {
    case forms, files
  }
  private let isShown: Bool
  private let unit: Unit
  private let isTerminal: Bool
  private let language: Language
  private let clock = ContinuousClock()
  private var last: ContinuousClock.Instant
  /// The rate is that of the last seconds: forms of an earlier run pass quickly, which says nothing about the others.
  private var sample: (time: ContinuousClock.Instant, done: Int)
  private var rate: Double?
  private var isOpen = false

  private static let interval = (bar: Duration.milliseconds(100), line: Duration.seconds(5))

  /// Makes a line that is shown unless the console is quiet.
  init(console: Console, unit: Unit = .forms) {
    self.unit = unit
    isShown = !console.isQuiet
    isTerminal = isatty(STDERR_FILENO) == 1
    language = console.language
    last = clock.now
    sample = (last, 0)
  }

  /// Shows `done` of about `total` forms.
  mutating func update(done: Int, total: Int?) {
    guard isShown else { return }
    let now = clock.now
    guard last.duration(to: now) > (isTerminal ? ProgressLine.interval.bar : ProgressLine.interval.line) else { return }
    last = now
    let seconds = ProgressLine.seconds(sample.time.duration(to: now))
    if rate == nil || seconds > 3 {
      rate = seconds > 0 ? Double(done - sample.done) / seconds : rate
      if seconds > 3 { sample = (now, done) }
    }
    let text = words(done, of: total.map { max($0, done) })
    let line = isTerminal ? "\r\u{1B}[K" + text : text + "\n"
    isOpen = isTerminal
    try? FileHandle.standardError.write(contentsOf: Data(line.utf8))
  }

  /// Wipes the bar, so that something else can be written.
  mutating func wipe() {
    guard isOpen else { return }
    isOpen = false
    try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8))
  }

  private func words(_ done: Int, of total: Int?) -> String {
    let rate = Int((rate ?? 0).rounded())
    let (hans, hant) = unit == .forms ? ("份", "份") : ("个文件", "個檔案")
    let speed = LocalizedText("\(rate) \(hans)/秒", hant: "\(rate) \(hant)/秒", en: "\(rate)/s").text(in: language)
    guard let total, total > 0 else {
      return LocalizedText("已处理 \(done) \(hans)", hant: "已處理 \(done) \(hant)", en: "\(done) done").text(in: language)
        + "  \(speed)"
    }
    let percent = min(100, 100 * done / total)
    let about = LocalizedText("约 \(total) \(hans)", hant: "約 \(total) \(hant)", en: "about \(total)").text(in: language)
    var text = "\(percent)%  \(done)/\(about)  \(speed)"
    if isTerminal {
      let filled = 24 * done / total
      text = String(repeating: "█", count: filled) + String(repeating: "░", count: 24 - filled) + " " + text
    }
    if rate > 0, done < total { text += "  " + remaining((total - done) / rate) }
    return text
  }

  private func remaining(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock =
      seconds >= 3600
      ? "\(seconds / 3600):\(two(seconds / 60 % 60)):\(two(seconds % 60))" : "\(seconds / 60):\(two(seconds % 60))"
    return LocalizedText("还要 \(clock)", hant: "還要 \(clock)", en: "\(clock) left").text(in: language)
  }

  private static func seconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
  }
}

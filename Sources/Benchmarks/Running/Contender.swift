import Foundation

/// One way of doing a group's work.
struct Contender {
  /// How its time is taken.
  enum Timing {
    /// The whole process, start-up included, as the system counted it.
    case process
    /// What the program itself says it spent on the work, in a line of JSON: `{"items":…,"cpu":…,"wall":…}`.
    case reported
  }
  var name: String
  var timing = Timing.reported
  /// How many items one run makes.
  var items: Int
  /// The program's command for a round, writing to a folder that is empty.
  var command: (_ round: Int, _ folder: String) throws -> [String]
  /// Throws unless what a run wrote is right.
  var check: (_ round: Int, _ folder: String, ChildRun) throws -> Void
}

/// One run of a contender.
struct Sample {
  var items: Int
  var cpu: Double
  var wall: Double
  var peak: Int
  var bytes: Int
}

/// What all runs of a contender gave.
struct Outcome {
  var name: String
  var samples: [Sample] = []

  /// Items per second of processor time.
  var rate: Double { median { Double($0.items) / $0.cpu } }
  /// Items per second on the clock.
  var wallRate: Double { median { Double($0.items) / $0.wall } }
  var peak: Double { median { Double($0.peak) } }
  /// Bytes written for an item.
  var size: Double { median { Double($0.bytes) / Double($0.items) } }
  var spread: ClosedRange<Double> {
    let rates = samples.map { Double($0.items) / $0.cpu }
    return (rates.min() ?? 0)...(rates.max() ?? 0)
  }

  func median(_ value: (Sample) -> Double) -> Double { samples.map(value).median }
}

extension [Double] {
  /// The middle value.
  var median: Double {
    if isEmpty { return 0 }
    let sorted = sorted()
    return count % 2 == 1 ? sorted[count / 2] : (sorted[count / 2 - 1] + sorted[count / 2]) / 2
  }
}

/// The constant text of a template: its runs one after the other, and what can be known of where they will be.
struct PlanText: Sendable {
  /// A run.
  struct Run: Sendable {
    /// Its bytes in the text.
    var range: Range<Int>
    /// Where, in the text, the innermost body around it ends: up to there it is before every later byte.
    var sureUntil: Int
    /// Where it begins in a typical document.
    var position: Int
    /// Whether any sample has it.
    var occurs: Bool
  }

  /// The bytes of all runs.
  private(set) var bytes: [UInt8] = []
  /// The runs.
  private(set) var runs: [Run] = []
  /// The run that a byte belongs to.
  private(set) var owner: [Int32] = []

  init(arena: [UInt8], steps: [DeflateStep]) {
    var open: [(end: Int, runs: Int)] = []
    for (index, step) in steps.enumerated() {
      close(&open, before: index)
      switch step {
      case .run(let range):
        let start = bytes.count
        bytes.append(contentsOf: arena[range])
        owner.append(contentsOf: repeatElement(Int32(runs.count), count: range.count))
        runs.append(Run(range: start..<bytes.count, sureUntil: .max, position: start, occurs: false))
      case .value: break
      case .body(let end): open.append((end, runs.count))
      }
    }
    close(&open, before: .max)
  }

  private mutating func close(_ open: inout [(end: Int, runs: Int)], before step: Int) {
    while let body = open.last, body.end <= step {
      open.removeLast()
      for run in body.runs..<runs.count where runs[run].sureUntil == .max { runs[run].sureUntil = bytes.count }
    }
  }

  /// Takes positions from the first sample that has a run.
  mutating func place(by samples: [DeflateSample]) {
    for sample in samples {
      var at = 0
      for piece in sample.pieces {
        switch piece {
        case .value(let bytes): at += bytes.count
        case .run(let index):
          if !runs[index].occurs {
            runs[index].occurs = true
            runs[index].position = at
          }
          at += runs[index].range.count
        }
      }
    }
    // What no sample has is taken to follow what it follows in the template.
    for index in runs.indices.dropFirst() where !runs[index].occurs {
      runs[index].position = runs[index - 1].position + runs[index - 1].range.count
    }
  }

  /// A sample for templates without one: every body twice, no values.
  static func plainSample(_ steps: [DeflateStep]) -> DeflateSample {
    var numbers: [Int] = []
    var count = 0
    for step in steps {
      numbers.append(count)
      if case .run = step { count += 1 }
    }
    var sample = DeflateSample()
    func visit(_ range: Range<Int>, _ depth: Int) {
      var at = range.lowerBound
      while at < range.upperBound {
        switch steps[at] {
        case .run: sample.run(numbers[at])
        case .value: break
        case .body(let end):
          // Deep nests would double with every level.
          for _ in 0..<(depth < 2 ? 2 : 1) { visit((at + 1)..<end, depth + 1) }
          at = end - 1
        }
        at += 1
      }
    }
    visit(0..<steps.count, 0)
    return sample
  }
}

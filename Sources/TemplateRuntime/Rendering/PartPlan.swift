import Deflating
import Findings
import Synchronization
import TemplateLanguage

/// How a part is written compressed: what is known of its text beforehand, ready as bits.
package struct PartPlan: Sendable {
  let plan: DeflatePlan
  /// The run of each constant piece; -1 for one that the steps do not have, which is written like a value.
  let runs: [Int32]

  /// The most constant text that is planned, in bytes: about a thousand pages. A plan takes a hundred times its text in
  /// memory, and some microseconds a byte; more text than this is deflated anew for every document.
  package static let mostText = 1 << 20

  /// A plan for the text of `constants` as `steps` describe it. It depends on nothing but these and the samples, so that
  /// the same data give the same bytes today and years later.
  package init(_ constants: ConstantText, steps: PlanSteps, samples: [TextRecorder]) {
    runs = steps.runs
    plan = DeflatePlan(
      arena: constants.bytes, steps: steps.steps,
      samples: samples.map { recorder in
        var sample = DeflateSample()
        for piece in recorder.pieces {
          let run = piece.constant < 0 ? -1 : steps.runs[Int(piece.constant)]
          if run >= 0 { sample.run(Int(run)) } else { sample.value(recorder.bytes(of: piece, constants)) }
        }
        return sample
      })
  }

  /// The plan of a program.
  init(_ program: Program, samples: [TemplateData]) {
    var steps = PlanSteps(program.constants)
    steps.add(program)
    var runner = ProgramRunner()
    var recorded: [TextRecorder] = []
    for sample in samples {
      var state = RenderState(sample, isSample: true)
      // What cannot be drawn of a sample is no loss.
      if (try? runner.run(program, in: &state)) != nil { recorded.append(runner.text) }
    }
    self.init(program.constants, steps: steps, samples: recorded)
  }
}

/// A plan that is made when its part is first written, and shared by all renderers of the template.
package final class SharedPlan: Sendable {
  private let made = Mutex<PartPlan?>(nil)

  package init() {}

  /// The plan, made by `make` the first time.
  package func plan(_ make: () -> PartPlan) -> PartPlan {
    made.withLock { made in
      if let plan = made { return plan }
      let plan = make()
      made = plan
      return plan
    }
  }
}

/// The steps of a text, with the run of each of its constant pieces.
package struct PlanSteps {
  private(set) var steps: [DeflateStep] = []
  private(set) var runs: [Int32]
  private var count: Int32 = 0
  private let constants: ConstantText

  package init(_ constants: ConstantText) {
    self.constants = constants
    runs = [Int32](repeating: -1, count: constants.count)
  }

  /// A constant piece; only the first place of a piece that stands in several counts.
  package mutating func run(_ piece: Int) {
    if runs[piece] >= 0 || constants.ranges[piece].isEmpty { return }
    runs[piece] = count
    count += 1
    steps.append(.run(constants.ranges[piece]))
  }

  /// Bytes that are known only with the data.
  package mutating func value() { steps.append(.value) }

  /// What may be left out or repeated.
  package mutating func body(_ inner: (inout PlanSteps) -> Void) {
    let head = steps.count
    steps.append(.body(end: 0))
    inner(&self)
    steps[head] = .body(end: steps.count)
  }

  /// The steps of a program, whose constant pieces are here from `first` on.
  package mutating func add(_ program: Program, from first: Int = 0) { add(program, 0..<program.nodes.count, first) }

  private mutating func add(_ program: Program, _ range: Range<Int>, _ first: Int) {
    var at = range.lowerBound
    while at < range.upperBound {
      switch program.nodes[at] {
      case .bytes(let piece), .once(_, let piece): run(first + piece)
      case .value(let index):
        value()
        let context = program.slots[index].context
        for piece in [context.lineBreak, context.tab] { if let piece { body { $0.run(first + piece) } } }
      case .section(let index, let end):
        // A section with rows is printed at least once, so that what follows can rely on it.
        let section = program.sections[index]
        let isSure =
          !section.isInverted && section.options.contains { if case .rows(1...) = $0 { true } else { false } }
        if isSure { add(program, (at + 1)..<end, first) } else { body { $0.add(program, (at + 1)..<end, first) } }
        at = end - 1
      case .kept, .again, .listStart, .mergeEnd: break
      case .parting(_, let bytes): body { $0.run(first + bytes) }
      case .closing(_, let otherwise): body { $0.run(first + otherwise) }
      case .drawings(_, _, let separator, let end):
        body {
          $0.run(first + separator)
          $0.add(program, (at + 1)..<end, first)
        }
        at = end - 1
      case .link(let end):
        value()
        at = end - 1
      case .tick(_, let yes, let no):
        body { $0.run(first + yes) }
        body { $0.run(first + no) }
      case .unmerged(_, let end):
        body { $0.add(program, (at + 1)..<end, first) }
        at = end - 1
      case .merge(_, _, let begins, let goesOn):
        body { $0.run(first + begins) }
        body { $0.run(first + goesOn) }
      case .fresh, .drawing, .number, .name, .list, .note, .noteNumber, .notes: value()
      }
      at += 1
    }
  }
}

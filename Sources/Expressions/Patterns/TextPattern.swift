package import Findings

/// What is wrong with a pattern, and where.
package struct TextPatternError: Error, Sendable, Hashable {
  /// The Unicode scalars before the place.
  package let offset: Int
  /// What is wrong and what to do.
  package let message: LocalizedText
}

/// A regular expression that a whole text must match.
///
/// Matching takes time in proportion to the length of text and pattern, whatever they are: no pattern can hang.
/// Understood are literals, `.`, `[…]`, `(…)`, `(?:…)`, `|`, `* + ? {m,n}`, `^ $`, `\d \w \s` and their opposites,
/// `\t \n \r \uXXXX`, `\p{Han} \p{L} \p{N}`. Back references and look-around are findings.
package struct TextPattern: Sendable {
  /// The longest pattern, in Unicode scalars.
  package static let lengthLimit = 512
  /// The longest text that is tried, in Unicode scalars.
  package static let textLimit = 10_000
  /// The most steps a pattern may have once its repetitions are written out.
  static let stepLimit = 2000

  /// One step of the machine; targets are indices of steps.
  enum Step: Sendable {
    case scalar(ScalarSet)
    case jump(Int)
    case split(Int, Int)
    case atStart
    case atEnd
    case done
  }

  let steps: [Step]

  /// Reads a pattern.
  package init(_ source: String) throws(TextPatternError) {
    var parser = PatternParser(source)
    let tree = try parser.run()
    var compiler = PatternCompiler()
    try compiler.append(tree)
    steps = compiler.steps + [.done]
  }

  /// Whether the whole text matches; `nil` for texts longer than `textLimit`.
  package func matches(_ text: String) -> Bool? {
    let scalars = Array(text.unicodeScalars.prefix(TextPattern.textLimit + 1))
    guard scalars.count <= TextPattern.textLimit else { return nil }
    // All ways through the pattern are walked at once, each step at most once for each place of the text.
    var current: [Int] = []
    var next: [Int] = []
    var seen = Array(repeating: -1, count: steps.count)
    follow(0, at: 0, of: scalars.count, seen: &seen, into: &current)
    for (index, scalar) in scalars.enumerated() {
      if current.isEmpty { return false }
      next.removeAll(keepingCapacity: true)
      for step in current {
        if case .scalar(let set) = steps[step], set.contains(scalar) {
          follow(step + 1, at: index + 1, of: scalars.count, seen: &seen, into: &next)
        }
      }
      swap(&current, &next)
    }
    return current.contains { if case .done = steps[$0] { true } else { false } }
  }

  /// Adds the steps that can be reached from `start` without reading a scalar.
  private func follow(_ start: Int, at place: Int, of count: Int, seen: inout [Int], into list: inout [Int]) {
    var open = [start]
    while let step = open.popLast() {
      guard seen[step] != place else { continue }
      seen[step] = place
      switch steps[step] {
      case .scalar, .done: list.append(step)
      case .jump(let target): open.append(target)
      case .split(let a, let b): open += [b, a]
      case .atStart: if place == 0 { open.append(step + 1) }
      case .atEnd: if place == count { open.append(step + 1) }
      }
    }
  }
}

/// A pattern as it is written.
indirect enum PatternTree {
  case set(ScalarSet)
  case sequence([PatternTree])
  case alternatives([PatternTree])
  case repeated(PatternTree, least: Int, most: Int?)
  case atStart
  case atEnd
}

/// Writes a pattern out as steps.
private struct PatternCompiler {
  var steps: [TextPattern.Step] = []
  /// Counted as well as steps: repetitions of nothing make none.
  private var visits = 0

  mutating func append(_ tree: PatternTree) throws(TextPatternError) {
    visits += 1
    guard max(steps.count, visits / 4) < TextPattern.stepLimit else {
      throw TextPatternError(
        offset: 0,
        message: LocalizedText(
          "正则式展开后太大，请减少重复次数", hant: "正規式展開後太大，請減少重複次數", en: "the pattern is too large: use smaller repetitions"))
    }
    switch tree {
    case .set(let set): steps.append(.scalar(set))
    case .atStart: steps.append(.atStart)
    case .atEnd: steps.append(.atEnd)
    case .sequence(let parts): for part in parts { try append(part) }
    case .alternatives(let parts):
      var ends: [Int] = []
      for part in parts.dropLast() {
        let split = steps.count
        steps.append(.split(split + 1, split + 1))
        try append(part)
        ends.append(steps.count)
        steps.append(.jump(0))
        steps[split] = .split(split + 1, steps.count)
      }
      if let last = parts.last { try append(last) }
      for end in ends { steps[end] = .jump(steps.count) }
    case .repeated(let part, let least, let most):
      for _ in 0..<least { try append(part) }
      let start = steps.count
      if let most {
        var splits: [Int] = []
        for _ in least..<most {
          splits.append(steps.count)
          steps.append(.split(0, 0))
          try append(part)
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
      } else {
        steps.append(.split(0, 0))
        try append(part)
        steps.append(.jump(start))
        steps[start] = .split(start + 1, steps.count)
      }
    }
  }
}

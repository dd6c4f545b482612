import Deflating
import TestSupport

/// What a text is written to: an encoder, a sample and plain bytes at once, so that they can be compared.
struct Writing {
  let encoder: DeflateEncoder
  var sample = DeflateSample()
  var plain: [UInt8] = []

  mutating func run(_ index: Int, _ bytes: ArraySlice<UInt8>) {
    encoder.run(index)
    sample.run(index)
    plain += bytes
  }

  mutating func value(_ bytes: [UInt8]) {
    encoder.value(bytes.span)
    sample.value(bytes)
    plain += bytes
  }
}

/// A random template.
struct RandomTemplate {
  var arena: [UInt8] = []
  var steps: [DeflateStep] = []
  var runs: [Range<Int>] = []
  private static let pieces: [String] = [
    "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"1200\" w:type=\"dxa\"/></w:tcPr><w:p><w:r><w:t>", "</w:t></w:r></w:p></w:tc>",
    "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t xml:space=\"preserve\">",
    "</w:t></w:r></w:p>", "</w:tr>", "<c r=\"A1\" s=\"3\" t=\"inlineStr\"><is><t>", "</t></is></c>", "，", "a", ": ",
    "客户名称", "<row r=\"", "\" ht=\"22.5\" customHeight=\"1\">", "</row>", "\u{0}\u{1}", "0000000000000000000000",
  ]

  init(_ random: inout SeededRandom) {
    let size = Int.random(in: 0...14, using: &random)
    grow(size, depth: 0, &random)
  }

  private mutating func grow(_ count: Int, depth: Int, _ random: inout SeededRandom) {
    for _ in 0..<count {
      switch Int.random(in: 0..<10, using: &random) {
      case 0...4:
        let start = arena.count
        let pieces = Int.random(in: 0..<20, using: &random) == 0 ? 0...60 : 0...4
        for _ in 0..<Int.random(in: pieces, using: &random) {
          arena += RandomTemplate.pieces.randomElement(using: &random).map { Array($0.utf8) } ?? []
        }
        runs.append(start..<arena.count)
        steps.append(.run(start..<arena.count))
      case 5...7: steps.append(.value)
      default:
        guard depth < 3 else { continue }
        let head = steps.count
        steps.append(.value)
        grow(Int.random(in: 0...5, using: &random), depth: depth + 1, &random)
        steps[head] = .body(end: steps.count)
      }
    }
  }

  /// Writes a random document.
  func write(to writing: inout Writing, turns: ClosedRange<Int>, _ random: inout SeededRandom) {
    var numbers: [Int] = []
    var count = 0
    for step in steps {
      numbers.append(count)
      if case .run = step { count += 1 }
    }
    var values = RandomValues()
    write(0..<steps.count, numbers, to: &writing, turns: turns, &values, &random)
  }

  private func write(
    _ range: Range<Int>, _ numbers: [Int], to writing: inout Writing, turns: ClosedRange<Int>,
    _ values: inout RandomValues, _ random: inout SeededRandom
  ) {
    var at = range.lowerBound
    while at < range.upperBound {
      switch steps[at] {
      case .run(let range): writing.run(numbers[at], arena[range])
      case .value: writing.value(values.next(&random))
      case .body(let end):
        for _ in 0..<Int.random(in: turns, using: &random) {
          write((at + 1)..<end, numbers, to: &writing, turns: 0...2, &values, &random)
        }
        at = end - 1
      }
      at += 1
    }
  }
}

/// Values as they come: short and long, Chinese and not, repeating themselves and others, and any bytes.
struct RandomValues {
  private var earlier: [[UInt8]] = []
  private static let words = [
    "深圳", "杭州", "检测中", "客户要求加急处理", "2026-11-2", "1,680.", "KH-", "更换电源模块，", "&amp;", "\u{1F600}",
  ]

  mutating func next(_ random: inout SeededRandom) -> [UInt8] {
    var value: [UInt8] = []
    switch Int.random(in: 0..<12, using: &random) {
    case 0...1: return []
    case 2...3: value = earlier.randomElement(using: &random) ?? []
    case 4: value = (0..<Int.random(in: 0...90, using: &random)).map { _ in UInt8.random(in: 0...255, using: &random) }
    case 5: value = [UInt8](repeating: 0x61, count: Int.random(in: 0...400, using: &random))
    case 6: value = (earlier.randomElement(using: &random) ?? []).dropLast(2) + [0x31]
    case 7: value = text(20...60, &random)
    default: value = text(0...4, &random)
    }
    if earlier.count < 40 { earlier.append(value) }
    return value
  }

  private func text(_ count: ClosedRange<Int>, _ random: inout SeededRandom) -> [UInt8] {
    (0..<Int.random(in: count, using: &random)).flatMap { _ in
      Array((RandomValues.words.randomElement(using: &random) ?? "").utf8) + [
        UInt8.random(in: 0x30...0x39, using: &random)
      ]
    }
  }
}

import Findings
import Forms

/// The forms of JSON Lines: one object a line. A line that cannot be read is one finding; the others are still read.
struct JSONLines {
  private let file: String
  private let limits: IntakeLimits
  private var blocks: TextBlocks
  private var block: [UInt8] = []
  private var ranges: [Range<Int>] = []
  private var index = 0
  private var line = 0
  private var hasMetLine = false
  private var isEnded = false

  /// How much was read, of 1.
  var fraction: Double? { blocks.fraction }

  init(_ source: ByteSource, limits: IntakeLimits) {
    file = source.name
    self.limits = limits
    blocks = TextBlocks(source, allowsGB18030: false, limits: limits)
  }

  mutating func next() -> SubmissionReader.Record? {
    while !isEnded {
      guard index < ranges.count else {
        do {
          if let more = try blocks.next() {
            block = more
            ranges = TextCheck.lines(more)
            index = 0
            continue
          }
          isEnded = true
          return hasMetLine ? nil : .item(.finding(.emptyFile(file)))
        } catch {
          isEnded = true
          return .item(.finding(error.finding))
        }
      }
      let range = ranges[index]
      index += 1
      line += 1
      guard block[range].contains(where: { $0 > 0x20 }) else { continue }
      hasMetLine = true
      if let bad = blocks.bad.first, bad.line <= line {
        blocks.bad.removeFirst()
        return .item(.unread([.badEncoding(file, bad, looksLikeGB18030: blocks.looksLikeGB18030)]))
      }
      if range.count > limits.recordBytes {
        return .item(.unread([.lineTooLong(file, line: line, limit: limits.recordBytes)]))
      }
      return .line(JSONLine(block: block, range: range, number: line, file: file, limits: limits))
    }
    return nil
  }
}

/// A line, or an element of a list, that is to be a form: cut out, and not yet understood.
package struct JSONLine: Sendable {
  let block: [UInt8]
  let range: Range<Int>
  let number: Int
  var column = 1
  /// The pointer of an element in its text.
  var pointer = ""
  let file: String
  let limits: IntakeLimits
}

/// One step of a text that is made many times: what `DeflatePlan` needs to know of a template.
package enum DeflateStep: Sendable, Hashable {
  /// Constant bytes, as a range of the arena. Runs are numbered from 0 in the order of their steps.
  case run(Range<Int>)
  /// Bytes that are known only when the text is made.
  case value
  /// A body, from the next step to before `end`, that may be left out or repeated.
  case body(end: Int)
}

/// What one text consists of, in its order: a sample from which a plan learns how often things occur.
///
/// A sample is filled by the same calls that drive a `DeflateEncoder`.
package struct DeflateSample: Sendable {
  enum Piece: Sendable {
    case run(Int)
    case value([UInt8])
  }
  var pieces: [Piece] = []

  /// Makes an empty sample.
  package init() {}

  /// Appends the run with this number.
  package mutating func run(_ index: Int) { pieces.append(.run(index)) }

  /// Appends a value.
  package mutating func value(_ bytes: some Collection<UInt8>) { pieces.append(.value(Array(bytes))) }
}

/// What a zip archive says of a deflated text besides its bytes.
package struct DeflatedText: Sendable, Hashable {
  /// The CRC-32 of the plain text.
  package var crc: UInt32
  /// The plain size in bytes.
  package var size: Int

  /// Makes a statement.
  package init(crc: UInt32, size: Int) {
    self.crc = crc
    self.size = size
  }
}

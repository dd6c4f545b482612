/// Changes what an XML text says, not how: it stays well-formed, so that more is read than its first wrong byte.
enum XMLMutation {
  /// `bytes` with one to six elements, attributes or texts changed; as they are if they are no XML.
  static func changed(_ bytes: [UInt8], words: [[UInt8]], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0...dice.below(6) { change(&bytes, words, &dice) }
    return bytes
  }

  private static func change(_ bytes: inout [UInt8], _ words: [[UInt8]], _ dice: inout Dice) {
    let marks = XMLMarks(bytes)
    guard marks.elements.count > 1 else { return }
    // Not the root.
    let element = dice.pick(Array(marks.elements.dropFirst()))
    switch dice.below(8) {
    case 0: bytes.removeSubrange(element)
    case 1:
      let count = dice.once(in: 4) ? min(1 << dice.below(10), (32 << 10) / element.count) : 1
      bytes.insert(contentsOf: repeatElement(bytes[element], count: count).joined(), at: element.upperBound)
    case 2:
      // Into another element, behind its start, in front of what it holds.
      let piece = Array(bytes[element])
      let place = dice.pick(marks.elements).lowerBound
      bytes.insert(contentsOf: piece, at: place == marks.elements[0].lowerBound ? element.lowerBound : place)
    case 3: bytes.replaceSubrange(element, with: Array(bytes[dice.pick(Array(marks.elements.dropFirst()))]))
    case 4 where !marks.values.isEmpty:
      bytes.replaceSubrange(dice.pick(marks.values), with: escaped(dice.pick(words)))
    case 5 where marks.values.count > 1:
      let other = Array(bytes[dice.pick(marks.values)])
      bytes.replaceSubrange(dice.pick(marks.values), with: other)
    case 6 where !marks.texts.isEmpty:
      let text = dice.pick(marks.texts)
      bytes.insert(contentsOf: escaped(dice.pick(words)), at: text.lowerBound + dice.below(text.count + 1))
    default: bytes = NumberMutation.changed(bytes, &dice)
    }
  }

  private static func escaped(_ word: [UInt8]) -> [UInt8] {
    word.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: "&"): Array("&amp;".utf8)
      case UInt8(ascii: "\""): Array("&quot;".utf8)
      case 0x00..<0x20: []
      default: [byte]
      }
    }
  }
}

/// Where elements, attribute values and texts of a well-formed XML text stand.
private struct XMLMarks {
  /// Elements with all they hold, by their end.
  private(set) var elements: [Range<Int>] = []
  /// Values of attributes, without quotes.
  private(set) var values: [Range<Int>] = []
  /// Texts between tags.
  private(set) var texts: [Range<Int>] = []

  init(_ bytes: [UInt8]) {
    var open: [Int] = []
    var at = 0
    while let start = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      if start > at, !open.isEmpty { texts.append(at..<start) }
      guard let end = bytes[start...].firstIndex(of: UInt8(ascii: ">")), end > start + 1 else { break }
      at = end + 1
      switch bytes[start + 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"): continue
      case UInt8(ascii: "/"): if let start = open.popLast() { elements.append(start..<at) }
      default:
        addValues(bytes, start..<end)
        if bytes[end - 1] == UInt8(ascii: "/") { elements.append(start..<at) } else { open.append(start) }
      }
    }
    // The root comes first.
    elements.sort { ($0.lowerBound, -$0.upperBound) < ($1.lowerBound, -$1.upperBound) }
  }

  private mutating func addValues(_ bytes: [UInt8], _ tag: Range<Int>) {
    var quote: Int?
    for index in tag where bytes[index] == UInt8(ascii: "\"") {
      if let start = quote {
        values.append(start + 1..<index)
        quote = nil
      } else {
        quote = index
      }
    }
  }
}

/// Changes bytes without knowing what they mean.
struct ByteMutation {
  /// Pieces that are worth putting in: the marks of a language, or of all.
  let words: [[UInt8]]

  /// Makes a mutation with the marks of a language.
  init(words: [String] = []) { self.words = (words + ByteMutation.words).map { Array($0.utf8) } }

  /// Text that readers stumble over, whatever they read.
  private static let words = [
    "\0", "\u{FEFF}", "\u{202E}", "\u{FFFE}", "\u{2028}", "｛｝［＃＠～＼＿｀", "＂＇，：", "é\u{301}\u{301}\u{301}", "👩‍🔧", "\r",
    "\r\n", "\t",
    "\"", "'", "\\", "{", "}", "[", "]", "<", ">", "&", "%", "$", "/", "../", "<!--", "]]>", "<![CDATA[", "&#xD800;",
    "{{", "}}",
    "{{#", "{{/",
  ]

  /// `bytes` with one to eight changes; `others` are pieces of them taken over.
  func changed(_ bytes: [UInt8], others: [[UInt8]], _ dice: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0...dice.below(8) { change(&bytes, others, &dice) }
    return bytes
  }

  /// A text of a package, changed: mostly so that it can still be read as XML.
  func changedText(_ bytes: [UInt8], _ dice: inout Dice) -> [UInt8] {
    switch dice.below(4) {
    case 0: changed(bytes, others: [], &dice)
    case 1: NumberMutation.changed(bytes, &dice)
    default: XMLMutation.changed(bytes, words: words, &dice)
    }
  }

  private func change(_ bytes: inout [UInt8], _ others: [[UInt8]], _ dice: inout Dice) {
    guard !bytes.isEmpty else {
      bytes = dice.pick(words)
      return
    }
    let at = dice.below(bytes.count)
    switch dice.below(12) {
    case 0, 1: bytes[at] ^= 1 << UInt8(dice.below(8))
    case 2: bytes[at] = UInt8(dice.below(256))
    case 3: bytes.removeSubrange(range(from: at, in: bytes, &dice))
    case 4: bytes.insert(contentsOf: bytes[range(from: at, in: bytes, &dice)], at: dice.below(bytes.count + 1))
    case 5:
      let piece = Array(bytes[range(from: at, in: bytes, &dice)])
      let count = min(1 << dice.below(12), (64 << 10) / max(piece.count, 1))
      bytes.insert(contentsOf: repeatElement(piece, count: count).joined(), at: at)
    case 6, 7: bytes.insert(contentsOf: dice.pick(words), at: at)
    case 8: bytes.insert(contentsOf: (0..<1 + dice.below(8)).map { _ in UInt8(dice.below(256)) }, at: at)
    case 9 where !others.isEmpty:
      let other = dice.pick(others)
      guard !other.isEmpty else { return }
      bytes.insert(contentsOf: other[range(from: dice.below(other.count), in: other, &dice)], at: at)
    case 10: bytes.removeSubrange(at...)
    default: bytes = NumberMutation.changed(bytes, &dice)
    }
  }

  /// A range from a place on: mostly short, at times half of everything.
  private func range(from start: Int, in bytes: [UInt8], _ dice: inout Dice) -> Range<Int> {
    let longest = dice.once(in: 4) ? max(1, bytes.count / 2) : 32
    return start..<min(bytes.count, start + 1 + dice.below(longest))
  }
}

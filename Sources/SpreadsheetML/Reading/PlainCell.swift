import Markup

/// A cell that is written as nearly all programs write nearly all cells: `<c r="A2" s="1" t="s"><v>12</v></c>`.
///
/// It is read at one go, without its tags being taken apart first. Whatever is written in another way is left to the
/// scanner, and so is everything that is wrong.
struct PlainCell {
  /// The column, or 0 if the cell does not say.
  private(set) var column = 0
  private(set) var style = 0
  private(set) var type = CellType.number
  /// The value as written, without references or line ends that need a look.
  private(set) var value: UnsafeBufferPointer<UInt8>
  /// Of a shared text, its index.
  private(set) var index = 0
  /// The place behind the cell.
  private(set) var end: UnsafePointer<UInt8>

  /// The cell that begins here; `nil` if it is not there, whole and plain. Zeros follow the text, and none is in a cell.
  @inline(__always)
  init?(_ start: UnsafePointer<UInt8>) {
    value = UnsafeBufferPointer(start: start, count: 0)
    end = start
    guard start[0] == UInt8(ascii: "<"), start[1] == UInt8(ascii: "c") else { return nil }
    var at = start + 2
    while at[0] == 0x20 {
      guard at[2] == UInt8(ascii: "="), at[3] == UInt8(ascii: "\"") else { return nil }
      let name = at[1]
      at += 4
      switch name {
      case UInt8(ascii: "r"): guard readColumn(&at) else { return nil }
      case UInt8(ascii: "s"): style = PlainCell.number(&at)
      case UInt8(ascii: "t"): type = PlainCell.type(&at)
      default: return nil
      }
      // A value that was not understood to its end has something else here.
      guard at[0] == UInt8(ascii: "\"") else { return nil }
      at += 1
    }
    let isKnown =
      if type == .inline {
        inlineText(&at)
      } else if XMLBytes.starts(with: PlainCell.valueBegins, at) {
        valueText(&at)
      } else {
        PlainCell.skipEmptyEnd(&at)
      }
    guard isKnown else { return nil }
    end = at
  }

  // MARK: Values

  /// Reads what stands from `><v>` to the cell's end.
  @inline(__always)
  private mutating func valueText(_ at: inout UnsafePointer<UInt8>) -> Bool {
    at += 4
    let start = at
    if type == .shared { index = PlainCell.number(&at) } else { PlainCell.skipText(&at) }
    value = UnsafeBufferPointer(start: start, count: at - start)
    guard XMLBytes.starts(with: PlainCell.valueEnds, at) else { return false }
    at += 8
    return true
  }

  /// Reads an inline text without runs.
  @inline(__always)
  private mutating func inlineText(_ at: inout UnsafePointer<UInt8>) -> Bool {
    guard XMLBytes.starts(with: "><is><t", at) else { return false }
    at += 7
    guard PlainCell.skipTagEnd(&at) else { return false }
    let start = at
    PlainCell.skipText(&at)
    value = UnsafeBufferPointer(start: start, count: at - start)
    guard XMLBytes.starts(with: "</t></is></c>", at) else { return false }
    at += 13
    return true
  }

  /// Goes behind what follows `<t`, which may say that blanks are kept.
  @inline(__always)
  static func skipTagEnd(_ at: inout UnsafePointer<UInt8>) -> Bool {
    if at[0] == 0x20 {
      guard XMLBytes.starts(with: " xml:space=\"preserve\"", at) else { return false }
      at += 21
    }
    guard at[0] == UInt8(ascii: ">") else { return false }
    at += 1
    return true
  }

  /// Goes to the end of text, or to what needs a closer look.
  @inline(__always)
  static func skipText(_ at: inout UnsafePointer<UInt8>) {
    while case let byte = at[0], byte != UInt8(ascii: "<"), byte != UInt8(ascii: "&"), byte != 0x0D, byte != 0 {
      at += 1
    }
  }

  @inline(__always)
  private static func skipEmptyEnd(_ at: inout UnsafePointer<UInt8>) -> Bool {
    guard at[0] == UInt8(ascii: "/"), at[1] == UInt8(ascii: ">") else { return false }
    at += 2
    return true
  }

  // MARK: Attributes

  /// Reads an A1 reference; what is none is left for the scanner to refuse.
  @inline(__always)
  private mutating func readColumn(_ at: inout UnsafePointer<UInt8>) -> Bool {
    column = 0
    let letters = at + 3
    while at < letters, case let letter = at[0] &- 0x41, letter < 26 {
      column = column &* 26 &+ Int(letter) &+ 1
      at += 1
    }
    return 1...16_384 ~= column && 1...1_048_576 ~= PlainCell.number(&at)
  }

  /// A number of at most nine digits; stops at the first byte if there is none.
  @inline(__always)
  private static func number(_ at: inout UnsafePointer<UInt8>) -> Int {
    var number = 0
    let last = at + 9
    while at < last, case let digit = at[0] &- 0x30, digit < 10 {
      number = number &* 10 &+ Int(digit)
      at += 1
    }
    return number
  }

  @inline(__always)
  private static func type(_ at: inout UnsafePointer<UInt8>) -> CellType {
    let start = at
    while at[0] &- 0x41 < 0x3A { at += 1 }
    return CellType(UnsafeBufferPointer(start: start, count: at - start))
  }

  /// `><v>` and `</v></c>` as numbers, the first byte lowest.
  private static var valueBegins: UInt32 { 0x3E76_3C3E }
  private static var valueEnds: UInt64 { 0x3E63_2F3C_3E76_2F3C }
}

/// The place of a cell in its sheet.
package struct CellReference: Sendable, Hashable, Comparable {
  /// The column, from 1; at most 16,384.
  package var column: Int
  /// The row, from 1; at most 1,048,576.
  package var row: Int

  /// The rows of a sheet.
  package static let rows = 1...1_048_576
  /// The columns of a sheet.
  package static let columns = 1...16_384

  /// Makes a reference from numbers that are within the bounds of a sheet.
  package init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }

  /// A reference from numbers that a file states; `nil` outside a sheet.
  package init?(checked column: Int, _ row: Int) {
    guard CellReference.columns ~= column, CellReference.rows ~= row else { return nil }
    self.init(column: column, row: row)
  }

  /// A reference from its A1 writing, with or without `$`; `nil` if it is none or lies outside a sheet.
  package init?(_ a1: some StringProtocol) {
    var column = 0
    var row = 0
    for byte in a1.utf8 {
      switch byte {
      case UInt8(ascii: "$"): continue
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
        guard row == 0, column <= CellReference.columns.upperBound else { return nil }
        column = column * 26 + Int(byte & 0x1F)
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        guard column > 0, row <= CellReference.rows.upperBound else { return nil }
        row = row * 10 + Int(byte - UInt8(ascii: "0"))
      default: return nil
      }
    }
    guard let place = CellReference(checked: column, row) else { return nil }
    self = place
  }

  /// A reference that is written as programs write it: in capital letters, without `$` and leading zeros.
  package init?(exactly a1: some StringProtocol) {
    guard let place = CellReference(a1), place.a1 == a1 else { return nil }
    self = place
  }

  /// The A1 writing: `C12`.
  package var a1: String {
    // Every cell that is read has its place written down, so the text is made at once.
    String(unsafeUninitializedCapacity: 32) { bytes in
      let letters = CellReference.writeColumn(column, to: bytes)
      guard let target = bytes.baseAddress else { return 0 }
      return letters + CellText.write(max(row, 0), to: target + letters)
    }
  }

  /// The letters of a column, from 1: `A`, `Z`, `AA`.
  package static func columnName(_ column: Int) -> String {
    String(unsafeUninitializedCapacity: 16) { writeColumn(column, to: $0) }
  }

  private static func writeColumn(_ column: Int, to bytes: UnsafeMutableBufferPointer<UInt8>) -> Int {
    var count = 0
    var rest = column
    while rest > 0 {
      count += 1
      rest = (rest - 1) / 26
    }
    rest = column
    for place in (0..<count).reversed() {
      bytes[place] = UInt8(ascii: "A") + UInt8((rest - 1) % 26)
      rest = (rest - 1) / 26
    }
    return count
  }

  /// By row, then by column.
  package static func < (a: CellReference, b: CellReference) -> Bool { (a.row, a.column) < (b.row, b.column) }
}

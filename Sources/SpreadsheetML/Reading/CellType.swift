/// How a cell's value is written: ST_CellType (ISO 29500-1, 18.18.11).
enum CellType {
  case number
  case shared
  case string
  case inline
  case boolean
  case error
  case date

  /// The type by its name in the file.
  @inline(__always)
  init(_ text: UnsafeBufferPointer<UInt8>) {
    switch (text.count, text.first) {
    case (1, UInt8(ascii: "s")): self = .shared
    case (1, UInt8(ascii: "b")): self = .boolean
    case (1, UInt8(ascii: "e")): self = .error
    case (1, UInt8(ascii: "d")): self = .date
    case (3, UInt8(ascii: "s")): self = .string
    case (9, UInt8(ascii: "i")): self = .inline
    default: self = .number
    }
  }
}

import PageGraphics

/// The syntax of PDF (ISO 32000-1, 7.2 and 7.3), written at the end of some bytes.
extension [UInt8] {
  /// Appends ASCII.
  @inline(__always)
  mutating func write(_ text: StaticString) {
    text.withUTF8Buffer { append(contentsOf: $0) }
  }

  /// Appends ASCII.
  mutating func write(ascii text: String) { append(contentsOf: text.utf8) }

  /// Appends a whole number.
  mutating func write(number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    write(digits: number.magnitude)
  }

  private mutating func write(digits: UInt) {
    if digits >= 10 { write(digits: digits / 10) }
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10))
  }

  /// Appends a number of thousandths: millipoints become points.
  mutating func write(thousandths number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    let (whole, part) = number.magnitude.quotientAndRemainder(dividingBy: 1_000)
    if whole > 0 || part == 0 { write(digits: whole) }
    guard part > 0 else { return }
    append(UInt8(ascii: "."))
    let (tenths, rest) = part.quotientAndRemainder(dividingBy: 100)
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: tenths))
    guard rest > 0 else { return }
    let (hundredths, last) = rest.quotientAndRemainder(dividingBy: 10)
    append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: hundredths))
    if last > 0 { append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: last)) }
  }

  /// Appends a reference to an object.
  mutating func write(reference number: Int) {
    write(number: number)
    write(" 0 R")
  }

  /// Appends a name, with what is not plain escaped.
  mutating func write(name: String) {
    append(UInt8(ascii: "/"))
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        append(byte)
      default:
        append(UInt8(ascii: "#"))
        write(hex: Int(byte), digits: 2)
      }
    }
  }

  /// Appends hexadecimal digits.
  mutating func write(hex number: Int, digits: Int) {
    for place in (0..<digits).reversed() {
      let digit = UInt8(truncatingIfNeeded: number >> (4 * place) & 15)
      append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") - 10 + digit)
    }
  }

  /// Appends a text for people: ASCII as it is, else UTF-16.
  mutating func write(text: String) {
    if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) {
      write(string: text.utf8)
    } else {
      write("<FEFF")
      for unit in text.utf16 { write(hex: Int(unit), digits: 4) }
      append(UInt8(ascii: ">"))
    }
  }

  /// Appends bytes as a string in parentheses.
  mutating func write(string bytes: some Sequence<UInt8>) {
    append(UInt8(ascii: "("))
    for byte in bytes { write(escaping: byte) }
    append(UInt8(ascii: ")"))
  }

  /// Appends a byte of a string: what would end it, or be read as another line end, is escaped.
  @inline(__always)
  mutating func write(escaping byte: UInt8) {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "\\"):
      append(UInt8(ascii: "\\"))
      append(byte)
    case 0x0D: write("\\r")
    default: append(byte)
    }
  }

  /// Appends a date, `D:20261120093000+08'00'`.
  mutating func write(date moment: DocumentMoment) { write(string: moment.pdfText.utf8) }
}

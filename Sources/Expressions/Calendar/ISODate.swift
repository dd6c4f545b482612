extension CalendarDate {
  /// `2026-03-05`
  public var iso: String {
    var out: [UInt8] = []
    append(to: &out)
    return String(decoding: out, as: UTF8.self)
  }

  fileprivate func append(to out: inout [UInt8]) {
    out.append(twoDigits: year / 100)
    out.append(twoDigits: year)
    out.append(UInt8(ascii: "-"))
    out.append(twoDigits: month)
    out.append(UInt8(ascii: "-"))
    out.append(twoDigits: day)
  }

  /// The day written exactly as `2026-03-05`; for lenient reading see `DateWriting`.
  public init?(iso text: String) {
    guard text.utf8.count == 10 else { return nil }
    var text = text
    let parts: (year: Int, month: Int, day: Int)? = text.withUTF8 { bytes in
      guard bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"), let year = number(bytes[0..<4]),
        let month = number(bytes[5..<7]), let day = number(bytes[8..<10])
      else { return nil }
      return (year, month, day)
    }
    guard let parts else { return nil }
    self.init(year: parts.year, month: parts.month, day: parts.day)
  }
}

extension CalendarMoment {
  /// `2026-11-20T09:30`, with seconds where they are not nought.
  public var iso: String {
    var out: [UInt8] = []
    date.append(to: &out)
    out.append(UInt8(ascii: "T"))
    out.append(twoDigits: time.hour)
    out.append(UInt8(ascii: ":"))
    out.append(twoDigits: time.minute)
    if time.second != 0 {
      out.append(UInt8(ascii: ":"))
      out.append(twoDigits: time.second)
    }
    return String(decoding: out, as: UTF8.self)
  }

  /// The moment written exactly as `2026-11-20T09:30` or `2026-11-20T09:30:15`; for lenient reading see `DateWriting`.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 16 || bytes.count == 19, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":") else {
      return nil
    }
    guard let date = CalendarDate(iso: String(decoding: bytes[0..<10], as: UTF8.self)),
      let hour = number(bytes[11..<13]), let minute = number(bytes[14..<16])
    else { return nil }
    var second = 0
    if bytes.count == 19 {
      guard bytes[16] == UInt8(ascii: ":"), let read = number(bytes[17..<19]) else { return nil }
      second = read
    }
    guard let time = ClockTime(hour: hour, minute: minute, second: second) else { return nil }
    self.init(date: date, time: time)
  }
}

/// The number that ASCII digits, at most nine, spell; `nil` if anything else is among them.
private func number(_ digits: some Sequence<UInt8>) -> Int? {
  var value = 0
  for byte in digits {
    guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
    value = value * 10 + Int(byte - UInt8(ascii: "0"))
  }
  return value
}

extension [UInt8] {
  /// Appends the last two digits of a number that is not negative.
  fileprivate mutating func append(twoDigits number: Int) {
    append(0x30 + UInt8(truncatingIfNeeded: number / 10 % 10))
    append(0x30 + UInt8(truncatingIfNeeded: number % 10))
  }
}

/// What a number format shows, as far as a reader must know it.
enum NumberFormat: Sendable, Hashable {
  /// A number, or anything else that is not a time.
  case number
  /// A day.
  case date
  /// A day and time.
  case dateTime
  /// A time of day.
  case time
  /// Hours, minutes or seconds that run on over a day: `[h]:mm`.
  case duration

  /// A format that programs know by its number (ISO 29500-1, 18.8.30, with those of Chinese, Japanese and Korean Excel).
  init(builtIn id: Int) {
    switch id {
    case 14...17, 27...31, 36, 50...54, 57, 58: self = .date
    case 22: self = .dateTime
    case 18...21, 32...35, 55, 56: self = .time
    case 45...47: self = .duration
    default: self = .number
    }
  }

  /// A format by its code. Only the first section counts; literals, colours, conditions and locales are passed over.
  init(code: String) {
    var showsDay = false
    var showsTime = false
    var hasMonth = false
    var runsOn = false
    let bytes = Array(code.utf8)
    var i = 0
    if code.lowercased().hasPrefix("general") || code.hasPrefix("G/通用格式") {
      self = .number
      return
    }
    scan: while i < bytes.count {
      let byte = bytes[i]
      switch byte {
      case UInt8(ascii: "\""):
        i = bytes[(i + 1)...].firstIndex(of: byte) ?? bytes.count
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"):
        i += 1
        // The next character may be of several bytes.
        while i + 1 < bytes.count, bytes[i + 1] & 0xC0 == 0x80 { i += 1 }
      case UInt8(ascii: "["):
        let close = bytes[i...].firstIndex(of: UInt8(ascii: "]")) ?? bytes.count
        let inner = bytes[min(i + 1, close)..<close].map { $0 | 0x20 }
        if let first = inner.first, "hms".utf8.contains(first), inner.allSatisfy({ $0 == first }) { runsOn = true }
        i = close
      case UInt8(ascii: ";"): break scan
      case UInt8(ascii: "E"), UInt8(ascii: "e"):
        // `0.00E+00` is scientific; a single `e` is a year in Chinese and Japanese formats.
        let isExponent = i + 1 < bytes.count && (bytes[i + 1] == UInt8(ascii: "+") || bytes[i + 1] == UInt8(ascii: "-"))
        if isExponent { i += 1 } else { showsDay = true }
      case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "d"), UInt8(ascii: "D"): showsDay = true
      case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "s"), UInt8(ascii: "S"): showsTime = true
      case UInt8(ascii: "m"), UInt8(ascii: "M"): hasMonth = true
      default: break
      }
      i += 1
    }
    if hasMonth, !showsTime, !runsOn { showsDay = true }
    self =
      switch (showsDay, showsTime) {
      case _ where runsOn: .duration
      case (true, true): .dateTime
      case (true, false): .date
      case (false, true): .time
      case (false, false): .number
      }
  }
}

import PageGraphics

extension DocumentMoment {
  /// The moment as dates of PDF are written.
  var pdfText: String {
    "D:\(four(year))\(two(month))\(two(day))\(two(hour))\(two(minute))\(two(second))\(sign)\(two(hours))'\(two(minutes))'"
  }

  /// The moment as XMP writes dates (ISO 8601).
  var xmpText: String {
    "\(four(year))-\(two(month))-\(two(day))T\(two(hour)):\(two(minute)):\(two(second))\(sign)\(two(hours)):\(two(minutes))"
  }

  private var sign: String { offset < 0 ? "-" : "+" }
  private var hours: Int { abs(offset) / 60 }
  private var minutes: Int { abs(offset) % 60 }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
  private func four(_ number: Int) -> String {
    String(repeating: "0", count: max(0, 4 - "\(number)".count)) + "\(number)"
  }
}

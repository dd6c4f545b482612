/// The days of closing that a packet is made for, as bag-info.txt names them.
struct ClosingPeriod {
  private let first: String
  private let last: String

  /// Reads `all`, `2026`, `2026-Q4`, `2026-11`, `2026-11-20`, or two of the latter four with `..` between.
  init(_ text: String) {
    let ends = text.split(separator: "..").map(ClosingPeriod.span)
    first = text == "all" ? "" : ends.first?.first ?? "9"
    last = text == "all" ? "9" : ends.last?.last ?? ""
  }

  /// Whether an ISO day lies in it.
  func contains(_ day: String) -> Bool { first <= day && day <= last }

  private static func span(_ text: Substring) -> (first: String, last: String) {
    guard let mark = text.firstIndex(of: "Q"), let quarter = Int(text[text.index(after: mark)...]),
      (1...4).contains(quarter)
    else { return (String(text), "\(text)-99") }
    let year = text[..<mark]
    func month(_ number: Int) -> String { year + (number < 10 ? "0\(number)" : "\(number)") }
    return (month(quarter * 3 - 2), month(quarter * 3) + "-99")
  }
}

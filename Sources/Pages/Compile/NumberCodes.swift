import FormLayout
import Forms
import Pictures

/// The number of a form as codes that scanners read; the QR code says the digits of its digest too.
struct NumberCodes: Sendable {
  let qr: CodeSymbol
  /// `nil` for numbers with other than ASCII characters.
  let bar: CodeSymbol?

  /// The codes of a number; `nil` where no code can hold it.
  init?(_ number: String, digest: String? = nil) {
    guard let qr = try? QRCode.symbol(PaperCode.text(number, digest)) else { return nil }
    self.qr = qr
    bar = try? Code128.symbol(number)
  }

  /// The bar code's width where there is this much room; `nil` if it would be too fine to be read.
  func barWidth(in room: Int) -> Int? {
    bar.flatMap { CodePlaces.barWidth(modules: $0.width, in: room) }
  }
}

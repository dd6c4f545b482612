import PageGraphics
import Pictures

/// The number of a form as codes that scanners read.
struct NumberCodes: Sendable {
  let qr: CodeSymbol
  /// `nil` for numbers with other than ASCII characters.
  let bar: CodeSymbol?

  /// The codes of a number; `nil` where no code can hold it.
  init?(_ number: String) {
    guard let qr = try? QRCode.symbol(number) else { return nil }
    self.qr = qr
    bar = try? Code128.symbol(number)
  }

  /// The widest and the narrowest module of a bar code: wide enough for needle printers, not too narrow for readers.
  private static let modules = Millipoints.millimetres(0.19)...Millipoints.millimetres(0.25)

  /// The bar code's width where there is this much room; `nil` if it would be too fine to be read.
  func barWidth(in room: Int) -> Int? {
    guard let bar else { return nil }
    let module = min(room / bar.width, NumberCodes.modules.upperBound)
    return module < NumberCodes.modules.lowerBound ? nil : module * bar.width
  }
}

/// Where the codes of a number stand on the pages of a form: in the head of the first page the QR code at the left, the bar
/// code over the number; on the others the bar code between what the margin says.
struct CodePlaces: Sendable {
  /// The QR code, from the upper left corner of the area.
  let qr: PageArea
  /// The room of the bar code, at the right of which it stands.
  let bar: PageArea
  /// The height of the bar code in the top margin; `nil` where that has no room.
  let marginBar: Int?

  /// How far the text beside the QR code stands from the left.
  var indent: Int { qr.maxX + Millipoints.millimetres(3) }

  /// The places around a title of this width and height; `text` is the height of the line below it.
  init(title: (width: Int, height: Int), text: Int, area: PageArea) {
    let millimetre = Millipoints.millimetres(1)
    let side = min(12 * millimetre, title.height + text - 2 * millimetre)
    qr = PageArea(x: 0, y: millimetre, width: side, height: side)
    let free = (area.size.width - title.width) / 2 - 3 * millimetre
    let height = min(7 * millimetre, title.height - millimetre)
    bar = PageArea(
      x: area.size.width - free, y: title.height - millimetre * 3 / 4 - height, width: free, height: height)
    // Printers leave about 5 mm at the edge.
    let margin = area.origin.y - 5 * millimetre - PageCompiler.marginGap
    marginBar = margin >= 4 * millimetre ? min(margin, 5 * millimetre) : nil
  }

  /// Where a title of a width begins: in the middle, or in the middle of what the QR code leaves.
  func titleX(_ width: Int, in area: PageArea) -> Int {
    let middle = (area.size.width - width) / 2
    return middle >= indent ? middle : max(indent, (indent + area.size.width - width) / 2)
  }
}

package import PageGraphics

/// Where the codes of a number stand in the head of a form's first page, from the upper left corner of the area between the
/// margins: the QR code at the left, the bar code over the number at the right.
package struct CodePlaces: Sendable {
  /// The QR code, without its quiet zone.
  package let qr: PageArea
  /// The room of the bar code, at the right of which it stands.
  package let bar: PageArea

  /// How far the text beside the QR code stands from the left.
  package var indent: Int { qr.maxX + Millipoints.millimetres(3) }

  /// The places around a title of this width and height; `text` is the height of the line below it, `width` that of the area.
  package init(title: (width: Int, height: Int), text: Int, width: Int) {
    let millimetre = Millipoints.millimetres(1)
    let side = min(12 * millimetre, title.height + text - 2 * millimetre)
    qr = PageArea(x: 0, y: millimetre, width: side, height: side)
    let free = (width - title.width) / 2 - 3 * millimetre
    let height = min(7 * millimetre, title.height - millimetre)
    bar = PageArea(x: width - free, y: title.height - millimetre * 3 / 4 - height, width: free, height: height)
  }

  /// Where a title of a width begins in an area of a width: in the middle, or in the middle of what the QR code leaves.
  package func titleX(_ title: Int, in width: Int) -> Int {
    let middle = (width - title) / 2
    return middle >= indent ? middle : max(indent, (indent + width - title) / 2)
  }

  /// The width of a bar code of so many modules where there is this much room; `nil` if it would be too fine to be read.
  package static func barWidth(modules: Int, in room: Int) -> Int? {
    // Wide enough for needle printers, not too narrow for readers.
    let widest = Millipoints.millimetres(0.25), narrowest = Millipoints.millimetres(0.19)
    let module = min(room / modules, widest)
    return module < narrowest ? nil : module * modules
  }
}

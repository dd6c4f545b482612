import PageGraphics
import Pictures

extension Picture {
  /// The file that documents hold, in a format that OFD-A allows (6.2.6e): JPEG and PNG as they are, GIF as PNG.
  ///
  /// - Throws: `PictureError` for a kind of JPEG that few programs read, and for too many pixels to decode.
  func archived() throws(PictureError) -> (bytes: [UInt8], format: PictureFormat) {
    if format == .gif, let pixels = try pixels() { return (PNGWriter.file(pixels), .png) }
    _ = try JPEGFrame.read(self)
    return (bytes, format)
  }
}

extension PictureOrientation {
  /// Where the upper left corner of the stored picture comes to lie when it stands upright in a square of side 1 with y
  /// downward, and how its upper and its left side then go.
  var square: (corner: PagePoint, across: PagePoint, down: PagePoint) {
    func turned(_ x: Int, _ y: Int) -> PagePoint {
      let x = isMirrored ? 1 - x : x
      switch degrees {
      case 90: return PagePoint(x: 1 - y, y: x)
      case 180: return PagePoint(x: 1 - x, y: 1 - y)
      case 270: return PagePoint(x: y, y: 1 - x)
      default: return PagePoint(x: x, y: y)
      }
    }
    let (corner, right, below) = (turned(0, 0), turned(1, 0), turned(0, 1))
    return (
      corner, PagePoint(x: right.x - corner.x, y: right.y - corner.y),
      PagePoint(x: below.x - corner.x, y: below.y - corner.y)
    )
  }
}

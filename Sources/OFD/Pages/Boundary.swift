import PageGraphics

/// The rectangle around a unit, within which programs draw it; what is inside counts from its upper left corner.
struct Boundary {
  private(set) var low: MicrometrePoint
  private var high: MicrometrePoint

  init(_ point: MicrometrePoint) { (low, high) = (point, point) }

  init(x: Int, y: Int, width: Int, height: Int) {
    low = MicrometrePoint(x: x, y: y)
    high = MicrometrePoint(x: x + max(1, width), y: y + max(1, height))
  }

  mutating func add(_ point: MicrometrePoint) {
    low = MicrometrePoint(x: min(low.x, point.x), y: min(low.y, point.y))
    high = MicrometrePoint(x: max(high.x, point.x), y: max(high.y, point.y))
  }

  /// Makes room for lines on the edge, and for areas of no height.
  mutating func grow(by margin: Int) {
    let margin = max(1, margin)
    low = MicrometrePoint(x: low.x - margin, y: low.y - margin)
    high = MicrometrePoint(x: high.x + margin, y: high.y + margin)
  }

  /// A place as counted from the corner.
  func inside(_ point: MicrometrePoint) -> MicrometrePoint { MicrometrePoint(x: point.x - low.x, y: point.y - low.y) }

  func write(_ out: inout [UInt8]) {
    out.write(" Boundary=\"")
    out.write(low)
    out.append(UInt8(ascii: " "))
    out.write(MicrometrePoint(x: high.x - low.x, y: high.y - low.y))
    out.write("\"")
  }
}

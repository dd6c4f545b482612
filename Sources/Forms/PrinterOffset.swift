/// By how much everything on a page is moved for a printer that lays paper in aside, in mm.
package struct PrinterOffset: Sendable, Hashable {
  /// To the right.
  package var x: Double
  /// Downward.
  package var y: Double
  /// The most that a page is moved.
  package static let limit = 20.0
  /// Makes an offset.
  package init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// Lengths on pages: whole thousandths of a point, so that sums are exact and files the same everywhere.
///
/// The origin of a page is its upper left corner; x grows to the right, y downward.
package enum Millipoints {
  /// A point, 1/72 of an inch.
  package static let perPoint = 1_000

  /// Millimetres in millipoints, rounded.
  package static func millimetres(_ millimetres: Double) -> Int { Int((millimetres * 72_000 / 25.4).rounded()) }

  /// Points in millipoints, rounded.
  package static func points(_ points: Double) -> Int { Int((points * 1_000).rounded()) }
}

/// A place on a page, in millipoints from its upper left corner.
package struct PagePoint: Sendable, Hashable {
  /// To the right.
  package var x: Int
  /// Downward.
  package var y: Int

  package init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  /// The upper left corner.
  package static let zero = PagePoint(x: 0, y: 0)
}

/// A size in millipoints.
package struct PageSize: Sendable, Hashable {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A rectangle in millipoints.
package struct PageArea: Sendable, Hashable {
  /// The upper left corner.
  package var origin: PagePoint
  package var size: PageSize

  package init(origin: PagePoint, size: PageSize) {
    self.origin = origin
    self.size = size
  }

  package init(x: Int, y: Int, width: Int, height: Int) {
    self.init(origin: PagePoint(x: x, y: y), size: PageSize(width: width, height: height))
  }

  /// The right edge.
  package var maxX: Int { origin.x + size.width }
  /// The lower edge.
  package var maxY: Int { origin.y + size.height }
}

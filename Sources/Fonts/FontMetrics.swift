/// The measures of a face as it states them, in font units unless said otherwise.
package struct FontMetrics: Sendable, Hashable {
  /// How many units make an em.
  package let unitsPerEm: Int
  /// The height above the baseline that lines leave for the face.
  package let ascender: Int
  /// The depth below the baseline that lines leave for the face, negative.
  package let descender: Int
  /// The height of capital letters.
  package let capHeight: Int
  /// The height of small letters without ascender.
  package let xHeight: Int
  /// The box about all glyphs.
  package let boundingBox: FontBox
  /// The slant in degrees, counterclockwise from the vertical: 0 for an upright face, negative for italics.
  package let italicAngle: Double
  /// Whether all glyphs are equally wide.
  package let isFixedPitch: Bool
  /// 400 for regular, 700 for bold.
  package let weight: Int

  /// Reads the measures; `nil` if the face lacks what every font has.
  init?(of face: OpaquePointer) {
    let head = FontTable("head", of: face)
    let lines = FontTable("hhea", of: face)
    let windows = FontTable("OS/2", of: face)
    let post = FontTable("post", of: face)
    guard let unitsPerEm = head.uint16(18), (16...16_384).contains(unitsPerEm), let left = head.int16(36),
      let bottom = head.int16(38), let right = head.int16(40), let top = head.int16(42), left <= right,
      bottom <= top, let ascender = lines.int16(4), let descender = lines.int16(6)
    else { return nil }
    self.unitsPerEm = unitsPerEm
    self.ascender = ascender
    self.descender = descender
    boundingBox = FontBox(left: left, bottom: bottom, right: right, top: top)
    let hasHeights = (windows.uint16(0) ?? 0) >= 2
    // Two thirds of the height and half of it are usual where the font does not say.
    capHeight = (hasHeights ? windows.int16(88) : nil).flatMap { $0 > 0 ? $0 : nil } ?? unitsPerEm * 7 / 10
    xHeight = (hasHeights ? windows.int16(86) : nil).flatMap { $0 > 0 ? $0 : nil } ?? unitsPerEm / 2
    italicAngle = Double(post.int32(4) ?? 0) / 65_536
    isFixedPitch = post.int32(12).map { $0 != 0 } ?? false
    weight = windows.uint16(4).flatMap { (1...1_000).contains($0) ? $0 : nil } ?? 400
  }
}

/// A box in font units, with y upward.
package struct FontBox: Sendable, Hashable {
  /// The left edge.
  package let left: Int
  /// The lower edge.
  package let bottom: Int
  /// The right edge.
  package let right: Int
  /// The upper edge.
  package let top: Int
}

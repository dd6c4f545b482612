/// A font file with some of a face's glyphs, for a document to hold.
package struct FontSubset: Sendable, Hashable {
  /// The font file.
  package let bytes: [UInt8]
  /// How the glyphs are described.
  package let outlines: FontOutlines
  /// The glyph of the face that each glyph of the subset was, ascending; the first is the missing glyph.
  package let originals: [GlyphID]

  /// The glyph of the subset that a glyph of the face became, if it is there.
  package func glyph(of original: GlyphID) -> GlyphID? { FontSubset.place(of: original, in: originals) }

  static func place(of original: GlyphID, in originals: [GlyphID]) -> GlyphID? {
    var low = 0
    var high = originals.count
    while low < high {
      let middle = (low + high) / 2
      if originals[middle] < original { low = middle + 1 } else { high = middle }
    }
    return low < originals.count && originals[low] == original ? GlyphID(low) : nil
  }

  /// One table of the file: PDF takes a bare `CFF `.
  package func table(_ tag: String) -> ArraySlice<UInt8>? {
    func number(_ offset: Int, _ width: Int) -> Int { bytes[offset..<offset + width].reduce(0) { $0 << 8 | Int($1) } }
    for place in stride(from: 12, to: 12 + 16 * number(4, 2), by: 16)
    where bytes[place..<place + 4].elementsEqual(tag.utf8) {
      let start = number(place + 8, 4)
      return bytes[start..<start + number(place + 12, 4)]
    }
    return nil
  }
}

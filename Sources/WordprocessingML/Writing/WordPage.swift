/// A sheet of paper. Lengths in twentieths of a point.
package struct WordPage: Sendable, Hashable {
  /// The sheet as it is printed.
  package var width: Int, height: Int
  /// Whether a sheet of standard size lies across.
  package var isLandscape: Bool
  /// The margins.
  package var top: Int, right: Int, bottom: Int, left: Int
  /// The distance of header and footer from the sheet's edges.
  package var header: Int, footer: Int
  /// Makes a sheet.
  package init(
    width: Int, height: Int, isLandscape: Bool, top: Int, right: Int, bottom: Int, left: Int, header: Int, footer: Int
  ) {
    (self.width, self.height, self.isLandscape) = (width, height, isLandscape)
    (self.top, self.right, self.bottom, self.left) = (top, right, bottom, left)
    (self.header, self.footer) = (header, footer)
  }
  /// The width between the margins.
  package var textWidth: Int { width - left - right }
}

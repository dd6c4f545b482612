import PageGraphics

/// Puts labels on sheets, each in the middle of its place.
struct LabelSheets {
  private let sheet: LabelSheet
  private var page: FixedPage?
  /// The place of the next label, counted from 0.
  private var place: Int

  init(_ sheet: LabelSheet) {
    self.sheet = sheet
    place = (sheet.start - 1) % sheet.count
  }

  /// Whether there is a sheet that is not full.
  var isBegun: Bool { page != nil }

  /// Adds a label; returns the sheet if it is full.
  mutating func add(_ label: FixedPage) -> FixedPage? {
    let corner = sheet.corner(place)
    let origin = PagePoint(
      x: Millipoints.millimetres(corner.x) + (Millipoints.millimetres(sheet.width) - label.size.width) / 2,
      y: Millipoints.millimetres(corner.y) + (Millipoints.millimetres(sheet.height) - label.size.height) / 2)
    let size = PageSize(
      width: Millipoints.millimetres(LabelSheet.sheet.width), height: Millipoints.millimetres(LabelSheet.sheet.height))
    var page = page ?? FixedPage(size: size)
    let moved = label.moved(by: origin)
    page.underlay.append(moved.underlay)
    page.drawing.append(moved.drawing)
    page.artworks += moved.artworks
    self.page = page
    place += 1
    return place == sheet.count ? finish() : nil
  }

  /// The sheet in hand, if there is one.
  mutating func finish() -> FixedPage? {
    defer { (page, place) = (nil, 0) }
    return page
  }
}

import PageGraphics

extension ListSetter {
  /// A chart, whole on one page.
  package func chart(_ chart: PageChart) throws {
    let height = Millipoints.millimetres(75), width = min(area.size.width, Millipoints.millimetres(165))
    let before = y == 0 ? 0 : 6_000
    if try !makeRoom(before + height) { y += before }
    if draws {
      ChartDrawer(chart: chart, setter: setter, texts: texts).draw(
        in: PageArea(
          x: area.origin.x + (area.size.width - width) / 2, y: area.origin.y + y, width: width, height: height),
        &drawing)
    }
    take(height)
    y += 4_000
  }
}

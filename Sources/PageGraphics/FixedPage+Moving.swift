extension FixedPage {
  /// The same page with everything on it moved: its size stays. Printers lay paper in a little aside.
  package func moved(by offset: PagePoint) -> FixedPage {
    if offset == .zero { return self }
    var page = self
    page.underlay = underlay.moved(by: offset)
    page.artworks = artworks.map { placed in
      var placed = placed
      placed.origin = placed.origin.moved(by: offset)
      return placed
    }
    page.drawing = drawing.moved(by: offset)
    for index in page.bookmarks.indices { page.bookmarks[index].y = max(0, page.bookmarks[index].y + offset.y) }
    return page
  }

  /// The area that the marks of the page need, without what is stamped across it; `nil` for an empty page.
  package var extent: PageArea? {
    var extent = drawing.extent
    for placed in artworks {
      guard var area = placed.artwork.drawing.extent else { continue }
      area.origin = area.origin.moved(by: placed.origin)
      extent = extent?.joined(with: area) ?? area
    }
    return extent
  }
}

extension PagePoint {
  func moved(by offset: PagePoint) -> PagePoint { PagePoint(x: x + offset.x, y: y + offset.y) }
}

extension PageArea {
  func moved(by offset: PagePoint) -> PageArea { PageArea(origin: origin.moved(by: offset), size: size) }

  /// The least area that holds both.
  package func joined(with other: PageArea) -> PageArea {
    let (left, top) = (min(origin.x, other.origin.x), min(origin.y, other.origin.y))
    return PageArea(x: left, y: top, width: max(maxX, other.maxX) - left, height: max(maxY, other.maxY) - top)
  }

  fileprivate func grown(by margin: Int) -> PageArea {
    PageArea(
      x: origin.x - margin, y: origin.y - margin, width: size.width + 2 * margin, height: size.height + 2 * margin)
  }
}

extension Drawing {
  /// The same marks elsewhere.
  func moved(by offset: PagePoint) -> Drawing {
    var moved = self
    for index in marks.indices { moved.marks[index].content = marks[index].content.moved(by: offset) }
    return moved
  }

  /// The least area that holds all marks; of text, its ems.
  var extent: PageArea? {
    marks.reduce(nil) { (extent: PageArea?, mark) in
      let area = area(of: mark.content)
      return extent?.joined(with: area) ?? area
    }
  }

  private func area(of content: Mark.Content) -> PageArea {
    switch content {
    case .text(let run):
      let length = glyphs[run.glyphs].reduce(0) { $0 + Int($1.advance) }
      let (width, height) = run.axis == .across ? (length, run.size) : (run.size, length)
      return PageArea(x: run.origin.x, y: run.origin.y - run.size * 88 / 100, width: width, height: height)
    case .line(let line): return Drawing.area([line.start, line.end]).grown(by: line.stroke.width / 2)
    case .rectangle(let rectangle): return rectangle.area.grown(by: (rectangle.stroke?.width ?? 0) / 2)
    case .path(let path):
      let points = path.steps.flatMap { step -> [PagePoint] in
        switch step {
        case .move(let point), .line(let point): [point]
        case .curve(let first, let second, let end): [first, second, end]
        case .close: []
        }
      }
      return Drawing.area(points).grown(by: (path.stroke?.width ?? 0) / 2)
    case .picture(let picture): return picture.area
    case .code(let code): return code.area
    case .link(let link): return link.area
    }
  }

  private static func area(_ points: [PagePoint]) -> PageArea {
    let (xs, ys) = (points.map(\.x), points.map(\.y))
    let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
    return PageArea(x: left, y: top, width: (xs.max() ?? 0) - left, height: (ys.max() ?? 0) - top)
  }
}

extension Mark.Content {
  fileprivate func moved(by offset: PagePoint) -> Mark.Content {
    switch self {
    case .text(var run):
      run.origin = run.origin.moved(by: offset)
      return .text(run)
    case .line(var line):
      (line.start, line.end) = (line.start.moved(by: offset), line.end.moved(by: offset))
      return .line(line)
    case .rectangle(var rectangle):
      rectangle.area = rectangle.area.moved(by: offset)
      return .rectangle(rectangle)
    case .path(var path):
      path.steps = path.steps.map { $0.moved(by: offset) }
      return .path(path)
    case .picture(var picture):
      picture.area = picture.area.moved(by: offset)
      return .picture(picture)
    case .code(var code):
      code.area = code.area.moved(by: offset)
      return .code(code)
    case .link(var link):
      link.area = link.area.moved(by: offset)
      return .link(link)
    }
  }
}

extension PathMark.Step {
  fileprivate func moved(by offset: PagePoint) -> PathMark.Step {
    switch self {
    case .move(let point): .move(point.moved(by: offset))
    case .line(let point): .line(point.moved(by: offset))
    case .curve(let first, let second, let end):
      .curve(first.moved(by: offset), second.moved(by: offset), to: end.moved(by: offset))
    case .close: .close
    }
  }
}

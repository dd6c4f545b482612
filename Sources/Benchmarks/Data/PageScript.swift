import Fonts
import PageGraphics
import Pictures

/// Pages as other programs can draw them: a line for each mark, its parts with tabs between, lengths in thousandths of a point from
/// the upper left corner.
///
///     artwork NUMBER            what follows belongs to this artwork, until the next or the first page
///     page WIDTH HEIGHT         what follows stands on this page
///     use NUMBER X Y            an artwork, with its corner there
///     text X Y SIZE COLOUR FAMILY TEXT
///     line X Y X Y WIDTH COLOUR
///     path WIDTH STROKE FILL STEPS     as in SVG; a colour is `-` where nothing is drawn
struct PageScript {
  private(set) var text = ""
  /// What each page says, a text for each run.
  private(set) var words: [[String]] = []

  init(_ pages: [FixedPage]) {
    var artworks: [Artwork] = []
    for artwork in pages.flatMap(\.artworks) where !artworks.contains(where: { $0 === artwork.artwork }) {
      artworks.append(artwork.artwork)
    }
    var known: [[String]] = []
    for (number, artwork) in artworks.enumerated() {
      text += "artwork\t\(number)\n"
      known.append(add(artwork.drawing))
    }
    for page in pages {
      text += "page\t\(page.size.width)\t\(page.size.height)\n"
      var words = add(page.underlay)
      for placed in page.artworks {
        guard let number = artworks.firstIndex(where: { $0 === placed.artwork }) else { continue }
        text += "use\t\(number)\t\(placed.origin.x)\t\(placed.origin.y)\n"
        words += known[number]
      }
      self.words.append(words + add(page.drawing))
    }
  }

  /// Writes marks; gives the texts among them.
  private mutating func add(_ drawing: Drawing) -> [String] {
    var words: [String] = []
    for mark in drawing.marks {
      switch mark.content {
      case .text(let run): words += add(run, drawing.glyphs[run.glyphs])
      case .line(let line):
        text += "line\t\(point(line.start, "\t"))\t\(point(line.end, "\t"))\t\(line.stroke.width)\t"
        text += colour(line.stroke.colour) + "\n"
      case .rectangle(let rectangle):
        add(rectangle.fill, rectangle.stroke, outline(rectangle.area))
      case .path(let path):
        add(
          path.fill, path.stroke,
          path.steps.map { step in
            switch step {
            case .move(let to): "M " + point(to)
            case .line(let to): "L " + point(to)
            case .curve(let first, let second, let to): "C \(point(first)) \(point(second)) \(point(to))"
            case .close: "Z"
            }
          })
      case .code(let code):
        let (area, symbol) = (code.area, code.symbol)
        let (width, height) = (area.size.width / symbol.width, area.size.height / symbol.height)
        add(
          .black, nil,
          symbol.blocks.flatMap { block in
            outline(
              PageArea(
                x: area.origin.x + block.x * width, y: area.origin.y + block.y * height, width: block.width * width,
                height: block.height * height))
          })
      case .picture, .link: break
      }
    }
    return words
  }

  private func outline(_ area: PageArea) -> [String] {
    let origin = area.origin
    let corners = [
      origin, PagePoint(x: area.maxX, y: origin.y), PagePoint(x: area.maxX, y: area.maxY),
      PagePoint(x: origin.x, y: area.maxY),
    ]
    return corners.enumerated().map { ($0 == 0 ? "M " : "L ") + point($1) } + ["Z"]
  }

  /// Text that is not seen, and marks that are turned, are left to Liandan.
  private mutating func add(_ run: GlyphRun, _ glyphs: ArraySlice<PlacedGlyph>) -> [String] {
    guard run.turn == 0, !run.isInvisible else { return [] }
    var pieces = [(run.origin, glyphs)]
    if run.axis == .down {
      pieces = []
      var place = run.origin
      for index in glyphs.indices {
        pieces.append((place, glyphs[index...index]))
        place.y += Int(glyphs[index].advance)
      }
    }
    return pieces.map { origin, glyphs in
      let words = String(String.UnicodeScalarView(glyphs.map(\.character)))
      text +=
        "text\t\(point(origin, "\t"))\t\(run.size)\t\(colour(run.colour))\t\(run.font.face.familyName)\t\(words)\n"
      return words
    }
  }

  private mutating func add(_ fill: PageColour?, _ stroke: Stroke?, _ steps: [String]) {
    let colours = "\(stroke.map { colour($0.colour) } ?? "-")\t\(fill.map(colour) ?? "-")"
    text += "path\t\(stroke?.width ?? 0)\t\(colours)\t\(steps.joined(separator: " "))\n"
  }

  private func point(_ point: PagePoint, _ separator: String = " ") -> String { "\(point.x)\(separator)\(point.y)" }

  private func colour(_ colour: PageColour) -> String {
    [colour.red, colour.green, colour.blue].map { String(Int($0) + 0x100, radix: 16).dropFirst() }.joined()
  }
}

/// What was drawn with a pen or a finger: strokes of points.
///
/// Coordinates are thousandths of the height of the pad, from its upper left corner. A point beyond the pad is moved to its
/// edge.
package struct PenStrokes: Sendable, Hashable {
  /// A point of a stroke.
  package struct Point: Sendable, Hashable {
    package let x: Int, y: Int
  }

  /// The strokes in the order in which they were drawn; none is empty.
  package let strokes: [[Point]]

  /// How many points are read.
  package static let mostPoints = 20_000
  /// The least number of points that are more than a touch by mistake.
  package static let leastPoints = 8
  /// A pad is at most so many times as wide as it is high.
  private static let widest = 8_000

  /// Reads strokes as lists of points, each two numbers in parts of the pad's height.
  ///
  /// - Returns: `nil` if a point is not of two finite numbers, or if there are too few or too many points.
  package init?(_ lists: [[[Double]]]) {
    func thousandths(_ part: Double, upTo most: Int) -> Int {
      Int((min(max(part, 0), Double(most) / 1_000) * 1_000).rounded())
    }
    var strokes: [[Point]] = []
    for list in lists where !list.isEmpty {
      var points: [Point] = []
      for point in list {
        guard point.count == 2, point.allSatisfy(\.isFinite) else { return nil }
        points.append(
          Point(x: thousandths(point[0], upTo: PenStrokes.widest), y: thousandths(point[1], upTo: 1_000)))
      }
      strokes.append(points)
    }
    let count = strokes.reduce(0) { $0 + $1.count }
    guard (PenStrokes.leastPoints...PenStrokes.mostPoints).contains(count) else { return nil }
    self.strokes = strokes
  }

  /// The points as a JSON list of strokes.
  package var json: String {
    "[" + strokes.map { "[" + $0.map { "[\($0.x),\($0.y)]" }.joined(separator: ",") + "]" }.joined(separator: ",") + "]"
  }
}

extension PenStrokes {
  /// The names under which the picture carries the points, who signed, and when; the last two are those of the standard
  /// (ISO/IEC 15948, 11.3.4.2).
  fileprivate static let (points, author, moment) = ("Strokes", "Author", "Creation Time")
  /// How many pixels are as long as the pad is high.
  private static let scale = 240
  /// Half of the width of the pen, in pixels.
  private static let radius = 3.0
  /// The colour of the ink: a dark blue, which is told from print.
  private static let ink: [Double] = [0x10, 0x20, 0x4A]

  /// A PNG file of the strokes on white, cut to what was drawn. It carries the points and where they come from; the same
  /// strokes and origin give the same bytes.
  package func picture(from origin: StrokesOrigin) -> [UInt8] {
    let (xs, ys) = (strokes.joined().map(\.x), strokes.joined().map(\.y))
    let (left, top) = (xs.min() ?? 0, ys.min() ?? 0)
    func pixels(_ thousandths: Int) -> Double { Double(thousandths * PenStrokes.scale) / 1_000 }
    let margin = PenStrokes.radius + 1
    let size = PixelSize(
      width: Int(pixels((xs.max() ?? 0) - left) + 2 * margin) + 1,
      height: Int(pixels((ys.max() ?? 0) - top) + 2 * margin) + 1)
    var shade = [Double](repeating: 0, count: size.width * size.height)
    for stroke in strokes {
      let points = stroke.map { (x: pixels($0.x - left) + margin, y: pixels($0.y - top) + margin) }
      for index in points.indices {
        PenStrokes.draw(points[max(0, index - 1)], points[index], on: size, &shade)
      }
    }
    var image = PixelImage(size: size, isGrey: false, hasAlpha: false)
    for (pixel, share) in shade.enumerated() {
      for (channel, ink) in PenStrokes.ink.enumerated() {
        image.samples[3 * pixel + channel] = UInt8((255 + (ink - 255) * share).rounded())
      }
    }
    return PNGWriter.file(
      image,
      with: [
        PNGWriter.Text(keyword: PenStrokes.author, text: origin.account),
        PNGWriter.Text(keyword: PenStrokes.moment, text: origin.at),
        PNGWriter.Text(keyword: PenStrokes.points, text: json),
      ])
  }

  /// Draws a line with round ends: each pixel takes as much ink as the pen covers of it.
  private static func draw(
    _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), on size: PixelSize, _ shade: inout [Double]
  ) {
    let reach = radius + 1
    let rows = max(0, Int(min(from.y, to.y) - reach))...min(size.height - 1, Int(max(from.y, to.y) + reach))
    let (dx, dy) = (to.x - from.x, to.y - from.y)
    let length = dx * dx + dy * dy
    for row in rows {
      // The part of the line from which ink reaches the row: a line across the pad costs no more than its length.
      func part(_ y: Double) -> Double { dy == 0 ? (y < from.y ? 0 : 1) : min(max((y - from.y) / dy, 0), 1) }
      let ends = [part(Double(row) - reach), part(Double(row) + 1 + reach)].map { from.x + $0 * dx }
      let columns = max(0, Int(min(ends[0], ends[1]) - reach))...min(size.width - 1, Int(max(ends[0], ends[1]) + reach))
      for column in columns {
        let (x, y) = (Double(column) + 0.5 - from.x, Double(row) + 0.5 - from.y)
        // The nearest point of the line.
        let part = length > 0 ? min(max((x * dx + y * dy) / length, 0), 1) : 0
        let (across, down) = (x - part * dx, y - part * dy)
        let cover = radius + 0.5 - (across * across + down * down).squareRoot()
        let pixel = row * size.width + column
        shade[pixel] = max(shade[pixel], min(cover, 1))
      }
    }
  }
}

/// With which account strokes were drawn, and when.
package struct StrokesOrigin: Sendable, Hashable {
  /// The login of the account.
  package let account: String
  /// The moment as ISO 8601 text.
  package let at: String

  /// Makes an origin; both texts are ASCII.
  package init(account: String, at: String) { (self.account, self.at) = (account, at) }

  /// What the picture of strokes tells; `nil` if it is another picture.
  package init?(picture: [UInt8]) {
    guard picture.starts(with: PNGFile.signature) else { return nil }
    let texts = PNGFile.texts(picture)
    guard texts[PenStrokes.points] != nil, let account = texts[PenStrokes.author], let at = texts[PenStrokes.moment]
    else { return nil }
    self.init(account: account, at: at)
  }
}

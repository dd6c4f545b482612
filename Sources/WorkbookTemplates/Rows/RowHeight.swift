import TemplateRuntime

/// Heights of rows as worksheets have them.
enum RowHeight {
  /// The most that Excel takes, in points.
  static let most = 409.5

  /// Rounded up to whole pixels, which are three quarters of a point: pages are reckoned by the heights that are written.
  static func grown(_ points: Double) -> Double { (points * 4 / 3 - 0.01).rounded(.up) * 0.75 }

  /// The height of a row that has grown.
  static func text(_ points: Double) -> [UInt8] {
    let hundredths = Int((grown(min(points, most)) * 100).rounded())
    var text: [UInt8] = []
    text.append(number: hundredths / 100)
    let rest = hundredths % 100
    if rest > 0 {
      text.append(UInt8(ascii: "."))
      text.append(number: rest % 10 == 0 ? rest / 10 : rest)
    }
    return text
  }
}

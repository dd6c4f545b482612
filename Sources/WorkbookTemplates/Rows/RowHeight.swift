import TemplateRuntime

/// Heights of rows as worksheets have them.
enum RowHeight {
  /// The most that Excel takes, in points.
  static let most = 409.5

  /// Rounded up to whole pixels, which are three quarters of a point.
  static func text(_ points: Double) -> [UInt8] {
    let hundredths = Int(((min(points, most) * 4 / 3 - 0.01).rounded(.up) * 75))
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

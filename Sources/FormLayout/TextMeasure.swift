import Findings
import Typesetting

/// Text as the files of a form set it, to choose sizes that fit. Lengths are points.
struct TextMeasure {
  let typesetter: Typesetter

  /// The measure of a kind of file. A cell of a sheet has one font for all scripts: in English that of documents.
  init(_ target: ScaffoldTarget, _ language: Language) {
    var options = TextOptions()
    options.partsScripts = target != .sheet
    typesetter = Typesetter(
      fonts: [OfficeFont(target == .sheet && language != .en ? .cells : .documents)], options: options)
  }

  private func pieces(_ text: some StringProtocol, size: Double) -> [TextPiece] {
    [TextPiece(String(text), size: TextMeasure.millipoints(size))]
  }

  private static func millipoints(_ points: Double) -> Int { Int((points * 1_000).rounded()) }

  /// The width of the text where it is not broken.
  func width(_ text: some StringProtocol, size: Double) -> Double {
    Double(typesetter.width(pieces(text, size: size))) / 1_000
  }

  /// How many lines the text takes.
  func lines(_ text: String, size: Double, width: Double) -> Int {
    typesetter.lineCount(pieces(text, size: size), width: TextMeasure.millipoints(width))
  }

  /// The lines of words that are not broken themselves and are parted by so many ems, as places of the words.
  func lines(of words: [String], size: Double, width: Double, gap: Double = 0.25) -> [[Int]] {
    var lines: [[Int]] = [[]]
    var used = 0.0
    for (index, word) in words.enumerated() {
      let length = self.width(word, size: size)
      if used > 0, used + length > width {
        lines.append([])
        used = 0
      }
      lines[lines.count - 1].append(index)
      used += length + size * gap
    }
    return lines
  }

  /// The least height of a line.
  static func line(_ size: Double) -> Double { Double(OfficeFont.lineHeight(millipoints(size))) / 1_000 }

  /// The height of a line of a label on several lines, set solid.
  static func solid(_ size: Double) -> Double { Double(OfficeFont.solidHeight(millipoints(size))) / 1_000 }

  /// The sizes to try: the wanted one, 小五, 六号.
  static func sizes(from size: Double) -> [Double] { [size] + [9, 7.5].filter { $0 < size } }
}

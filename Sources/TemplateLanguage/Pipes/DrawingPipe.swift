import Findings
package import Pictures

/// The last step of a value that is drawn instead of written.
package enum DrawingPipe: Sendable, Hashable {
  /// A picture, as large as fits into this size; by its own size if `nil`.
  case fit(PrintSize?)
  /// A QR code of the value's text, so many millimetres wide.
  case qr(Double, QRCode.Correction)
  /// A bar code of the value's text.
  case code128(PrintSize)

  /// The greatest width in millimetres: that of an A3 sheet lying on its side.
  private static let widest = 420.0

  /// A pipe that draws: its names and how its size is read.
  struct Entry: Sendable {
    let name: String
    /// The Chinese names, simplified before traditional.
    let aliases: [String]
    /// Reads the text after the colon, where there is one.
    let read: @Sendable (String?) throws(PipeProblem) -> DrawingPipe
  }

  static let entries: [Entry] = [
    Entry(name: "fit", aliases: ["尺寸", "大小"]) { (text) throws(PipeProblem) in
      guard let text else { return .fit(nil) }
      guard let size = PrintSize(text), size.width <= widest else { throw badSize(text, example: "fit:60x40mm") }
      return .fit(size)
    },
    Entry(name: "qr", aliases: ["二维码", "二維碼"]) { (text) throws(PipeProblem) in
      var words = (text ?? "22mm").split(whereSeparator: { $0 == "," || $0 == "，" }).map(String.init)
      var correction = QRCode.Correction.medium
      if words.count == 2, let wanted = QRCode.Correction(rawValue: NameFolding.key(words[1]).uppercased()) {
        correction = wanted
        words.removeLast()
      }
      guard words.count == 1, let size = PrintSize(words[0]), size.width == size.height,
        (8...widest).contains(size.width)
      else {
        throw badSize(text ?? "", example: "qr:22mm", atLeast: 8)
      }
      return .qr(size.width, correction)
    },
    Entry(name: "code128", aliases: ["条码", "條碼", "条形码", "條形碼"]) { (text) throws(PipeProblem) in
      guard let size = PrintSize(text ?? "40x10mm"), (10...widest).contains(size.width) else {
        throw badSize(text ?? "", example: "code128:40x10mm", atLeast: 10)
      }
      return .code128(size)
    },
  ]

  private static func entry(_ call: PipeCall) -> Entry? {
    let name = PipeTable.canonical(call.name)
    return entries.first { $0.name == name }
  }

  /// Whether a pipe of this name draws.
  package static func isMeant(_ call: PipeCall) -> Bool { entry(call) != nil }

  /// Reads a call; `nil` if it is not a drawing pipe.
  static func read(_ call: PipeCall) throws(PipeProblem) -> DrawingPipe? {
    try entry(call)?.read(call.argument.flatMap { $0.isEmpty ? nil : $0 })
  }

  /// The problem of a pipe behind a drawing one.
  static let notLast = PipeProblem(
    code: .pipeAfterDrawing,
    message: LocalizedText(
      "图片、二维码和条码后面不能再接别的", hant: "圖片、二維碼和條碼後面不能再接別的", en: "nothing can follow a pipe that draws"),
    hint: LocalizedText(
      "去掉它后面的竖线和文字", hant: "去掉它後面的直線和文字", en: "remove the bar and what follows it"))

  private static func badSize(_ size: String, example: String, atLeast least: Int = 1) -> PipeProblem {
    PipeProblem(
      code: .badSize,
      message: LocalizedText("尺寸“\(size)”不能用", hant: "尺寸「\(size)」不能用", en: "the size '\(size)' cannot be used"),
      hint: LocalizedText(
        "写成“\(example)”，宽 \(least)–\(Int(widest))mm", hant: "寫成「\(example)」，寬 \(least)–\(Int(widest))mm",
        en: "write '\(example)', \(least) to \(Int(widest)) mm wide"))
  }
}

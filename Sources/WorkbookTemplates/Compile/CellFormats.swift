import Markup

/// What a cell's number format shows: decides whether a typed value can stay a number.
enum CellFormat: Sendable, Hashable {
  /// `@`: whatever stands there is text.
  case text
  /// Days or times.
  case date
  /// No format: numbers show as they are, days would show as serial numbers.
  case general
  /// Any other number format.
  case number
}

/// The sides of a cell.
struct CellSides: OptionSet, Sendable {
  let rawValue: UInt8
  static let top = CellSides(rawValue: 1)
  static let bottom = CellSides(rawValue: 2)
  static let left = CellSides(rawValue: 4)
  static let right = CellSides(rawValue: 8)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Those on which a border of a styles part draws a line.
  init(_ outline: XMLOutline, border: Int) {
    self = []
    for side in outline.elements(of: border) {
      guard let style = outline.attribute("style", of: side), style != "none" else { continue }
      switch outline.localName(of: side) {
      case "top": insert(.top)
      case "bottom": insert(.bottom)
      case "left", "start": insert(.left)
      case "right", "end": insert(.right)
      default: break
      }
    }
  }
}

/// The formats of a workbook's cell styles.
struct CellFormats: Sendable {
  private struct Style: Sendable {
    var format: CellFormat
    var wraps: Bool
    var font: CellFont
    var downwards: Downwards?
    var lines: CellSides
  }
  private var styles: [Style] = []
  /// The numbers that formats and their lists may have.
  private static let indices = 0...Int(UInt32.max)

  /// No styles part: everything is general.
  init() {}

  /// Reads `cellXfs` and `numFmts` of a styles part.
  init(_ outline: XMLOutline) {
    var codes: [Int: String] = [:]
    if let list = outline.child("numFmts", of: outline.root) {
      for item in outline.elements(of: list) {
        guard let id = outline.integer("numFmtId", of: item, in: CellFormats.indices) else { continue }
        codes[id] = outline.attribute("formatCode", of: item) ?? ""
      }
    }
    let fonts = outline.child("fonts", of: outline.root).map { fonts in
      outline.elements(of: fonts).map { font in
        CellFont(
          name: outline.child("name", of: font).flatMap { outline.attribute("val", of: $0) } ?? "",
          size: outline.child("sz", of: font).flatMap { outline.number("val", of: $0, clampedTo: 1...409) } ?? 11)
      }
    }
    let borders = outline.child("borders", of: outline.root).map { list in
      outline.elements(of: list).map { CellSides(outline, border: $0) }
    }
    guard let list = outline.child("cellXfs", of: outline.root) else { return }
    for item in outline.elements(of: list) {
      func index(_ name: String) -> Int { outline.integer(name, of: item, in: CellFormats.indices) ?? 0 }
      let alignment = outline.child("alignment", of: item)
      let wraps = alignment.flatMap { outline.attribute("wrapText", of: $0) }
      let (font, border) = (index("fontId"), index("borderId"))
      styles.append(
        Style(
          format: CellFormats.format(id: index("numFmtId"), code: codes[index("numFmtId")]),
          wraps: wraps == "1" || wraps == "true",
          font: fonts.flatMap { $0.indices.contains(font) ? $0[font] : nil } ?? CellFormats.standardFont,
          downwards: alignment.flatMap { outline.integer("textRotation", of: $0, in: 0...255) }
            .flatMap(Downwards.init(rotation:)),
          lines: borders.flatMap { $0.indices.contains(border) ? $0[border] : nil } ?? []))
    }
  }

  /// The format of the style with this index.
  subscript(style: Int) -> CellFormat { styles.indices.contains(style) ? styles[style].format : .general }

  /// Whether the style breaks long texts into lines.
  func wraps(_ style: Int) -> Bool { styles.indices.contains(style) && styles[style].wraps }

  /// The style's font.
  func font(_ style: Int) -> CellFont { styles.indices.contains(style) ? styles[style].font : CellFormats.standardFont }

  /// How the style's texts run downwards, if they do.
  func downwards(_ style: Int) -> Downwards? { styles.indices.contains(style) ? styles[style].downwards : nil }

  /// The sides on which the style draws lines.
  func lines(_ style: Int) -> CellSides { styles.indices.contains(style) ? styles[style].lines : [] }

  private static let standardFont = CellFont(name: "", size: 11)

  private static func format(id: Int, code: String?) -> CellFormat {
    if let code {
      if code == "@" { return .text }
      if code.lowercased() == "general" { return .general }
      return showsDate(code) ? .date : .number
    }
    switch id {
    case 0: return .general
    case 49: return .text
    case 14...22, 27...36, 45...47, 50...58: return .date
    default: return .number
    }
  }

  /// Whether a format code has a date's letters outside quotes, brackets and escapes.
  private static func showsDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var isEscaped = false
    for character in code.lowercased() {
      if isEscaped { isEscaped = false; continue }
      switch character {
      case "\"": isQuoted.toggle()
      case "\\" where !isQuoted: isEscaped = true
      case "[" where !isQuoted: isBracketed = true
      case "]" where !isQuoted: isBracketed = false
      case "y", "m", "d", "h", "s": if !isQuoted, !isBracketed { return true }
      default: break
      }
    }
    return false
  }
}

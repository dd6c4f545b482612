import Findings
import TemplateLanguage

/// What Excel takes in one cell: 32,767 UTF-16 units and 253 line feeds. A longer text is told, and never cut.
enum CellLimits {
  static let units = 32_767
  static let lineFeeds = 253
  /// The most significant digits of a number that Excel keeps.
  static let digits = 15
  /// The most UTF-16 units of the tip of a link.
  static let tip = 255

  /// The text as far as it takes no more than `most` units; an ellipsis at the end where something is missing.
  static func cut(_ text: String, units most: Int) -> String {
    if text.utf16.count <= most { return text }
    var units = 0
    let kept = text.unicodeScalars.prefix {
      units += UTF16.width($0)
      return units < most
    }
    return String(kept) + "…"
  }

  /// Whether the rendered children of `is` hold no text.
  static func isEmpty(_ text: [UInt8]) -> Bool {
    var isMarkup = false
    for byte in text {
      if isMarkup {
        isMarkup = byte != UInt8(ascii: ">")
      } else if byte == UInt8(ascii: "<") {
        isMarkup = true
      } else {
        return false
      }
    }
    return true
  }

  /// Whether a cell can hold what was rendered for it, markup aside.
  static func holds(_ text: [ArraySlice<UInt8>]) -> Bool {
    // Every character takes at least a third of its bytes in units, so short texts need no counting.
    if text.reduce(0, { $0 + $1.count }) <= lineFeeds { return true }
    var units = 0
    var feeds = 0
    var isMarkup = false
    var isEntity = false
    for byte in text.joined() {
      if isMarkup {
        isMarkup = byte != UInt8(ascii: ">")
      } else if isEntity {
        isEntity = byte != UInt8(ascii: ";")
      } else if byte == UInt8(ascii: "<") {
        isMarkup = true
      } else {
        isEntity = byte == UInt8(ascii: "&")
        if byte & 0xC0 != 0x80 { units += byte >= 0xF0 ? 2 : 1 }
        if byte == 0x0A { feeds += 1 }
      }
    }
    return units <= CellLimits.units && feeds <= lineFeeds
  }

  /// What was rendered for a cell, without its markup.
  static func withoutMarkup(_ markup: [UInt8]) -> [UInt8] {
    var isMarkup = false
    return markup.filter { byte in
      if isMarkup {
        isMarkup = byte != UInt8(ascii: ">")
        return false
      }
      isMarkup = byte == UInt8(ascii: "<")
      return !isMarkup
    }
  }
}

extension TemplateError {
  /// A text that is longer than a cell of a workbook can be.
  static func cellTooLong(_ cell: String) -> TemplateError {
    TemplateError(
      LocalizedText(
        "单元格 \(cell) 的文字超过 Excel 一格能放的 32,767 个字或 253 次换行。请缩短文字、分几格写，或改印 Word",
        hant: "儲存格 \(cell) 的文字超過 Excel 一格能放的 32,767 個字或 253 次換行。請縮短文字、分幾格寫，或改印 Word",
        en:
          "the text of cell \(cell) is longer than the 32,767 characters or 253 line breaks that a cell of Excel takes; "
          + "shorten it, divide it, or print as Word"))
  }
}

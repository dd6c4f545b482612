import Markup
import SpreadsheetML

/// What a cell holds for the formulas that look at it.
enum CellValue: Sendable, Hashable {
  case blank
  case number(Double)
  case text(String)
  case truth(Bool)
  /// An error, or a formula whose value is not calculated here.
  case unknown

  /// The value by a cell's type and the text of its `v`.
  init(type: String?, _ text: String) {
    switch type {
    case nil, "n": self = Double(text).map { $0.isFinite ? .number($0) : .unknown } ?? .unknown
    case "b": self = .truth(text == "1" || text == "true")
    case "str": self = .text(text)
    default: self = .unknown
    }
  }

  /// The value by what is written of a cell behind its style: `><v>3</v></c>`.
  init(written bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: ">")) else {
      self = .unknown
      return
    }
    if end > 0, bytes[end - 1] == UInt8(ascii: "/") {
      self = .blank
      return
    }
    let text = XMLText.decode(CellLimits.withoutMarkup(Array(bytes[(end + 1)...]))[...])
    switch String(decoding: bytes[..<end], as: UTF8.self) {
    case "": self.init(type: nil, text)
    case " t=\"b\"": self.init(type: "b", text)
    case " t=\"inlineStr\"": self = .text(text)
    default: self = .unknown
    }
  }

  /// The number as a file has it: of the fifteen digits that Excel shows; `nil` for one that Excel would write otherwise.
  static func spelling(_ number: Double) -> String? {
    guard number.isFinite, abs(number) < 1e21 else { return nil }
    return NumberSpelling.shortest("\(number)")
  }
}

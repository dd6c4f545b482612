import Findings

/// What a Code 128 bar code cannot hold: Chinese letters.
enum BarCodeCheck {
  /// Whether a value is always written with Chinese letters.
  static func isNeverASCII(_ pipes: [Pipe], on shape: NameShape) -> Bool {
    if let last = pipes.last, let isChinese = last.entry.isChinese(last.argument) { return isChinese }
    if pipes.contains(where: { $0.entry === PipeEntry.date }) { return false }
    return switch shape {
    case .date, .moment, .boolean: true
    case .choice(let entries): !entries.isEmpty && entries.allSatisfy { !isASCII($0.labels.first ?? $0.id) }
    default: false
    }
  }

  /// Whether the pipes say by themselves with which letters the value is written.
  static func settlesScript(_ pipes: [Pipe]) -> Bool {
    pipes.contains { $0.entry === PipeEntry.date || $0.entry.isChinese($0.argument) != nil }
  }

  static func isASCII(_ text: String) -> Bool { text.utf8.allSatisfy { $0 < 0x80 } }

  static func never(_ name: String) -> LocalizedText {
    LocalizedText(
      "“\(name)”总是印成汉字，条码（Code 128）只能有英文字母、数字和半角符号",
      hant: "「\(name)」總是印成漢字，條碼（Code 128）只能有英文字母、數字和半形符號",
      en: "'\(name)' is always written with Chinese letters; a Code 128 bar code can have ASCII only")
  }

  static func hint(_ name: String) -> LocalizedText {
    LocalizedText(
      "改用二维码 {{\(name)|qr:22mm}}；日期可写 {{\(name)|date:yyyy-MM-dd|code128}}",
      hant: "改用二維碼 {{\(name)|qr:22mm}}；日期可寫 {{\(name)|date:yyyy-MM-dd|code128}}",
      en: "use a QR code, {{\(name)|qr:22mm}}; for a day write {{\(name)|date:yyyy-MM-dd|code128}}")
  }

  static func perhaps(_ name: String) -> LocalizedText {
    LocalizedText(
      "“\(name)”可能填汉字，条码（Code 128）只能有英文字母、数字和半角符号：填了汉字的单开不出来",
      hant: "「\(name)」可能填漢字，條碼（Code 128）只能有英文字母、數字和半形符號：填了漢字的單開不出來",
      en:
        "'\(name)' may hold Chinese letters; a Code 128 bar code can have ASCII only, so forms with such a text cannot be issued"
    )
  }

  static func doubt(_ name: String) -> LocalizedText {
    LocalizedText(
      "改用二维码 {{\(name)|qr:22mm}}；只有字母和数字的，在表单里给它写上 constraint: \"regex(., '^[0-9A-Z-]+$')\"",
      hant: "改用二維碼 {{\(name)|qr:22mm}}；只有字母和數字的，在表單裡給它寫上 constraint: \"regex(., '^[0-9A-Z-]+$')\"",
      en:
        "use a QR code, {{\(name)|qr:22mm}}; if it has letters and digits alone, say so in the form: constraint: \"regex(., '^[0-9A-Z-]+$')\""
    )
  }
}

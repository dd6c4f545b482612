import Findings

extension Binder {
  /// The text of a value that may be written as text or number.
  mutating func plainText(_ raw: RawValue, at target: BindingTarget, expecting expected: LocalizedText) -> String? {
    switch raw.content {
    case .text(let text): return text
    case .number(let digits):
      let significant = digits.utf8.count(where: Identifier.isDigit)
      if digits.utf8.contains(where: { $0 == UInt8(ascii: "e") || $0 == UInt8(ascii: "E") })
        || (raw.origin.sheet != nil && significant > 15)
      {
        add(
          .numberForText,
          LocalizedText(
            "这里存成了数 \(digits)，超过 15 位的数字已经丢失", hant: "這裡存成了數 \(digits)，超過 15 位的數字已經遺失",
            en: "this is stored as the number \(digits); digits beyond the 15th are already lost"), at: raw.origin,
          of: target,
          hint: LocalizedText(
            "请把单元格格式设为“文本”后重新填写", hant: "請把儲存格格式設為「文字」後重新填寫", en: "format the cell as text and enter it again"))
        return nil
      }
      return digits
    case .date:
      wrongKind(
        raw, at: target, expecting: expected,
        hint: LocalizedText(
          "请把单元格格式设为“文本”后重新填写", hant: "請把儲存格格式設為「文字」後重新填寫", en: "format the cell as text and enter it again"))
      return nil
    default:
      wrongKind(raw, at: target, expecting: expected)
      return nil
    }
  }

  /// A text: trimmed, of allowed characters, within its length.
  mutating func text(_ raw: RawValue, at target: BindingTarget) -> String? {
    guard
      let given = plainText(raw, at: target, expecting: FieldTypeEntry.text.valueName)
    else { return nil }
    return checked(given, raw, at: target, isMultiline: target.field.appearance == "multiline")
  }

  /// The text if its characters and length are allowed.
  mutating func checked(_ given: String, _ raw: RawValue, at target: BindingTarget, isMultiline: Bool) -> String? {
    var text = given
    let isPlain = Binder.isPlain(text)
    if !isPlain {
      if text.utf8.contains(0x0D) { text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") }
      text = isMultiline ? Binder.withoutTrailingBlanks(text) : text.trimmed
    }
    if !isPlain, let bad = text.unicodeScalars.first(where: Binder.isControl) {
      let code = String(bad.value, radix: 16, uppercase: true)
      let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
      add(
        .controlCharacter,
        LocalizedText("含有不能打印的控制字符 \(name)", hant: "含有不能列印的控制字元 \(name)", en: "holds the control character \(name)"),
        at: raw.origin, of: target,
        hint: LocalizedText("请删去后重新填写", hant: "請刪去後重新填寫", en: "remove it and enter the text again"))
      return nil
    }
    if !isPlain, let turn = text.unicodeScalars.first(where: Binder.isDirection) {
      let name = "U+" + String(turn.value, radix: 16, uppercase: true)
      add(
        .directionCharacter,
        LocalizedText(
          "含有改变文字方向的字符 \(name)，印出的次序和实际的可能不同", hant: "含有改變文字方向的字元 \(name)，印出的次序和實際的可能不同",
          en: "holds \(name), which turns the direction of the text: it may look other than it is"),
        at: raw.origin, of: target, severity: .warning,
        hint: LocalizedText("看不见的方向符请删去", hant: "看不見的方向符號請刪去", en: "delete it unless it is meant"))
    }
    let limit = target.field.maxLength ?? ValueLimits.textLength
    // Bytes bound characters from above: short texts need no counting.
    if text.utf8.count > limit {
      let length = target.field.maxLength == nil ? text.utf16.count : text.count
      if length > limit || text.utf16.count > ValueLimits.textLength {
        add(
          .tooLong,
          LocalizedText(
            "有 \(length) 个字，最多 \(limit) 个字", hant: "有 \(length) 個字，最多 \(limit) 個字",
            en: "\(length) characters; at most \(limit) are allowed"), at: raw.origin, of: target)
        return nil
      }
    }
    if !isPlain, !isMultiline, text.utf8.contains(0x0A) {
      add(
        .lineBreak,
        LocalizedText("这一项应是一行，填的文字里有换行", hant: "這一項應是一行，填的文字裡有換行", en: "a line break in a text of one line"),
        at: raw.origin, of: target, severity: .warning)
    }
    return text
  }

  /// Whether nothing has to be changed in a text or looked at further: no blanks at its ends, no control characters.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, !first.isBlank,
      !last.isBlank
    else { return false }
    var text = text
    return text.withUTF8 { bytes in
      var isPlain = true
      for (index, byte) in bytes.enumerated() {
        switch byte {
        case 0..<0x20, 0x7F: isPlain = false
        // What may be U+0080...U+009F, U+2028...U+202E, U+2066...U+2069, U+FFFE or U+FFFF.
        case 0xC2: isPlain = isPlain && bytes[index + 1] >= 0xA0
        case 0xE2:
          switch bytes[index + 1] {
          case 0x80: isPlain = isPlain && !(0xA8...0xAE ~= bytes[index + 2])
          case 0x81: isPlain = isPlain && !(0xA6...0xA9 ~= bytes[index + 2])
          default: break
          }
        case 0xEF: isPlain = isPlain && bytes[index + 1] != 0xBF
        default: break
        }
      }
      return isPlain
    }
  }

  private static func withoutTrailingBlanks(_ text: String) -> String {
    guard let end = text.unicodeScalars.lastIndex(where: { !$0.isBlank }) else { return "" }
    return String(text.unicodeScalars[...end])
  }

  /// Characters that embed, isolate or override the direction of text (Unicode bidirectional algorithm, 2).
  private static func isDirection(_ scalar: Unicode.Scalar) -> Bool {
    0x202A...0x202E ~= scalar.value || 0x2066...0x2069 ~= scalar.value
  }

  /// Control characters other than tab and line feed, and what XML cannot hold.
  static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF, 0x2028, 0x2029: true
    default: false
    }
  }
}

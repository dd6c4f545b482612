package import Expressions
import Findings

extension Binder {
  /// A whole number, decimal or amount, exact.
  mutating func number(_ raw: RawValue, at target: BindingTarget, _ format: NumberFormat) -> ExactDecimal? {
    let value: ExactDecimal?
    switch raw.content {
    case .number(let digits): value = NumberWriting.number(digits, isFromWorksheet: raw.origin.sheet != nil)
    case .text(let text): value = NumberWriting.text(text, isMoney: format.isAmount)
    default:
      wrongKind(raw, at: target, expecting: target.field.type.entry.valueName)
      return nil
    }
    guard let value else {
      notANumber(raw, at: target, example: format.example)
      return nil
    }
    return checked(value, format, raw, at: target)
  }

  private mutating func checked(
    _ value: ExactDecimal, _ format: NumberFormat, _ raw: RawValue, at target: BindingTarget
  ) -> ExactDecimal? {
    let (limit, places) = (format.limit, format.places)
    let size = value.magnitude
    if size > limit {
      add(
        .tooLarge,
        LocalizedText(
          "\(value) 太大，绝对值不能超过 \(limit.text(places: 0, grouping: true))",
          hant: "\(value) 太大，絕對值不能超過 \(limit.text(places: 0, grouping: true))",
          en: "\(value) is too large: the limit is \(limit.text(places: 0, grouping: true)) either way"),
        at: raw.origin, of: target)
      return nil
    }
    if value.places > places {
      let message =
        format.isWhole
        ? LocalizedText("应填整数，\(value) 有小数", hant: "應填整數，\(value) 有小數", en: "a whole number is needed, not \(value)")
        : LocalizedText(
          "\(value) 有 \(value.places) 位小数，最多 \(places) 位", hant: "\(value) 有 \(value.places) 位小數，最多 \(places) 位",
          en: "\(value) has \(value.places) decimals; at most \(places) are allowed")
      add(
        format.isWhole ? .notInteger : .tooManyDecimals, message, at: raw.origin, of: target,
        hint: format.isAmount
          ? LocalizedText(
            "金额精确到分，请写成 \(value.rounded(2).text(places: 2)) 或核对后改正",
            hant: "金額精確到分，請寫成 \(value.rounded(2).text(places: 2)) 或核對後改正",
            en: "amounts go to the fen: write \(value.rounded(2).text(places: 2)) if that is meant") : nil)
      return nil
    }
    return value
  }

  private mutating func notANumber(_ raw: RawValue, at target: BindingTarget, example: String) {
    let (name, found) = (target.field.type.entry.valueName, raw.kindName)
    add(
      .notANumber,
      LocalizedText(
        "\(found.zhHans)不是\(name.zhHans)",
        hant: "\(found.text(in: .zhHant))不是\(name.text(in: .zhHant))",
        en: "\(found.text(in: .en)) is not \(name.text(in: .en))"), at: raw.origin, of: target,
      hint: LocalizedText(
        "可以写成 \(example)", hant: "可以寫成 \(example)", en: "for example \(example.replacing("、", with: ", "))"))
  }
}

/// The accepted writings of numbers (domain 4).
package enum NumberWriting {
  /// A number as people type it: half or full width, thousands commas in their places; for amounts also ¥ before, 元
  /// after, and 大写.
  package static func text(_ text: String, isMoney: Bool) -> ExactDecimal? {
    if let value = short(text) { return value }
    if text.utf8.count > 200 { return nil }
    var plain = Width.withoutBlanks(Width.half(text))
    if isMoney, let amount = RMB.parse(text.trimmed) { return amount }
    var isNegative = false
    if plain.hasPrefix("-") {
      isNegative = true
      plain.removeFirst()
    }
    if isMoney {
      if plain.hasPrefix("¥") { plain.removeFirst() } else if plain.hasSuffix("元") { plain.removeLast() }
      if !isNegative, plain.hasPrefix("-") {
        isNegative = true
        plain.removeFirst()
      }
    }
    guard let ungrouped = ungrouped(plain), let value = ExactDecimal(ungrouped) else { return nil }
    return isNegative ? -value : value
  }

  /// The number that a few plain digits spell, as nearly every number is written: nothing is folded or rounded there.
  private static func short(_ text: String) -> ExactDecimal? { text.utf8.count <= 15 ? ExactDecimal(text) : nil }

  /// Digits without their thousands commas; `nil` if a comma is elsewhere or there are other characters.
  private static func ungrouped(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, Identifier.isDigit(first) else { return nil }
    guard bytes.allSatisfy({ Identifier.isDigit($0) || $0 == 0x2C || $0 == 0x2E }) else { return nil }
    if !bytes.contains(0x2C) { return text }
    let whole = bytes.prefix { $0 != 0x2E }
    if bytes[whole.count...].contains(0x2C) { return nil }
    let groups = whole.split(separator: 0x2C, omittingEmptySubsequences: false)
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else { return nil }
    return String(decoding: bytes.filter { $0 != 0x2C }, as: UTF8.self)
  }

  /// A number by its spelling in a file, with an exponent if it has one.
  ///
  /// A worksheet computes in binary and shows 15 digits: what it adds beyond them is not meant.
  package static func number(_ spelling: String, isFromWorksheet: Bool) -> ExactDecimal? {
    if let value = short(spelling) { return value }
    let bytes = Array(spelling.utf8)
    if bytes.count > 400 { return nil }
    var digits: [UInt8] = []
    var index = 0
    var exponent = 0
    let isNegative = bytes.first == 0x2D
    if isNegative { index = 1 }
    var sawPoint = false
    while index < bytes.count {
      let byte = bytes[index]
      if Identifier.isDigit(byte) {
        digits.append(byte)
        if sawPoint { exponent -= 1 }
      } else if byte == 0x2E, !sawPoint {
        sawPoint = true
      } else if byte == 0x65 || byte == 0x45 {
        let text = String(decoding: bytes[(index + 1)...], as: UTF8.self)
        guard let power = Int(text), abs(power) <= 400 else { return nil }
        exponent += power
        break
      } else {
        return nil
      }
      index += 1
    }
    if digits.isEmpty { return nil }
    if isFromWorksheet, exponent < 0 {
      let leading = digits.prefix { $0 == 0x30 }.count
      let extra = digits.count - leading - 15
      if extra > 0 {
        (digits, exponent) = rounded(digits, dropping: extra, exponent: exponent)
      }
    }
    return decimal(digits, exponent: exponent, isNegative)
  }

  private static func rounded(_ digits: [UInt8], dropping count: Int, exponent: Int) -> ([UInt8], Int) {
    var kept = Array(digits.dropLast(count))
    if digits[kept.count] >= 0x35 {
      var index = kept.count - 1
      while index >= 0, kept[index] == 0x39 {
        kept[index] = 0x30
        index -= 1
      }
      if index >= 0 { kept[index] += 1 } else { kept.insert(0x31, at: 0) }
    }
    return (kept, exponent + count)
  }

  private static func decimal(_ digits: [UInt8], exponent: Int, _ isNegative: Bool) -> ExactDecimal? {
    var digits = digits
    var exponent = exponent
    while exponent < 0, digits.count > 1, digits.last == 0x30 {
      digits.removeLast()
      exponent += 1
    }
    if exponent > 40 || exponent < -40 { return digits.allSatisfy { $0 == 0x30 } ? .zero : nil }
    if exponent > 0 { digits += Array(repeating: 0x30, count: exponent) }
    if exponent < 0, digits.count <= -exponent {
      digits = Array(repeating: 0x30, count: -exponent - digits.count + 1) + digits
    }
    while digits.count > max(1, 1 - min(exponent, 0)), digits.first == 0x30 { digits.removeFirst() }
    let point = exponent < 0 ? digits.count + exponent : digits.count
    var text = isNegative ? "-" : ""
    text += String(decoding: digits[..<point], as: UTF8.self)
    if point < digits.count { text += "." + String(decoding: digits[point...], as: UTF8.self) }
    return ExactDecimal(text)
  }
}

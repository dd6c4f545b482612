import Findings

/// 车牌号 (domain 4.9): ordinary plates of five places after the letter, new-energy plates of six.
enum PlateNumber {
  @Sendable static func read(_ text: String) -> IdentifierReading {
    let plate = normal(text)
    if isValid(plate) { return .valid(plate) }
    return .malformed(
      .badPlate,
      hint: LocalizedText(
        "写成 京A00599 或新能源 京AD92035 这样；字母没有 I 和 O", hant: "寫成 京A00599 或新能源 京AD92035 這樣；字母沒有 I 和 O",
        en: "such as 京A00599, or 京AD92035 for new energy; the letters I and O do not occur"))
  }

  private static let provinces: Set<Unicode.Scalar> = Set(
    "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使领".unicodeScalars)
  private static let endings: Set<Unicode.Scalar> = Set("挂学警港澳".unicodeScalars)

  /// The normal writing: upper case, without blanks, dots and hyphens.
  static func normal(_ text: String) -> String {
    let kept = Width.half(text).unicodeScalars.filter { !$0.isBlank && !"·•・.-".unicodeScalars.contains($0) }
    return String(String.UnicodeScalarView(kept)).uppercased()
  }

  /// Whether a plate in normal writing is one.
  static func isValid(_ plate: String) -> Bool {
    let scalars = Array(plate.unicodeScalars)
    guard scalars.count == 7 || scalars.count == 8, provinces.contains(scalars[0]) else { return false }
    guard isLetter(scalars[1]) else { return false }
    let rest = scalars[2...]
    if scalars.count == 7 {
      guard rest.dropLast().allSatisfy(isLetterOrDigit), let last = rest.last else { return false }
      return isLetterOrDigit(last) || endings.contains(last)
    }
    let digits = rest.map { ("0"..."9").contains($0) }
    let isSmall = isEnergy(scalars[2]) && isLetterOrDigit(scalars[3]) && digits[2...].allSatisfy(\.self)
    let isLarge = digits[..<5].allSatisfy(\.self) && isEnergy(scalars[7])
    return isSmall || isLarge
  }

  /// A to Z without I and O.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("A"..."Z").contains(scalar) && scalar != "I" && scalar != "O"
  }
  private static func isLetterOrDigit(_ scalar: Unicode.Scalar) -> Bool {
    isLetter(scalar) || ("0"..."9").contains(scalar)
  }
  /// The letters of new-energy plates: A to K without I.
  private static func isEnergy(_ scalar: Unicode.Scalar) -> Bool { ("A"..."K").contains(scalar) && scalar != "I" }
}

extension FieldTypeEntry {
  static let plate = FieldTypeEntry(
    .text(PlateNumber.read), LocalizedText("车牌号", hant: "車牌號", en: "a plate number"), sample: "京AD92035")
}

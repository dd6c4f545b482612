import Findings

extension Binder {
  /// An identifier in its normal writing, checked by its own rules (domain 4.9).
  mutating func identifier(_ raw: RawValue, at target: BindingTarget, read: IdentifierReader) -> String? {
    guard let given = plainText(raw, at: target, expecting: target.field.type.entry.valueName),
      let text = checked(given, raw, at: target, isMultiline: false)
    else { return nil }
    switch read(text) {
    case .valid(let identifier): return identifier
    case .unchecked(let identifier, let code, let message):
      add(code, message, at: raw.origin, of: target, severity: .warning)
      return identifier
    case .wrongCheck(let identifier, let position, let expected, let isTaken):
      wrongCheck(
        identifier, position: position, expected: expected, raw, at: target, severity: isTaken ? .warning : .error)
      return isTaken ? identifier : nil
    case .malformed(let code, let hint):
      malformed(code, text, raw, at: target, hint: hint)
      return nil
    }
  }

  private mutating func malformed(
    _ code: FindingCode, _ text: String, _ raw: RawValue, at target: BindingTarget, hint: LocalizedText
  ) {
    let name = target.field.type.entry.valueName
    add(
      code,
      LocalizedText(
        "“\(text.clipped)”不是有效的\(name.zhHans)", hant: "「\(text.clipped)」不是有效的\(name.text(in: .zhHant))",
        en: "'\(text.clipped)' is not \(name.text(in: .en))"), at: raw.origin, of: target, hint: hint)
  }

  private mutating func wrongCheck(
    _ text: String, position: Int, expected: UInt8, _ raw: RawValue, at target: BindingTarget, severity: Severity
  ) {
    let character = String(decoding: [expected], as: UTF8.self)
    let name = target.field.type.entry.valueName
    add(
      .checkDigit,
      LocalizedText(
        "\(name.zhHans)“\(text)”的第 \(position) 位校验码不对，按其余各位算应是 \(character)",
        hant: "\(name.text(in: .zhHant))「\(text)」的第 \(position) 位檢查碼不對，按其餘各位算應是 \(character)",
        en: "the check character (place \(position)) of '\(text)' should be \(character)"), at: raw.origin, of: target,
      severity: severity,
      hint: LocalizedText(
        "多半是抄错了一位，请对照原件", hant: "多半是抄錯了一位，請對照原件",
        en: "most likely one character was miscopied: compare with the original"))
  }
}

import Findings

extension Binder {
  /// An identifier in its normal writing, checked by its own rules (domain 4.9).
  mutating func identifier(_ raw: RawValue, _ place: BindingPlace) -> String? {
    guard let given = plainText(raw, place, place.field.type.valueName) else { return nil }
    guard let text = checked(given, raw, place, isMultiline: false) else { return nil }
    switch place.field.type {
    case .phone:
      if let phone = PhoneNumber.normal(text) { return phone }
      malformed(
        text, raw, place,
        LocalizedText(
          "手机写 11 位，座机写 010-62345678 或 010-62345678-1234，服务电话写 400-810-6116",
          hant: "手機寫 11 位，市話寫 010-62345678 或 010-62345678-1234，服務電話寫 400-810-6116",
          en: "mobile: 11 digits; fixed: 010-62345678 or 010-62345678-1234; service: 400-810-6116"))
    case .email:
      if let address = EmailAddress.normal(text) { return address }
      malformed(
        text, raw, place,
        LocalizedText("写成 name@example.com 这样", hant: "寫成 name@example.com 這樣", en: "such as name@example.com"))
    case .uscc: return creditCode(text, raw, place)
    case .idCard: return identityNumber(text, raw, place)
    case .vin: return vehicleNumber(text, raw, place)
    case .plate:
      let plate = PlateNumber.normal(text)
      if PlateNumber.isValid(plate) { return plate }
      malformed(
        text, raw, place,
        LocalizedText(
          "写成 京A00599 或新能源 京AD92035 这样；字母没有 I 和 O", hant: "寫成 京A00599 或新能源 京AD92035 這樣；字母沒有 I 和 O",
          en: "such as 京A00599, or 京AD92035 for new energy; the letters I and O do not occur"))
    default: break
    }
    return nil
  }

  private mutating func malformed(_ text: String, _ raw: RawValue, _ place: BindingPlace, _ hint: LocalizedText) {
    let name = place.field.type.valueName
    add(
      "bad-\(place.field.type.rawValue.replacing("_", with: "-"))",
      LocalizedText(
        "“\(text.clipped)”不是有效的\(name.zhHans)", hant: "「\(text.clipped)」不是有效的\(name.text(in: .zhHant))",
        en: "'\(text.clipped)' is not \(name.text(in: .en))"), raw.origin, place, hint: hint)
  }

  private mutating func wrongCheck(
    _ text: String, position: Int, expected: UInt8, _ raw: RawValue, _ place: BindingPlace, severity: Severity = .error
  ) {
    let character = String(decoding: [expected], as: UTF8.self)
    let name = place.field.type.valueName
    add(
      "check-digit",
      LocalizedText(
        "\(name.zhHans)“\(text)”的第 \(position) 位校验码不对，按其余各位算应是 \(character)",
        hant: "\(name.text(in: .zhHant))「\(text)」的第 \(position) 位檢查碼不對，按其餘各位算應是 \(character)",
        en: "the check character (place \(position)) of '\(text)' should be \(character)"), raw.origin, place,
      severity: severity,
      hint: LocalizedText(
        "多半是抄错了一位，请对照原件", hant: "多半是抄錯了一位，請對照原件",
        en: "most likely one character was miscopied: compare with the original"))
  }

  private mutating func creditCode(_ text: String, _ raw: RawValue, _ place: BindingPlace) -> String? {
    let code = Binder.dense(text)
    let bytes = Array(code.utf8)
    guard CreditCode.isWellFormed(bytes), let check = CreditCode.check(bytes[..<17]) else {
      malformed(
        text, raw, place,
        bytes.count == 15 && bytes.allSatisfy(Identifier.isDigit)
          ? LocalizedText(
            "这是旧的 15 位注册号，请填 18 位的统一社会信用代码", hant: "這是舊的 15 位註冊號，請填 18 位的統一社會信用代碼",
            en: "this is an old registration number of 15 digits; the code has 18 characters")
          : LocalizedText(
            "应是 18 位数字和大写字母，没有 I、O、S、V、Z", hant: "應是 18 位數字和大寫字母，沒有 I、O、S、V、Z",
            en: "18 digits and capital letters, without I, O, S, V and Z"))
      return nil
    }
    if bytes[17] == check { return code }
    wrongCheck(code, position: 18, expected: check, raw, place)
    return nil
  }

  private mutating func identityNumber(_ text: String, _ raw: RawValue, _ place: BindingPlace) -> String? {
    let number = Binder.dense(text)
    let bytes = Array(number.utf8)
    if IdentityNumber.isOldForm(bytes) {
      add(
        "old-id-card",
        LocalizedText(
          "这是 1999 年以前的 15 位身份证号，没有校验码，无法核对", hant: "這是 1999 年以前的 15 位身份證號，沒有檢查碼，無法核對",
          en: "an identity number of the old form (15 digits) has no check digit and cannot be checked"), raw.origin,
        place, severity: .warning)
      return number
    }
    guard IdentityNumber.isWellFormed(bytes), let check = IdentityNumber.check(bytes[..<17]) else {
      malformed(
        text, raw, place,
        LocalizedText("应是 17 位数字加一位数字或 X", hant: "應是 17 位數字加一位數字或 X", en: "17 digits and a last digit or X"))
      return nil
    }
    guard IdentityNumber.birthday(bytes) != nil else {
      malformed(
        text, raw, place,
        LocalizedText("第 7 到 14 位不是有效的出生日期", hant: "第 7 到 14 位不是有效的出生日期", en: "places 7 to 14 are not a day of birth"))
      return nil
    }
    if bytes[17] == check { return number }
    wrongCheck(number, position: 18, expected: check, raw, place)
    return nil
  }

  private mutating func vehicleNumber(_ text: String, _ raw: RawValue, _ place: BindingPlace) -> String? {
    let number = Binder.dense(text)
    let bytes = Array(number.utf8)
    guard let check = VehicleNumber.check(bytes) else {
      malformed(
        text, raw, place,
        LocalizedText(
          "应是 17 位数字和大写字母，没有 I、O、Q", hant: "應是 17 位數字和大寫字母，沒有 I、O、Q",
          en: "17 digits and capital letters, without I, O and Q"))
      return nil
    }
    if bytes[8] != check {
      wrongCheck(number, position: 9, expected: check, raw, place, severity: .warning)
    }
    return number
  }

  /// Half width, upper case, without blanks.
  private static func dense(_ text: String) -> String { Width.withoutBlanks(Width.half(text)).uppercased() }
}

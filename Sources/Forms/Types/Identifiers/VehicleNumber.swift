import Findings

/// 车辆识别代号 (VIN), GB 16735: 17 letters and digits without I, O and Q; the ninth is a check.
enum VehicleNumber {
  @Sendable static func read(_ text: String) -> IdentifierReading {
    let number = IdentifierReading.dense(text)
    let bytes = Array(number.utf8)
    guard let check = check(bytes) else {
      return .malformed(
        .badVin,
        hint: LocalizedText(
          "应是 17 位数字和大写字母，没有 I、O、Q", hant: "應是 17 位數字和大寫字母，沒有 I、O、Q",
          en: "17 digits and capital letters, without I, O and Q"))
    }
    return bytes[8] == check ? .valid(number) : .wrongCheck(number, position: 9, expected: check, isTaken: true)
  }

  private static let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
  /// Values of A to Z; I, O and Q have none.
  private static let values = [
    1, 2, 3, 4, 5, 6, 7, 8, -1, 1, 2, 3, 4, 5, -1, 7, -1, 9, 2, 3, 4, 5, 6, 7, 8, 9,
  ]

  private static func value(_ byte: UInt8) -> Int? {
    if Identifier.isDigit(byte) { return Int(byte) - 0x30 }
    guard (0x41...0x5A).contains(byte) else { return nil }
    let value = values[Int(byte) - 0x41]
    return value < 0 ? nil : value
  }

  /// Whether the text is 17 allowed characters.
  static func isWellFormed(_ bytes: [UInt8]) -> Bool { bytes.count == 17 && bytes.allSatisfy { value($0) != nil } }

  /// The check character that the others call for.
  static func check(_ bytes: [UInt8]) -> UInt8? {
    guard isWellFormed(bytes) else { return nil }
    var sum = 0
    for (byte, weight) in zip(bytes, weights) { sum += (value(byte) ?? 0) * weight }
    return sum % 11 == 10 ? UInt8(ascii: "X") : UInt8(0x30 + sum % 11)
  }
}

extension FieldTypeEntry {
  static let vehicleNumber = FieldTypeEntry(
    .text(VehicleNumber.read), LocalizedText("车架号", hant: "車架號", en: "a vehicle identification number"),
    sample: "91350100M000100Y43")
}

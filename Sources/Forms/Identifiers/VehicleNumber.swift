/// 车辆识别代号 (VIN), GB 16735: 17 letters and digits without I, O and Q; the ninth is a check.
enum VehicleNumber {
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

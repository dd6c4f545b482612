import CQREncode

/// QR codes (ISO/IEC 18004), with any text in UTF-8.
package enum QRCode {
  /// How much of a code may be dirty or torn: 7, 15, 25 or 30 per cent.
  package enum Correction: String, Sendable, Hashable, CaseIterable {
    /// 7 per cent.
    case low = "L"
    /// 15 per cent.
    case medium = "M"
    /// 25 per cent.
    case quartile = "Q"
    /// 30 per cent.
    case high = "H"

    var level: QRecLevel {
      switch self {
      case .low: QR_ECLEVEL_L
      case .medium: QR_ECLEVEL_M
      case .quartile: QR_ECLEVEL_Q
      case .high: QR_ECLEVEL_H
      }
    }
  }

  /// White modules around a code that scanners need.
  static let quietZone = 4

  /// The code of a text.
  ///
  /// - Throws: `PictureError` if the text is too long.
  package static func symbol(
    _ text: String, correction: Correction = .medium
  ) throws(PictureError) -> CodeSymbol {
    let bytes = Array(text.utf8)
    let code =
      bytes.allSatisfy { $0 < 0x80 && $0 != 0 }
      // Digits and capitals take less room in modes of their own.
      ? QRcode_encodeString(text, 0, correction.level, QR_MODE_8, 1)
      : QRcode_encodeData(Int32(clamping: bytes.count), bytes, 0, correction.level)
    guard let code else { throw .doesNotFitQR(bytes.count) }
    defer { QRcode_free(code) }
    let width = Int(code.pointee.width)
    var image = BitImage(width: width, height: width)
    for y in 0..<width {
      for x in 0..<width where code.pointee.data[y * width + x] & 1 == 1 { image[x, y] = true }
    }
    return CodeSymbol(modules: image, quietWidth: quietZone, quietHeight: quietZone)
  }
}

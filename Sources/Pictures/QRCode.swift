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
  }

  /// White modules around a code that scanners need.
  static let quietZone = 4

  /// The code of a text.
  ///
  /// - Throws: `PictureError` if the text is too long.
  package static func symbol(
    _ text: String, correction: Correction = .medium
  ) throws(PictureError) -> CodeSymbol {
    let text = Array(text.utf8)
    guard !text.isEmpty, let (version, bytes) = QRCodewords.bytes(text, correction) else {
      throw .doesNotFitQR(text.count)
    }
    let (squares, fixed) = QRMatrix.unmasked(version, bytes)
    var best: (matrix: QRMatrix, penalty: Int)?
    for mask in QRMask.all {
      var matrix = squares
      matrix.apply(mask, except: fixed)
      matrix.write(correction, mask)
      let penalty = matrix.penalty
      if best.map({ penalty < $0.penalty }) ?? true { best = (matrix, penalty) }
    }
    return CodeSymbol(
      modules: best?.matrix.rows ?? squares.rows, quietWidth: quietZone, quietHeight: quietZone)
  }
}

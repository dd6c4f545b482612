package import Findings

/// Why a file cannot be used as a picture, or a text not be drawn as a code.
package struct PictureError: ExplainedError, Hashable {
  /// The kind of trouble, for programs.
  package let code: FindingCode
  /// What is wrong and what to do, on one line.
  package let message: LocalizedText

  init(_ code: FindingCode, _ message: LocalizedText) {
    self.code = code
    self.message = message
  }

  static let unknownFormat = PictureError(
    .pictureFormatUnknown,
    LocalizedText(
      "不是可用的图片，只认 PNG、JPEG、GIF。请另存为其中一种（改扩展名没有用）",
      hant: "不是可用的圖片，只認 PNG、JPEG、GIF。請另存為其中一種（改副檔名沒有用）",
      en: "not a usable picture: only PNG, JPEG and GIF are; save it as one of them (a new extension is not enough)"))

  static func damaged(_ format: PictureFormat) -> PictureError {
    let name = format.rawValue.uppercased()
    return PictureError(
      .pictureDamaged,
      LocalizedText(
        "\(name) 图片已损坏或不完整，请重新导出", hant: "\(name) 圖片已損壞或不完整，請重新匯出",
        en: "the \(name) picture is damaged or incomplete; export it again"))
  }

  /// A file of more bytes than a picture may have.
  package static func tooLarge(_ limits: PictureLimits) -> PictureError {
    let megabytes = limits.bytes >> 20
    return PictureError(
      .pictureTooLarge,
      LocalizedText(
        "图片超过 \(megabytes) MB，请先缩小", hant: "圖片超過 \(megabytes) MB，請先縮小",
        en: "the picture is larger than \(megabytes) MB; make it smaller"))
  }

  static func tooManyPixels(_ limits: PictureLimits) -> PictureError {
    PictureError(
      .pictureTooLarge,
      LocalizedText(
        "图片像素太多（边长最多 \(limits.side)，总数最多 \(limits.pixels)），请先缩小",
        hant: "圖片像素太多（邊長最多 \(limits.side)，總數最多 \(limits.pixels)），請先縮小",
        en: "the picture has too many pixels (at most \(limits.side) a side, \(limits.pixels) in all); make it smaller")
    )
  }

  static func tooManyPixelsToDecode(_ limits: PictureLimits) -> PictureError {
    PictureError(
      .pictureTooLarge,
      LocalizedText(
        "图片像素太多（透明、隔行、16 位的 PNG 和 GIF 最多 \(limits.decodedPixels) 个），请先缩小，或另存为 JPEG",
        hant: "圖片像素太多（透明、隔行、16 位的 PNG 和 GIF 最多 \(limits.decodedPixels) 個），請先縮小，或另存為 JPEG",
        en: """
          the picture has too many pixels (at most \(limits.decodedPixels) in a GIF, or a PNG that is transparent, interlaced \
          or of 16 bits); make it smaller, or save it as JPEG
          """))
  }

  /// A JPEG that only few programs read.
  static let unusualJPEG = PictureError(
    .pictureFormatUnknown,
    LocalizedText(
      "这种 JPEG（12 位、无损或算术编码）不能放进 PDF 和 OFD，请另存为普通 JPEG",
      hant: "這種 JPEG（12 位、無損或算術編碼）不能放進 PDF 和 OFD，請另存為普通 JPEG",
      en: "a JPEG of 12 bits, lossless or arithmetically coded cannot be in a PDF or OFD; save it as an ordinary JPEG"))

  static func doesNotFitQR(_ count: Int) -> PictureError {
    PictureError(
      .codeTooLong,
      LocalizedText(
        "内容有 \(count) 字节，二维码放不下，请缩短", hant: "內容有 \(count) 位元組，二維碼放不下，請縮短",
        en: "\(count) bytes do not fit into a QR code; shorten the text"))
  }

  static func doesNotFitCode128(_ text: String) -> PictureError {
    PictureError(
      .codeNotPossible,
      LocalizedText(
        "“\(text.prefix(30))”不能印成条码：只能有英文字母、数字和半角符号，最多 \(Code128.maximumLength) 个；汉字请用二维码（qr）",
        hant: "「\(text.prefix(30))」不能印成條碼：只能有英文字母、數字和半形符號，最多 \(Code128.maximumLength) 個；漢字請用二維碼（qr）",
        en: """
          '\(text.prefix(30))' cannot be a bar code: only ASCII letters, digits and signs, at most \
          \(Code128.maximumLength); use qr for other texts
          """))
  }
}

/// The limits of pictures, in one place.
package struct PictureLimits: Sendable, Hashable {
  /// The greatest file, in bytes.
  package var bytes = 20 << 20
  /// The longest side, in pixels.
  package var side = 30_000
  /// The most pixels in all.
  package var pixels = 120_000_000
  /// The most pixels of a picture that must be decoded for a PDF: 4 bytes of memory each.
  package var decodedPixels = 40_000_000

  /// The usual limits.
  package static let standard = PictureLimits()
}

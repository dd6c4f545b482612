package import Findings

/// Why a font cannot be used.
package struct FontError: ExplainedError, Hashable {
  /// The kind of trouble, for programs.
  package let code: FindingCode
  /// What is wrong and what to do, on one line.
  package let message: LocalizedText

  init(_ code: FindingCode, _ message: LocalizedText) {
    self.code = code
    self.message = message
  }

  /// The same, of a font that a profile names under a key of `fonts`.
  package func named(by key: String) -> FontError {
    FontError(
      code,
      LocalizedText(
        "公司参数 fonts.\(key)：\(message.zhHans)", hant: "公司參數 fonts.\(key)：\(message.text(in: .zhHant))",
        en: "fonts.\(key) of the profile: \(message.text(in: .en))"))
  }

  /// No font of these families is installed.
  static func missing(_ families: [String], package: String?) -> FontError {
    let names = families.first ?? ""
    guard let package else {
      return FontError(
        .fontMissing,
        LocalizedText(
          "没有安装字体“\(names)”", hant: "沒有安裝字型「\(names)」", en: "the font '\(names)' is not installed"))
    }
    return FontError(
      .fontMissing,
      LocalizedText(
        "没有安装字体“\(names)”，请安装软件包 \(package)", hant: "沒有安裝字型「\(names)」，請安裝套件 \(package)",
        en: "the font '\(names)' is not installed: install the package \(package)"))
  }

  /// The system's list of fonts cannot be read.
  static let noCatalogue = FontError(
    .fontMissing,
    LocalizedText(
      "读不出系统的字体目录，请检查 fontconfig 的设置", hant: "讀不出系統的字型目錄，請檢查 fontconfig 的設定",
      en: "the system's list of fonts cannot be read: check the settings of fontconfig"))

  /// The file cannot be read.
  static func unreadable(_ file: String, _ reason: LocalizedText) -> FontError {
    FontError(
      .fontUnreadable,
      LocalizedText(
        "无法读取字体 \(file)：\(reason.zhHans)", hant: "無法讀取字型 \(file)：\(reason.text(in: .zhHant))",
        en: "cannot read the font \(file): \(reason.text(in: .en))"))
  }

  /// The file is no font with outlines that documents can hold.
  static func unknownFormat(_ name: String) -> FontError {
    FontError(
      .fontFormatUnknown,
      LocalizedText(
        "\(name) 不是可用的字体，只认 TrueType 和 OpenType（.ttf .otf .ttc）",
        hant: "\(name) 不是可用的字型，只認 TrueType 和 OpenType（.ttf .otf .ttc）",
        en: "\(name) is not a usable font: only TrueType and OpenType (.ttf .otf .ttc) are"))
  }

  /// The file is cut short or contradicts itself.
  package static func damaged(_ name: String) -> FontError {
    FontError(
      .fontDamaged,
      LocalizedText(
        "字体 \(name) 已损坏或不完整，请重新安装", hant: "字型 \(name) 已損壞或不完整，請重新安裝",
        en: "the font \(name) is damaged or incomplete: install it again"))
  }

  /// The collection has fewer faces.
  static func noFace(_ index: Int, in file: String, count: Int) -> FontError {
    FontError(
      .fontFaceMissing,
      LocalizedText(
        "字体文件 \(file) 里没有第 \(index) 个字体，只有 0 到 \(count - 1)",
        hant: "字型檔案 \(file) 裡沒有第 \(index) 個字型，只有 0 到 \(count - 1)",
        en: "the font file \(file) has no face \(index), only 0 to \(count - 1)"))
  }

  /// The font's maker does not allow it in documents.
  static func notEmbeddable(_ name: String) -> FontError {
    FontError(
      .fontNotEmbeddable,
      LocalizedText(
        "字体 \(name) 不允许嵌入文件，请换用别的字体", hant: "字型 \(name) 不允許嵌入檔案，請換用別的字型",
        en: "the font \(name) may not be embedded in documents: use another"))
  }

  /// A document's text has a character for which the font, or what was taken of it for labels, has no glyph.
  package static func noGlyph(_ character: Unicode.Scalar, _ face: FontFace) -> FontError {
    let digits = String(character.value, radix: 16, uppercase: true)
    let code = "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    return FontError(
      .characterMissing,
      LocalizedText(
        "字体“\(face.familyName)”里没有字符“\(character)”（\(code)），请换用有这个字的字体",
        hant: "字型「\(face.familyName)」裡沒有字元「\(character)」（\(code)），請換用有這個字的字型",
        en: "the font '\(face.familyName)' has no glyph for '\(character)' (\(code)): use one that has it"))
  }

  /// A document takes only fonts whose glyphs are described as TrueType does.
  package static func notTrueType(_ face: FontFace) -> FontError {
    let (family, package) = FontPackages.widest
    let name = face.familyName
    return FontError(
      .fontNotTrueType,
      LocalizedText(
        "字体“\(name)”不是 TrueType 轮廓，OFD 用不了，请换用“\(family)”（软件包 \(package)）这类字体",
        hant: "字型「\(name)」不是 TrueType 輪廓，OFD 用不了，請換用「\(family)」（套件 \(package)）這類字型",
        en:
          "OFD cannot take the font '\(name)', which is not TrueType: use one such as '\(family)' (package \(package))")
    )
  }
}

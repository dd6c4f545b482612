extension FindingArea {
  /// Codes of fonts, which pages in PDF and OFD hold.
  package static let fonts = FindingArea(
    "fonts", LocalizedText("字体", hant: "字型", en: "fonts"),
    #"""
    font-missing failure
      没有安装版面要用的字体 | 沒有安裝版面要用的字型 | a font that pages need is not installed
      例 没有安装字体“Noto Serif CJK SC”，请安装软件包 fonts-noto-cjk | 沒有安裝字型「Noto Serif CJK TC」，請安裝套件 fonts-noto-cjk | the font 'Noto Serif CJK SC' is not installed: install the package fonts-noto-cjk
      → 安装所说的软件包，或在设置里换用已有的字体 | 安裝所說的套件，或在設定裡換用已有的字型 | install the package named, or name a font in the settings that is there

    font-unreadable failure
      字体文件读不出来 | 字型檔案讀不出來 | the font file cannot be read
      例 无法读取字体 fonts/song.ttf：没有权限 | 無法讀取字型 fonts/song.ttf：沒有權限 | cannot read the font fonts/song.ttf: no permission
      → 检查路径和文件权限 | 檢查路徑和檔案權限 | check its path and permissions

    font-format-unknown failure
      文件不是可用的字体 | 檔案不是可用的字型 | the file is not a usable font
      例 fonts/song.woff 不是可用的字体，只认 TrueType 和 OpenType（.ttf .otf .ttc） | fonts/song.woff 不是可用的字型，只認 TrueType 和 OpenType（.ttf .otf .ttc） | fonts/song.woff is not a usable font: only TrueType and OpenType (.ttf .otf .ttc) are
      → 换用 .ttf、.otf 或 .ttc 字体 | 換用 .ttf、.otf 或 .ttc 字型 | use a font in .ttf, .otf or .ttc

    font-damaged failure
      字体文件已损坏或不完整 | 字型檔案已損壞或不完整 | the font file is damaged or incomplete
      例 字体 fonts/song.ttf 已损坏或不完整，请重新安装 | 字型 fonts/song.ttf 已損壞或不完整，請重新安裝 | the font fonts/song.ttf is damaged or incomplete: install it again
      → 重新安装字体 | 重新安裝字型 | install the font again

    font-face-missing failure
      字体文件里没有所说的那个字体 | 字型檔案裡沒有所說的那個字型 | the font file has no face of this number
      例 字体文件 fonts/song.ttc 里没有第 9 个字体，只有 0 到 4 | 字型檔案 fonts/song.ttc 裡沒有第 9 個字型，只有 0 到 4 | the font file fonts/song.ttc has no face 9, only 0 to 4
      → 改正字体的序号 | 改正字型的序號 | correct the number of the face

    font-not-embeddable failure
      字体不允许嵌入文件 | 字型不允許嵌入檔案 | the font may not be embedded in documents
      例 字体 Example Song 不允许嵌入文件，请换用别的字体 | 字型 Example Song 不允許嵌入檔案，請換用別的字型 | the font Example Song may not be embedded in documents: use another
      → 换用允许嵌入的字体 | 換用允許嵌入的字型 | use a font that may be embedded

    font-not-true-type failure
      字体不是 TrueType 轮廓，OFD 用不了 | 字型不是 TrueType 輪廓，OFD 用不了 | OFD cannot take a font whose outlines are not TrueType
      例 字体“Noto Serif CJK SC”不是 TrueType 轮廓，OFD 用不了，请换用“BabelStone Han”（软件包 fonts-babelstone-han）这类字体 | 字型「Noto Serif CJK TC」不是 TrueType 輪廓，OFD 用不了，請換用「BabelStone Han」（套件 fonts-babelstone-han）這類字型 | OFD cannot take the font 'Noto Serif CJK SC', which is not TrueType: use one such as 'BabelStone Han' (package fonts-babelstone-han)
      → 换用 TrueType 字体，如软件包 fonts-babelstone-han 里的 | 換用 TrueType 字型，如套件 fonts-babelstone-han 裡的 | use a TrueType font, such as that of the package fonts-babelstone-han

    character-missing varies
      字体里没有文字中的某个字 | 字型裡沒有文字中的某個字 | a text has a character that no font in use has
      例 所用的字体里没有 𠮷（U+20BB7），印不出来 | 所用的字型裡沒有 𠮷（U+20BB7），印不出來 | no font in use has 𠮷（U+20BB7）, which so cannot be printed
      → 安装字更全的字体（软件包 fonts-babelstone-han），或改用常用字 | 安裝字更全的字型（套件 fonts-babelstone-han），或改用常用字 | install a font with more characters (package fonts-babelstone-han), or use a common one
    """#)
}

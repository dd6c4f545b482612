import TestSupport

/// Texts that try to be something else: markup, a tag, a formula, a field, a code of a page header, an address, a name of a
/// sheet or a file.
enum HostileText {
  /// What means something to some reader of some file.
  private static let pieces = [
    "<", ">", "&", "\"", "'", "</w:t>", "</w:p></w:body>", "<w:br/>", "</t></is></c><c r=\"Z1\"/>", "<f>1</f>", "&amp;",
    "&#x3C;", "]]>", "<![CDATA[", "<!--", "-->", "<?x?>",
    "{{", "}}", "{{n}}", "{{#行}}", "{{/行}}", "｛｛", "{{=<% %>=}}", "|rmb",
    "=1+1", "=cmd|'/c calc'!A1", "+A1", "-2+3", "@SUM(A1)", "#REF!", "'", "!A1", "1e309", "NaN",
    "DDEAUTO", " REF x ", "\\h", "{ PAGE }", "HYPERLINK \"file:///c:/x\"", "INCLUDETEXT",
    "&P", "&[Page]", "&\"Arial\"", "&K000000", "9", "_x000D_", "_x0026_P", "_x005F_", "_x003A_", "_x", "\u{600}_x0041_",
    "javascript:", "file:///", "mailto:", "http://a/", "\\\\host\\share", "../", ":", "*?[]/\\", "%7B%7Bn%7D%7D", "%00",
    "\0", "\u{1}", "\u{B}", "\u{1F}", "\u{7F}", "\u{85}", "\u{FFFE}", "\u{FFFF}", "\u{FEFF}", "\u{202E}", "\u{2066}",
    "\u{2028}", "\u{200D}", "\r", "\n", "\r\n", "\t", " ", "\u{301}", "e\u{301}", "汉", "𠮷𡈽𪚥", "👨‍👩‍👧", "🇨🇳", "a", "0",
  ]

  /// Texts that hold one trick each, then such as are put together at random, always the same.
  static let samples: [String] = {
    let whole = [
      " 前后 ", "History", "'", "'\u{301}a'\u{301}", "a:\u{301}b/\u{301}", "<\u{301}&\u{301}>", "''!A1+'", "_x0026_P",
      "_x005F_x0026_", "&_x0026_", "a\nb\tc\r\nd\re", "\u{202E}abc\u{202C}", "javascript:alert(1)", "https://{{v}}/<a>",
      "http://]]>", "http://a:b/", "https://", "http://[::1]:8/a[0]#b#c%",
      "HTTPS://JavaScript:alert(1)@x", "mailto:a@b.cn?subject=[%",
      "../../etc/passwd", "9&10", String(repeating: "\n", count: 300), String(repeating: "&", count: 300),
      String(repeating: "𠮷", count: 200), String(repeating: "_x000D_", count: 60),
      String(repeating: "长", count: 40_000),
      String(repeating: "<&\u{301}😀", count: 9_000),
    ]
    var random = SeededRandom(20_261_122)
    let mixed = (0..<40).map { _ in (0..<(2 + random.below(6))).map { _ in random.pick(pieces) }.joined() }
    return pieces + whole + mixed
  }()

  /// What is left of a text in XML that has no way to write every character: U+FFFD for what XML 1.0 cannot hold, and one
  /// line feed for each end of a line.
  static func xml(_ text: String) -> String {
    var out = String.UnicodeScalarView()
    var last: Unicode.Scalar = "a"
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where last == "\r": break
      case 0x0A, 0x0D: out.append("\n")
      case 0x09: out.append(scalar)
      case ..<0x20, 0xFFFE, 0xFFFF: out.append("\u{FFFD}")
      default: out.append(scalar)
      }
      last = scalar
    }
    return String(out)
  }
}

extension String {
  /// The text with one piece in the stead of another, by scalars: combining marks do not hide what stands before them.
  func exchanging(_ piece: String, with other: String) -> String {
    String(unicodeScalars.replacing(piece.unicodeScalars, with: other.unicodeScalars))
  }

  /// The text with its percent signs and the digits after them read as bytes; a byte order mark is a character.
  var percentDecoded: String {
    var bytes: [UInt8] = []
    var rest = utf8[...]
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "%"), digits.utf8.count == 2, let code = UInt8(digits, radix: 16) {
        bytes.append(code)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether the texts are the same scalars, which canonical equivalence does not say.
  func isExactly(_ other: String) -> Bool { unicodeScalars.elementsEqual(other.unicodeScalars) }
}

/// When two spellings are the same name: width, case, blanks, kinds of dash and of quote make no difference.
package enum NameFolding {
  /// The form that names are compared in.
  package static func key(_ name: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !isBlank(scalar) { view.append(plain(scalar)) }
    return String(view).lowercased()
  }

  /// The scalar's ordinary form: half width, `-` for dashes, straight quotes.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    default: halfWidth(scalar)
    }
  }

  /// `＃` as `#`; anything else as it is.
  static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
    return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
  }

  /// Blanks of every width, those of none included.
  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace || (0x200B...0x200F).contains(scalar.value) || scalar == "\u{2060}"
      || scalar == "\u{FEFF}"
  }
}

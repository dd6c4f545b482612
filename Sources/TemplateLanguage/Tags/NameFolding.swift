import Findings

/// When two spellings are the same name: width, case, blanks, kinds of dash and of quote make no difference.
package enum NameFolding {
  /// The form that names are compared in.
  package static func key(_ name: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in name.unicodeScalars where !scalar.isBlank { view.append(plain(scalar)) }
    return String(view).lowercased()
  }

  /// The scalar's ordinary form: half width, `-` for dashes, straight quotes.
  static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x2010...0x2015, 0x2212: "-"
    case 0x2018, 0x2019: "'"
    case 0x201C, 0x201D: "\""
    default: scalar.halfWidth
    }
  }
}

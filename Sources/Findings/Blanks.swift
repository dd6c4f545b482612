extension Unicode.Scalar {
  /// The ASCII character of a full-width one, which input methods type for it: `Ａ` is `A`. Others are themselves.
  package var halfWidth: Unicode.Scalar {
    guard 0xFF01...0xFF5E ~= value else { return self }
    return Unicode.Scalar(value - 0xFEE0) ?? self
  }

  /// Whether it shows nothing: white space of every width, characters without width, and the byte order mark.
  @inlinable package var isBlank: Bool {
    switch value {
    // Nearly every text: the visible characters of ASCII, and the blocks of Chinese.
    case 0x21...0x7E, 0x3001...0xD7FF: false
    case 0x09...0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200F, 0x2028, 0x2029, 0x202F, 0x205F, 0x2060, 0x3000, 0xFEFF:
      true
    default: false
    }
  }
}

extension String {
  /// Whether the text shows nothing.
  package var isBlank: Bool { unicodeScalars.allSatisfy(\.isBlank) }

  /// The text without blanks at both ends.
  package var trimmed: String {
    let scalars = unicodeScalars
    guard let start = scalars.firstIndex(where: { !$0.isBlank }), let end = scalars.lastIndex(where: { !$0.isBlank })
    else { return "" }
    if start == scalars.startIndex, scalars.index(after: end) == scalars.endIndex { return self }
    return String(scalars[start...end])
  }
}

import CHarfBuzz

/// Names that a face gives itself.
enum FontName {
  /// The first of these names that the face has, in English.
  static func read(_ ids: [UInt32], of face: OpaquePointer) -> String? {
    let english = hb_language_from_string("en", -1)
    for id in ids {
      var size: UInt32 = 256
      var bytes = [CChar](repeating: 0, count: Int(size))
      guard hb_ot_name_get_utf8(face, id, english, &size, &bytes) > 0 else { continue }
      let name = String(decoding: bytes.prefix(Int(size)).map(UInt8.init(bitPattern:)), as: UTF8.self)
      if !name.isEmpty { return name }
    }
    return nil
  }

  /// The name with only what a PostScript name may hold.
  static func postScript(_ name: String) -> String {
    let kept = name.unicodeScalars.filter {
      (0x21...0x7E).contains($0.value) && !"[](){}<>/%".unicodeScalars.contains($0)
    }
    return kept.isEmpty ? "Font" : String(String.UnicodeScalarView(kept.prefix(63)))
  }
}

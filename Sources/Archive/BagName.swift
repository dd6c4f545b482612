import Findings

/// Names that may stand in a packet.
///
/// RFC 8493 lets `%` be written only as `%25`, which bagit-python does not undo: names here have none.
enum BagName {
  /// Whether this is one plain name of ASCII letters, digits, `-`, `_` and `.`, not hidden, at most 100 bytes, and none
  /// that Windows keeps for devices.
  static func isSafe(_ name: String) -> Bool {
    (1...100).contains(name.utf8.count) && name.utf8.first != UInt8(ascii: ".") && name.utf8.first != UInt8(ascii: "-")
      && name.utf8.allSatisfy {
        (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
          || $0 == UInt8(ascii: "-")
          || $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".")
      } && !name.contains("..") && !isDevice(name)
  }

  /// CON, PRN, AUX, NUL, COM1–9 and LPT1–9, with any ending: Windows makes no file of such a name.
  private static func isDevice(_ name: String) -> Bool {
    let stem = name.prefix { $0 != "." }.uppercased()
    return ["CON", "PRN", "AUX", "NUL"].contains(stem)
      || stem.utf8.count == 4 && (stem.hasPrefix("COM") || stem.hasPrefix("LPT"))
        && ("1"..."9").contains(stem.suffix(1))
  }

  static func check(_ name: String) throws(ArchiveError) {
    guard isSafe(name) else {
      throw ArchiveError(
        .unsafeName, "“\(name)”不能用作档案包里的文件名，只许字母、数字、- _ 和 .",
        hant: "「\(name)」不能用作檔案包裡的檔名，只許字母、數字、- _ 和 .",
        en: "“\(name)” cannot be a name in a packet: only letters, digits, - _ and .")
    }
  }

  /// Orders names by their bytes, as manifests and archives here are ordered.
  static func precedes(_ a: String, _ b: String) -> Bool { a.utf8.lexicographicallyPrecedes(b.utf8) }
}

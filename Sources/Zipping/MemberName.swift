import Findings

/// The rules for names of archive members, the same for reading and writing.
enum MemberName {
  /// The longest name in bytes.
  static let longest = 200

  /// The name that these bytes write: UTF-8 where they are UTF-8, else code page 437 as the zip format says.
  static func decode(_ bytes: ArraySlice<UInt8>) -> String {
    if let text = String(validating: bytes, as: UTF8.self) { return text }
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(byte < 0x80 ? Unicode.Scalar(byte) : codePage437[Int(byte) - 0x80]) }
    return String(text)
  }

  /// Refuses a name that could lead out of a folder or that not every system can hold.
  static func check(_ name: String) throws(ZipError) {
    guard isSafe(name) else {
      throw ZipError(
        .zipUnsafeName, member: name,
        LocalizedText(
          "压缩包成员名不安全：“\(name)”，已拒绝", hant: "壓縮檔成員名不安全：「\(name)」，已拒絕",
          en: "unsafe archive member name \"\(name)\": refused"))
    }
  }

  /// What two names that a careless system takes for one have in common.
  static func folded(_ name: String) -> String { name.lowercased() }

  static func duplicate(_ name: String) -> ZipError {
    ZipError(
      .zipDuplicateName, member: name,
      LocalizedText(
        "压缩包里有重名成员“\(name)”（不分大小写），已拒绝", hant: "壓縮檔裡有重名成員「\(name)」（不分大小寫），已拒絕",
        en: "the archive holds \"\(name)\" twice (ignoring case): refused"))
  }

  private static func isSafe(_ name: String) -> Bool {
    var count = 0
    // The segment so far: its length, and whether it has nothing but dots.
    var length = 0
    var isDots = true
    for byte in name.utf8 {
      if byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return false }
      if byte == UInt8(ascii: ":"), count == 1 { return false }
      if byte == UInt8(ascii: "/") {
        if length == 0 || (isDots && length <= 2) { return false }
        length = 0
        isDots = true
      } else {
        length += 1
        if byte != UInt8(ascii: ".") { isDots = false }
      }
      count += 1
    }
    return count <= longest && length > 0 && !(isDots && length <= 2)
  }

  private static let codePage437 = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
      + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars)
}

/// The names of an archive's members, of which no two may be the same ignoring case.
struct UniqueNames {
  private var folded: Set<String> = []

  init(capacity: Int = 0) { folded.reserveCapacity(capacity) }

  /// Takes a name, or throws if it is unsafe or there already.
  mutating func insert(_ name: String) throws(ZipError) {
    try MemberName.check(name)
    guard folded.insert(MemberName.folded(name)).inserted else { throw MemberName.duplicate(name) }
  }
}

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
        .unsafeName, member: name,
        LocalizedText(
          "压缩包成员名不安全：“\(name)”，已拒绝", hant: "壓縮檔成員名不安全：「\(name)」，已拒絕",
          en: "unsafe archive member name \"\(name)\": refused"))
    }
  }

  /// What two names that a careless system takes for one have in common.
  static func folded(_ name: String) -> String { name.lowercased() }

  static func duplicate(_ name: String) -> ZipError {
    ZipError(
      .duplicateName, member: name,
      LocalizedText(
        "压缩包里有重名成员“\(name)”（不分大小写），已拒绝", hant: "壓縮檔裡有重名成員「\(name)」（不分大小寫），已拒絕",
        en: "the archive holds \"\(name)\" twice (ignoring case): refused"))
  }

  private static func isSafe(_ name: String) -> Bool {
    let bytes = Array(name.utf8)
    guard !bytes.isEmpty, bytes.count <= longest, bytes[0] != UInt8(ascii: "/") else { return false }
    for byte in bytes where byte < 0x20 || byte == 0x7F || byte == UInt8(ascii: "\\") { return false }
    if bytes.count > 1, bytes[1] == UInt8(ascii: ":") { return false }
    for segment in bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false) {
      if segment.isEmpty || segment.elementsEqual(".".utf8) || segment.elementsEqual("..".utf8) { return false }
    }
    return true
  }

  private static let codePage437 = Array(
    ("ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐"
      + "└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u{A0}").unicodeScalars)
}

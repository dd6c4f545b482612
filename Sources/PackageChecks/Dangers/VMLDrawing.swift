import OPC
import Zipping

/// Drawings in VML, the language of comments and form controls in workbooks.
enum VMLDrawing {
  /// Reads a drawing; `nil` if it is no XML even with its line breaks closed, which old versions of Excel leave open.
  static func read(_ part: Part) throws(OPCError) -> CheckedPart? {
    var bytes: [UInt8] = []
    let plain = try part.bytes()
    bytes.reserveCapacity(plain.count)
    let open = Array("<br>".utf8)
    var at = 0
    while let start = plain[at...].firstIndex(of: UInt8(ascii: "<")) {
      bytes += plain[at..<start]
      let isOpen = plain[start...].starts(with: open)
      bytes += isOpen ? Array("<br/>".utf8) : [plain[start]]
      at = start + (isOpen ? open.count : 1)
    }
    bytes += plain[at...]
    do throws(ZipError) {
      return try CheckedPart(part.name.text, contentType: part.contentType, bytes)
    } catch { return nil }
  }
}

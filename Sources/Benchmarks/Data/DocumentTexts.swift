import Foundation
import OPC

/// Looks for the values of a document where they belong.
struct DocumentTexts {
  /// Throws unless the document at `path` has all texts, in their order.
  ///
  /// All text of document, header and footer is put together as Word shows it; a value that an engine wrote as several
  /// runs is one text again.
  static func check(_ path: String, has values: [PeerValues.Value]) throws {
    let package = try OPCPackage(reading: Array(try Data(contentsOf: URL(filePath: path))), name: path)
    var text: [UInt8] = []
    for name in PeerTemplate.members.compactMap({ PartName($0) }) {
      collect(try package.bytes(of: name), into: &text)
    }
    if text.firstRange(of: Array("{{".utf8)) != nil { throw BenchError("\(path): a tag was left") }
    var at = 0
    func find(_ value: String) throws {
      if value.isEmpty { return }
      guard let found = text[at...].withUnsafeBufferPointer({ place(of: Array(value.utf8), in: $0) }) else {
        throw BenchError("\(path): “\(value)” is missing")
      }
      at += found + value.utf8.count
    }
    for value in values {
      switch value {
      case .text(let text): try find(text)
      case .rows(let rows): for cell in rows.joined() { try find(cell) }
      }
    }
  }

  private static func place(of needle: [UInt8], in text: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let base = text.baseAddress, let first = needle.first else { return nil }
    var at = 0
    while at + needle.count <= text.count, let found = memchr(base + at, Int32(first), text.count - at) {
      at = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if at + needle.count <= text.count, memcmp(found, needle, needle.count) == 0 { return at }
      at += 1
    }
    return nil
  }

  /// The character data of `w:t`, unescaped.
  private static func collect(_ xml: [UInt8], into text: inout [UInt8]) {
    var at = 0
    while at < xml.count {
      guard let open = xml[at...].firstIndex(of: UInt8(ascii: "<")) else { return }
      guard let close = xml[open...].firstIndex(of: UInt8(ascii: ">")) else { return }
      let tag = xml[open...close]
      at = close + 1
      guard tag.starts(with: "<w:t".utf8), [0x3E, 0x20].contains(tag[open + 4]), xml[close - 1] != UInt8(ascii: "/")
      else {
        continue
      }
      let end = xml[at...].firstIndex(of: UInt8(ascii: "<")) ?? xml.count
      unescape(xml[at..<end], into: &text)
      at = end
    }
  }

  private static let entities: [(name: [UInt8], character: UInt8)] = [
    ("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&#34;", "\""), ("&#39;", "'"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)[0]) }

  private static func unescape(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) {
    var at = bytes.startIndex
    while at < bytes.endIndex {
      if bytes[at] == UInt8(ascii: "&"), let entity = entities.first(where: { bytes[at...].starts(with: $0.name) }) {
        text.append(entity.character)
        at += entity.name.count
      } else {
        text.append(bytes[at])
        at += 1
      }
    }
  }
}

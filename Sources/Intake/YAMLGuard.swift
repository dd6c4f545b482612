import Findings

/// Looks over a YAML text before it is parsed: refuses anchors and aliases, which can make seven lines expand to millions
/// of values, and nesting deeper than the limit.
///
/// It follows quotes, comments and block texts well enough to know where a value begins; it reports, it never repairs.
struct YAMLGuard {
  private let limits: IntakeLimits
  private let file: String

  init(file: String, limits: IntakeLimits) {
    self.file = file
    self.limits = limits
  }

  /// The first thing that is refused, if any.
  func finding(in bytes: [UInt8]) -> Finding? {
    var indents: [Int] = []
    var flow = 0
    var quote: UInt8?
    var blockTextBelow: Int?
    for (index, range) in TextCheck.lines(bytes).enumerated() {
      var i = range.lowerBound
      var stop = range.upperBound
      while stop > i, [0x0A, 0x0D, 0x20].contains(bytes[stop - 1]) { stop -= 1 }
      while i < stop, bytes[i] == 0x20 { i += 1 }
      guard i < stop else { continue }
      let indent = i - range.lowerBound
      if let parent = blockTextBelow {
        if indent > parent { continue }
        blockTextBelow = nil
      }
      if flow == 0, quote == nil {
        while let last = indents.last, last >= indent { indents.removeLast() }
        indents.append(indent)
      }
      var depth = indents.count
      var atStart = quote == nil
      while i < stop {
        let byte = bytes[i]
        if let open = quote {
          if byte == UInt8(ascii: "\\"), open == UInt8(ascii: "\"") { i += 1 }
          if byte == open {
            if open == UInt8(ascii: "'"), i + 1 < stop, bytes[i + 1] == open { i += 1 } else { quote = nil }
          }
          i += 1
          atStart = false
          continue
        }
        let nextIsBlank = i + 1 >= stop || bytes[i + 1] == 0x20
        let isAfterBlank = i == range.lowerBound || bytes[i - 1] == 0x20
        switch byte {
        case UInt8(ascii: "#") where isAfterBlank: i = stop
        case UInt8(ascii: "\"") where atStart, UInt8(ascii: "'") where atStart: quote = byte
        case UInt8(ascii: "&") where atStart && !nextIsBlank, UInt8(ascii: "*") where atStart && !nextIsBlank:
          let column = String(decoding: bytes[range.lowerBound..<i], as: UTF8.self).unicodeScalars.count + 1
          return YAMLGuard.anchor(Origin(file: file, line: index + 1, column: column))
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          if atStart || flow > 0 {
            flow += 1
            atStart = true
            i += 1
            continue
          }
        case UInt8(ascii: "]") where flow > 0, UInt8(ascii: "}") where flow > 0:
          flow -= 1
          atStart = false
        case UInt8(ascii: ",") where flow > 0: atStart = true
        case UInt8(ascii: ":") where nextIsBlank || flow > 0: atStart = true
        case UInt8(ascii: "-") where atStart && nextIsBlank && flow == 0,
          UInt8(ascii: "?") where atStart && nextIsBlank:
          depth += 1
        case UInt8(ascii: "|") where atStart && flow == 0, UInt8(ascii: ">") where atStart && flow == 0:
          blockTextBelow = indent
          i = stop
        case UInt8(ascii: "!") where atStart:
          while i + 1 < stop, bytes[i + 1] != 0x20 { i += 1 }
        case 0x20, 0x09: break
        default: atStart = false
        }
        i += 1
      }
      if depth + flow > limits.depth {
        return Finding(
          code: .yamlTooDeep,
          LocalizedText(
            "嵌套超过 \(limits.depth) 层", hant: "巢狀超過 \(limits.depth) 層",
            en: "lists and mappings lie more than \(limits.depth) deep in one another"),
          at: Origin(file: file, line: index + 1))
      }
    }
    return nil
  }

  static func anchor(_ origin: Origin) -> Finding {
    Finding(
      code: .yamlAnchor,
      LocalizedText(
        "这里不接受 YAML 锚点或别名（& 和 *），请把内容写全；若是文字本身，请加引号",
        hant: "這裡不接受 YAML 錨點或別名（& 和 *），請把內容寫全；若是文字本身，請加引號",
        en: "YAML anchors and aliases (& and *) are not accepted; write the value out, or quote it if it is text"),
      at: origin)
  }
}

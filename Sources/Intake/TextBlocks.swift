import Findings
import Foundation

/// The text of a source as blocks of whole lines in UTF-8, whatever encoding it came in.
///
/// UTF-8 with or without byte order mark, UTF-16 with one, and GB18030 or Big5 where the format allows it. The encoding is
/// detected from the first block that is not ASCII. Bytes that do not fit become U+FFFD and are noted in `bad`.
struct TextBlocks {
  enum Encoding {
    case undecided
    case utf8
    case gb18030
    case big5
  }
  private var source: ByteSource
  private var utf16: UTF16Bytes?
  private var carry: [UInt8] = []
  private var isFirst = true
  private var line = 1
  private let allowsGB18030: Bool
  private let limits: IntakeLimits
  private(set) var encoding = Encoding.undecided
  /// The bad bytes met so far, at most one a line; the reader takes them out when it comes to their record.
  var bad: [BadBytes] = []
  /// Whether a file that is not UTF-8 could be GB18030.
  private(set) var looksLikeGB18030 = false

  /// How much was read, of 1.
  var fraction: Double? { source.fraction }

  init(_ source: ByteSource, allowsGB18030: Bool, limits: IntakeLimits) {
    self.source = source
    self.allowsGB18030 = allowsGB18030
    self.limits = limits
  }

  /// The next block; it ends after a line end, or at the end of the file. `nil` at the end.
  mutating func next() throws(IntakeFailure) -> [UInt8]? {
    while true {
      var piece = try source.next()
      let isEnd = piece.isEmpty
      if isFirst {
        // A pipe may hand over a single byte first; a byte order mark needs three.
        while !piece.isEmpty, piece.count < 4 {
          let more = try source.next()
          if more.isEmpty { break }
          piece += more
        }
        isFirst = false
        if piece.starts(with: [0xEF, 0xBB, 0xBF]) {
          piece.removeFirst(3)
          encoding = .utf8
        } else if piece.starts(with: [0xFF, 0xFE]) {
          utf16 = UTF16Bytes(isBigEndian: false)
          piece.removeFirst(2)
        } else if piece.starts(with: [0xFE, 0xFF]) {
          utf16 = UTF16Bytes(isBigEndian: true)
          piece.removeFirst(2)
        }
      }
      if utf16 != nil {
        encoding = .utf8
        piece = utf16?.utf8(piece, isEnd: isEnd) ?? []
      }
      if piece.contains(0) { throw IntakeFailure(finding: .notText(source.name)) }
      // What was carried over has no line end, but for a carriage return as its last byte.
      let fresh = max(0, carry.count - 1)
      carry += piece
      if isEnd {
        if carry.isEmpty { return nil }
        defer { carry = [] }
        return decoded(carry)
      }
      let look = carry[fresh...]
      let cut = (look.lastIndex(of: 0x0A) ?? look.dropLast().lastIndex(of: 0x0D)).map { $0 + 1 }
      guard let cut else {
        if carry.count > limits.recordBytes {
          throw IntakeFailure(finding: .recordTooLong(source.name, line: line, limit: limits.recordBytes))
        }
        continue
      }
      let block = Array(carry[..<cut])
      carry.removeFirst(cut)
      return decoded(block)
    }
  }

  private mutating func decoded(_ block: [UInt8]) -> [UInt8] {
    let lines = TextCheck.lines(block)
    defer { line += lines.count }
    if encoding == .undecided { detectEncoding(block, lines) }
    switch encoding {
    case .undecided: return block
    case .utf8:
      if TextCheck.firstBadUTF8(block) == nil { return block }
      return repaired(block, lines, "UTF-8", TextCheck.firstBadUTF8) { String(decoding: $0, as: UTF8.self) }
    case .big5:
      // What Big5 does not assign is told as bad bytes, line by line.
      if let text = TextBlocks.big5(block[...]) { return Array(text.utf8) }
      return repaired(block, lines, "Big5", TextCheck.firstBadBig5) {
        TextBlocks.big5($0) ?? String(decoding: $0, as: UTF8.self)
      }
    case .gb18030:
      if TextCheck.firstBadGB18030(block) == nil, let text = TextBlocks.gb18030(block[...]) { return Array(text.utf8) }
      return repaired(block, lines, "GB18030", TextCheck.firstBadGB18030) {
        TextBlocks.gb18030($0) ?? String(decoding: $0, as: UTF8.self)
      }
    }
  }

  /// Detects the encoding by whole lines: a slip in one line of UTF-8 must not turn the file into GB18030.
  private mutating func detectEncoding(_ block: [UInt8], _ lines: [Range<Int>]) {
    var good = 0
    var poor = 0
    for range in lines where block[range].contains(where: { $0 >= 0x80 }) {
      if TextCheck.firstBadUTF8(block, from: range.lowerBound, to: range.upperBound) == nil {
        good += 1
      } else {
        poor += 1
      }
    }
    guard good + poor > 0 else { return }
    looksLikeGB18030 = poor > 0 && TextCheck.firstBadGB18030(block) == nil
    encoding =
      good >= poor || !allowsGB18030
      ? .utf8 : TextCheck.looksLikeBig5(block) && TextBlocks.big5(block[...]) != nil ? .big5 : .gb18030
  }

  private mutating func repaired(
    _ block: [UInt8], _ lines: [Range<Int>], _ name: String, _ firstBad: ([UInt8], Int, Int?) -> Int?,
    _ decode: (ArraySlice<UInt8>) -> String
  ) -> [UInt8] {
    var out: [UInt8] = []
    for (index, range) in lines.enumerated() {
      if let at = firstBad(block, range.lowerBound, range.upperBound) {
        let column = decode(block[range.lowerBound..<at]).unicodeScalars.count + 1
        bad.append(BadBytes(line: line + index, column: column, byte: block[at], encoding: name))
      }
      out += decode(block[range]).utf8
    }
    return out
  }

  /// Big5, which Excel in Taiwan and Hong Kong writes, as text; `nil` if a character is not assigned.
  static func big5(_ bytes: ArraySlice<UInt8>) -> String? {
    // kCFStringEncodingBig5 with the bit that marks Core Foundation encodings.
    String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0A03))
  }

  /// GB18030 as text; `nil` if a character is not assigned.
  static func gb18030(_ bytes: ArraySlice<UInt8>) -> String? {
    // kCFStringEncodingGB_18030_2000 with the bit that marks Core Foundation encodings.
    String(data: Data(bytes), encoding: String.Encoding(rawValue: 0x8000_0632))
  }
}

/// UTF-16 turned into UTF-8 piece by piece. Lone surrogates become bytes that are not UTF-8, to be found as such.
struct UTF16Bytes {
  let isBigEndian: Bool
  private var rest: [UInt8] = []
  private var high: UInt32?

  init(isBigEndian: Bool) { self.isBigEndian = isBigEndian }

  mutating func utf8(_ bytes: [UInt8], isEnd: Bool) -> [UInt8] {
    let all = rest + bytes
    var out: [UInt8] = []
    out.reserveCapacity(all.count * 3 / 2)
    var i = 0
    while i + 1 < all.count {
      let unit = isBigEndian ? UInt32(all[i]) << 8 | UInt32(all[i + 1]) : UInt32(all[i + 1]) << 8 | UInt32(all[i])
      i += 2
      if let lead = high {
        high = nil
        if 0xDC00...0xDFFF ~= unit {
          UTF16Bytes.append(0x10000 + (lead - 0xD800) << 10 + (unit - 0xDC00), to: &out)
          continue
        }
        UTF16Bytes.append(lead, to: &out)
      }
      if 0xD800...0xDBFF ~= unit { high = unit } else { UTF16Bytes.append(unit, to: &out) }
    }
    rest = Array(all[i...])
    if isEnd {
      if let lead = high { UTF16Bytes.append(lead, to: &out) }
      if !rest.isEmpty { out.append(0xFF) }
      high = nil
      rest = []
    }
    return out
  }

  private static func append(_ code: UInt32, to out: inout [UInt8]) {
    switch code {
    case ..<0x80: out.append(UInt8(code))
    case ..<0x800: out += [UInt8(0xC0 | code >> 6), UInt8(0x80 | code & 63)]
    case ..<0x10000: out += [UInt8(0xE0 | code >> 12), UInt8(0x80 | code >> 6 & 63), UInt8(0x80 | code & 63)]
    default:
      out += [
        UInt8(0xF0 | code >> 18), UInt8(0x80 | code >> 12 & 63), UInt8(0x80 | code >> 6 & 63), UInt8(0x80 | code & 63),
      ]
    }
  }
}

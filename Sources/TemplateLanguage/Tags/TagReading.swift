import Findings

/// Reads what stands between a tag's braces, as meant: full-width marks, curly quotes, odd blanks and dashes included.
struct TagReading {
  private let scalars: [Unicode.Scalar]
  private var at = 0
  private var end: Int
  /// Whether something was read as another character than the one that stands there.
  var isOdd = false

  init(_ content: String) {
    scalars = Array(content.unicodeScalars)
    end = scalars.count
  }

  /// The mark before the name, in its ASCII form; `nil` if the name comes first.
  mutating func sigil() -> Unicode.Scalar? {
    skipBlanks()
    guard at < end else { return nil }
    let ascii = scalars[at].halfWidth
    guard "#?^/@!=&{><*+%$~".unicodeScalars.contains(ascii) else { return nil }
    if ascii != scalars[at] { isOdd = true }
    at += 1
    return ascii
  }

  /// What has not been read yet.
  var rest: String { string(at..<end) }

  /// `{{{x}}}`: the third brace belongs to the marks.
  mutating func dropClosingBrace() {
    while end > at, scalars[end - 1].isBlank { end -= 1 }
    if end > at, scalars[end - 1].halfWidth == "}" { end -= 1 }
  }

  /// The name up to the first pipe, trimmed, and its place in bytes from the start of the content.
  mutating func name() -> (text: String, offset: Int) {
    skipBlanks()
    let start = at
    while at < end, !isBar(scalars[at]) { at += 1 }
    var stop = at
    while stop > start, scalars[stop - 1].isBlank {
      stop -= 1
      noteBlank(scalars[stop])
    }
    for scalar in scalars[start..<stop]
    where scalar.isBlank && scalar != " " || NameFolding.plain(scalar) != scalar && !isLabelMark(scalar) {
      isOdd = true
    }
    return (string(start..<stop), string(0..<start).utf8.count)
  }

  /// The pipes after the name.
  mutating func pipes() -> [PipeCall] {
    var calls: [PipeCall] = []
    while at < end {
      if scalars[at] != "|" { isOdd = true }
      at += 1
      skipBlanks()
      let start = at
      while at < end, !isBar(scalars[at]), !isColon(scalars[at]) { at += 1 }
      var stop = at
      while stop > start, scalars[stop - 1].isBlank { stop -= 1 }
      var call = PipeCall(name: string(start..<stop), argument: nil)
      if at < end, isColon(scalars[at]) {
        if scalars[at] != ":" { isOdd = true }
        at += 1
        call.argument = argument()
      }
      calls.append(call)
    }
    return calls
  }

  /// All up to the next pipe; within quotes a bar and blanks at the ends are part of it. Ideographic blanks are kept: they
  /// are how one writes a gap, as in `default:　　年　月　日`.
  private mutating func argument() -> String {
    while at < end, scalars[at] == " " { at += 1 }
    if at < end, let closing = TagReading.quotes[scalars[at]],
      let stop = scalars[(at + 1)..<end].firstIndex(where: { closing.contains($0) }),
      scalars[(stop + 1)..<end].first(where: { $0 != " " }).map(isBar) ?? true
    {
      if !scalars[at].isASCII { isOdd = true }
      let text = string((at + 1)..<stop)
      at = stop + 1
      while at < end, !isBar(scalars[at]) { at += 1 }
      return text
    }
    let start = at
    while at < end, !isBar(scalars[at]) { at += 1 }
    var stop = at
    while stop > start, scalars[stop - 1] == " " { stop -= 1 }
    return string(start..<stop)
  }

  private static let quotes: [Unicode.Scalar: [Unicode.Scalar]] = [
    "\"": ["\""], "'": ["'"], "“": ["”", "“"], "”": ["”"], "‘": ["’", "‘"], "’": ["’"],
  ]

  private mutating func skipBlanks() {
    while at < end, scalars[at].isBlank {
      noteBlank(scalars[at])
      at += 1
    }
  }

  private mutating func noteBlank(_ scalar: Unicode.Scalar) { if !scalar.isASCII { isOdd = true } }

  private func isBar(_ scalar: Unicode.Scalar) -> Bool { scalar == "|" || scalar == "｜" }
  private func isColon(_ scalar: Unicode.Scalar) -> Bool { scalar == ":" || scalar == "：" }
  /// Full-width brackets and signs are at home in Chinese labels: 人民币（大写）.
  private func isLabelMark(_ scalar: Unicode.Scalar) -> Bool { "（）／％：，、".unicodeScalars.contains(scalar) }

  private func string(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[range])
    return String(view)
  }
}

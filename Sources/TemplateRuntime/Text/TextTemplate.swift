package import Findings
package import TemplateLanguage

/// A template that is plain text: the tag language by itself, as in the Mustache specification.
///
/// The smallest engine: it shows how one plugs in. It cuts its source into texts (here: one), lets `TagParser` find the tags,
/// `SectionMatcher` pair them and `SlotCompiler` resolve them, builds a `Program`, and leaves the rest to `ProgramRunner`.
package struct TextTemplate: Sendable {
  private let program: Program

  /// Compiles a text; `nil` if a finding is an error.
  ///
  /// `scope` are the contexts around the text, those of the whole data if `nil`.
  package static func compile(
    _ text: String, name: String, vocabulary: TemplateVocabulary, in scope: NameScope? = nil,
    delimiters: TagDelimiters = .standard
  ) -> (template: TextTemplate?, findings: [Finding]) {
    let bytes = Array(text.utf8)
    var parser = TagParser(delimiters: delimiters)
    let tags = parser.tags(in: bytes).map { tag in
      LocatedTag(tag: tag, origin: origin(name, bytes, tag.range), excerpt: "")
    }
    var compiler = SlotCompiler(vocabulary: vocabulary)
    compiler.report(parser.issues.map { TagFindings.finding($0, at: origin(name, bytes, $0.range), excerpt: "") })
    let (pairs, problems) = SectionMatcher.pairs(tags, for: vocabulary)
    compiler.report(problems)
    let opens = Set(pairs.map(\.open))
    let closes = Set(pairs.map(\.close))

    var builder = ProgramBuilder()
    var scopes = [scope ?? NameScope(vocabulary)]
    var at = 0
    for (index, located) in tags.enumerated() {
      let tag = located.tag
      let line = standaloneLine(tag, bytes)
      builder.bytes(bytes[min(at, line.lowerBound)..<line.lowerBound])
      at = line.upperBound
      let scope = scopes[scopes.count - 1]
      switch tag.kind {
      case .value, .picture:
        if tag.draws {
          compiler.cannotDraw(located)
        } else if let slot = compiler.value(located, in: scope, as: .plain) {
          builder.value(slot)
        }
      case .section, .inverted:
        let section = compiler.section(located, in: scope)
        guard opens.contains(index) else { break }
        builder.begin(
          section?.slot ?? SectionSlot(path: NamePath(start: .current, members: []), isInverted: true, options: []))
        scopes.append(section?.inside ?? .anything)
      case .close:
        guard closes.contains(index) else { break }
        builder.end()
        scopes.removeLast()
      case .comment, .delimiters: break
      }
    }
    builder.bytes(bytes[at...])
    let template = compiler.findings.hasErrors ? nil : TextTemplate(program: builder.program)
    return (template, compiler.findings)
  }

  /// The text, if it is the same for all data.
  package var constant: String? { program.isConstant ? String(decoding: program.constants.bytes, as: UTF8.self) : nil }

  /// Renders the text in the contexts that `state` is in.
  ///
  /// - Throws: `TemplateError` if it grows past the limits.
  package func render(in state: inout RenderState, with runner: inout ProgramRunner) throws(TemplateError) -> String {
    try runner.run(program, in: &state)
    return String(decoding: runner.out, as: UTF8.self)
  }

  /// Renders the text.
  ///
  /// - Throws: `TemplateError` if it grows past the limits.
  package func render(_ data: TemplateData) throws(TemplateError) -> String {
    var state = RenderState(data)
    var runner = ProgramRunner()
    try runner.run(program, in: &state)
    return String(decoding: runner.out, as: UTF8.self)
  }

  /// Renders the text with plain data; dates and 是/否 are written in `language`.
  ///
  /// - Throws: `TemplateError` if it grows past the limits.
  package func render(_ value: TemplateValue, language: Language = .zhHans) throws(TemplateError) -> String {
    try render(TemplateData(value, language: language))
  }

  /// The bytes that a tag takes away: its line, if it is alone on it and prints nothing itself; else the tag.
  private static func standaloneLine(_ tag: Tag, _ bytes: [UInt8]) -> Range<Int> {
    if tag.kind == .value || tag.kind == .picture { return tag.range }
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
    var start = tag.range.lowerBound
    while start > 0, isBlank(bytes[start - 1]) { start -= 1 }
    guard start == 0 || bytes[start - 1] == 0x0A else { return tag.range }
    var end = tag.range.upperBound
    while end < bytes.count, isBlank(bytes[end]) { end += 1 }
    if end == bytes.count { return start..<end }
    if bytes[end] == 0x0D, end + 1 < bytes.count, bytes[end + 1] == 0x0A { return start..<(end + 2) }
    return bytes[end] == 0x0A ? start..<(end + 1) : tag.range
  }

  private static func origin(_ name: String, _ bytes: [UInt8], _ range: Range<Int>) -> Origin {
    let before = bytes[..<range.lowerBound]
    let line = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    return Origin(
      file: name, line: before.count { $0 == 0x0A } + 1,
      column: String(decoding: bytes[line..<range.lowerBound], as: UTF8.self).unicodeScalars.count + 1)
  }
}

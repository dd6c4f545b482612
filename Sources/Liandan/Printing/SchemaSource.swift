import Findings
import Forms

/// What documents without a template of their own are made from: the schema, and behind it what else decides their bytes.
struct SchemaSource {
  /// The language; Simplified Chinese is not written down.
  var language = Language.zhHans
  /// The kind of PDF; the plainest is not written down.
  var level = PDFLevel.a2u
  /// The template of the word-processing document that lies inside.
  var document: [UInt8]?
  /// The fonts of fixed pages; `nil` for other formats, and where an earlier version did not write them down.
  var fonts: RecordedFonts?

  private enum Key: String {
    case document = "Liandan_Document", level = "Liandan_PDF", language = "Liandan_Language", fonts = "Liandan_Fonts"

    func line(_ value: String) -> String { "\n# \(rawValue): \(value)\n" }
  }

  init(language: Language = .zhHans, level: PDFLevel = .a2u, document: [UInt8]? = nil) {
    (self.language, self.level, self.document) = (language, level, document)
  }

  /// Reads a source that was written for a schema.
  init(_ source: [UInt8]) {
    var rest = source[...]
    func take<Value>(_ key: Key, _ value: (String) -> Value?) -> Value? {
      guard let start = rest.dropLast().lastIndex(of: UInt8(ascii: "\n")) else { return nil }
      let line = String(decoding: rest[start...], as: UTF8.self)
      let head = key.line("").dropLast()
      guard line.hasPrefix(head), line.hasSuffix("\n"),
        let value = value(String(line.dropFirst(head.count).dropLast()))
      else { return nil }
      rest = rest[..<start]
      return value
    }
    fonts = take(.fonts) { RecordedFonts($0) }
    language = take(.language, { Language(rawValue: $0) }) ?? .zhHans
    level = take(.level, { PDFLevel(rawValue: $0) }) ?? .a2u
    if let count = take(.document, { Int($0) }), (0...rest.count).contains(count) {
      document = Array(rest.suffix(count))
    }
  }

  /// The source for a schema.
  func bytes(_ schema: FormSchema) -> [UInt8] {
    var bytes = Array(schema.text.utf8)
    if let document {
      bytes += document
      bytes += Key.document.line("\(document.count)").utf8
    }
    if level != .a2u { bytes += Key.level.line(level.rawValue).utf8 }
    if language != .zhHans { bytes += Key.language.line(language.rawValue).utf8 }
    if let fonts { bytes += Key.fonts.line(fonts.text).utf8 }
    return bytes
  }
}

import Findings
import Fonts
import Pages
import Records
import Storage

/// The fonts in which fixed pages are set, as they are kept with what the pages were made from: another version of a font
/// gives other bytes.
struct RecordedFonts: Hashable, Sendable {
  /// One face.
  struct Face: Hashable, Sendable {
    let name: String
    let version: String
    /// What tells its content from that of others.
    let digest: String
  }
  let faces: [Face]

  /// The faces of some fonts.
  init(_ fonts: PageFonts) {
    faces = fonts.faces.map { face in
      Face(
        name: RecordedFonts.plain(face.postScriptName), version: RecordedFonts.plain(face.version),
        digest: String(Digest(of: face.checksums).hex.prefix(16)))
    }
  }

  /// Reads what ``text`` wrote.
  init?(_ text: String) {
    let faces = text.split(separator: "; ").map { $0.split(separator: "|", omittingEmptySubsequences: false) }
    guard !faces.isEmpty, faces.allSatisfy({ $0.count == 3 }) else { return nil }
    self.faces = faces.map { Face(name: String($0[0]), version: String($0[1]), digest: String($0[2])) }
  }

  /// The faces on one line: name, version and digest of each.
  var text: String { faces.map { "\($0.name)|\($0.version)|\($0.digest)" }.joined(separator: "; ") }

  private static func plain(_ text: String) -> String {
    String(text.map { $0.isNewline || "|;".contains($0) ? " " : $0 }.prefix(80))
  }

  /// How the fonts of today differ from these: `NotoSerifCJKsc-Regular：登记时 Version 2.001，现在 Version 2.003`. Nothing
  /// where they are the same.
  func changes(to now: RecordedFonts) -> [LocalizedText] {
    zip(faces, now.faces).filter { $0 != $1 }.map { then, now in
      let (old, new) = then.name == now.name ? (then.version, now.version) : (then.label, now.label)
      return LocalizedText(
        "\(then.name)：登记时 \(old)，现在 \(new)", hant: "\(then.name)：登記時 \(old)，現在 \(new)",
        en: "\(then.name): \(old) when it was recorded, \(new) now")
    }
  }
}

extension RecordedFonts.Face {
  fileprivate var label: String { "\(name) \(version)" }
}

extension RecordReader {
  /// The fonts of a copy that are other ones now; nothing where they are the same, or nobody knows.
  func fontChanges(of copy: StoredCopy) -> [LocalizedText] {
    guard let format = DocumentFormat(rawValue: copy.name.format)?.entry.pages,
      let bytes = try? register.asset(copy.template), let schema = try? schema(of: copy.name.number)
    else { return [] }
    let source = SchemaSource(bytes)
    guard let then = source.fonts,
      let now = try? renderers.pages.fonts(source.language, for: format, of: schema.profile)
    else {
      return []
    }
    return then.changes(to: RecordedFonts(now))
  }
}

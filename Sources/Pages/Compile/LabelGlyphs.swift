import Findings
import Fonts
import FormLayout
import Forms
import PageGraphics
import TemplateRuntime
import Typesetting

/// The glyphs that all forms of a template have: their fonts are cut to size once.
struct LabelGlyphs: Sendable {
  /// The fonts by face; `nil` for a face without labels.
  let resources: [FontResource?]
  /// For each face, a bit for each glyph.
  private let bits: [[UInt64]]

  init(_ glyphs: [[FontResource.Glyph]], faces: [FontFace]) {
    resources = zip(glyphs, faces).map { glyphs, face in
      glyphs.isEmpty ? nil : FontResource(labelsIn: face, glyphs: glyphs)
    }
    bits = glyphs.map { glyphs in
      guard let last = glyphs.map(\.id).max() else { return [] }
      var bits = [UInt64](repeating: 0, count: Int(last) / 64 + 1)
      for glyph in glyphs { bits[Int(glyph.id) / 64] |= 1 << UInt64(glyph.id % 64) }
      return bits
    }
  }

  /// Whether a glyph is among those of labels.
  func has(_ glyph: GlyphID, of face: Int) -> Bool {
    let word = Int(glyph) / 64
    return word < bits[face].count && bits[face][word] & 1 << UInt64(glyph % 64) != 0
  }
}

extension PageCompiler {
  /// The glyphs of all constant texts, of what an empty form says, and of choices, copies and page numbers.
  func labels(_ wording: FormWording) -> LabelGlyphs {
    var collector = GlyphCollector(fonts: fonts)
    collector.add("0123456789 ", .text)
    for box in TickBox.allCases {
      if let glyph = fonts.boxes[box] { collector.add(glyph, box.candidates[0]) }
    }
    if let page = frame?.margins.page {
      for words in [page.before, page.between, page.after] { collector.add(words, .text) }
      collector.add(planner.title, .title)
    }
    if !stamps.isEmpty { collector.add(SealDrawer.words.text(in: planner.language), .text) }
    for list in planner.schema.choiceLists.sorted(by: { $0.key < $1.key }) {
      for choice in list.value.choices { collector.add(choice.label.text(in: planner.language), .text) }
    }
    let lines = allLines
    for line in lines {
      for case .constant(let text) in line.pieces.map(\.content) {
        collector.add(text, line.pieces.first?.style ?? .text)
      }
    }
    // What stands in the margins follows from the schema, but for the number.
    for copy in planner.schema.copies {
      var state = RenderState(wording.data(nil, copy: copy, marks: .none))
      var runner = ProgramRunner()
      for line in lines {
        for piece in line.pieces {
          guard case .text(let template) = piece.content,
            let text = try? template.render(in: &state, with: &runner)
          else { continue }
          collector.add(text, piece.style)
        }
      }
      if let side = frame?.margins.side {
        for piece in side.pieces {
          guard case .text(let template) = piece.content, let text = try? template.render(in: &state, with: &runner)
          else { continue }
          collector.add(vertical: text)
        }
      }
    }
    return LabelGlyphs(collector.glyphs, faces: fonts.faces)
  }

  /// The lines of the head, of the grid outside of repeats, and of the margins.
  private var allLines: [PageLine] {
    var lines: [PageLine] = []
    if let frame {
      lines = [frame.head.left, frame.head.right] + frame.head.greeting.map(\.line)
      for strip in [frame.margins.first, frame.margins.other, frame.margins.foot] {
        lines += [strip.left, strip.centre, strip.right]
      }
    }
    lines += areas.map(\.line)
    for band in bands {
      switch band {
      case .grid(let rows, _, _):
        for row in rows where row.repeated == nil { lines += row.cells.flatMap { $0.lines + $0.foot } }
      case .note(let note): lines.append(note.line)
      case .pictures(let pictures): lines.append(pictures.heading)
      case .pageBreak: break
      }
    }
    return lines
  }
}

/// Gathers the glyphs of texts.
private struct GlyphCollector {
  let fonts: PageFonts
  private(set) var glyphs: [[FontResource.Glyph]]
  private var seen: [Set<GlyphID>]

  init(fonts: PageFonts) {
    self.fonts = fonts
    glyphs = fonts.faces.map { _ in [] }
    seen = fonts.faces.map { _ in [] }
  }

  mutating func add(_ text: String, _ style: PageFonts.Style) {
    let font = fonts.typesetter.fonts[style.rawValue]
    for character in text.unicodeScalars where character.value >= 0x20 {
      for script in [TextScript.han, .latin] { add(font.glyph(for: character, in: script), character) }
    }
  }

  mutating func add(vertical text: String) {
    guard VerticalText.isUpright(text) else { return add(text, .text) }
    let characters = Array(text.unicodeScalars)
    for glyph in VerticalText(text, font: fonts.typesetter.fonts[0], size: 1_000).glyphs {
      add(TextGlyph(face: glyph.face, glyph: glyph.glyph, advance: 0), characters[glyph.source])
    }
  }

  mutating func add(_ glyph: TextGlyph, _ character: Unicode.Scalar) {
    let face = Int(glyph.face)
    guard face < glyphs.count, glyph.glyph != 0, seen[face].insert(glyph.glyph).inserted else { return }
    glyphs[face].append(FontResource.Glyph(id: glyph.glyph, character: character))
  }
}

import Findings
import Markup
import OPC
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Footnotes, endnotes and comments that parts which may be repeated refer to: each iteration gets a note of its own.
struct WordNotes {
  private var sources: [NoteKind: WordPartSource] = [:]
  private var nodes: [NoteKind: [String: Int]] = [:]
  /// The notes that are written where they are referred to, and no longer stand in their part as they are.
  private(set) var taken: [NoteKind: Set<Int>] = [:]
  /// The tags of these notes.
  private(set) var tags: [TemplateTag] = []
  /// The greatest number of a note by kind.
  private(set) var last: [NoteKind: Int] = [:]

  init() {}

  /// Knows the notes of a part.
  mutating func add(_ source: WordPartSource, _ kind: NoteKind) {
    let part = source.part
    sources[kind] = source
    for node in part.outline.elements(of: part.outline.root)
    where part.outline.name(of: node) == part.prefix + kind.element {
      guard let id = part.attribute("id", of: node) else { continue }
      nodes[kind, default: [:]][id] = node
      if let number = Int(id), number < Int(Int32.max) / 2 { last[kind] = max(last[kind] ?? 0, number) }
    }
  }

  /// The program of a note in the contexts of the place that refers to it; `nil` if there is no such note.
  mutating func program(
    _ kind: NoteKind, _ id: String, _ scopes: [NameScope], _ compiler: inout SlotCompiler
  ) -> NoteProgram? {
    guard var source = sources[kind], let node = nodes[kind]?[id] else { return nil }
    source.range = source.part.range(node)
    let isFirst = taken[kind, default: []].insert(node).inserted
    let reader = WordTagReader(source)
    var part = WordPartCompiler(reader)
    // Faults are told once, however many places refer to the note.
    if isFirst {
      compiler.report(reader.findings)
      tags += reader.tags.map { TemplateTag($0.located) }
    }
    guard let program = part.compile(note: node, scopes, &compiler) else { return nil }
    return NoteProgram(kind: kind, id: id, part: source.name, program: program)
  }

  /// What is left of a part of notes, and where the notes that were written go.
  func remainder(_ kind: NoteKind) -> [WordEdit] {
    guard let source = sources[kind], let taken = taken[kind] else { return [] }
    let part = source.part
    let end = part.outline.nodes[part.outline.root].inner.upperBound
    return taken.sorted().map { WordEdit(range: part.range($0), rank: .content, order: -2, actions: []) }
      + [WordEdit(range: end..<end, rank: .content, actions: [.notes(kind)])]
  }

  /// The ranges of the notes that were taken.
  func takenRanges(_ kind: NoteKind) -> [Range<Int>] {
    guard let source = sources[kind] else { return [] }
    return taken[kind, default: []].map { source.part.range($0) }
  }
}

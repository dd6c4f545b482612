import Findings
import Markup
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// Walks over the bytes of a part with its edits and writes the program. Here names are resolved: what stands inside a
/// section's unit sees the section's names, wherever in a row the section's own tag stands.
struct WordEmission {
  let part: WordOutline
  let tags: [LocatedTag]
  let pairs: [SectionMatcher.Pair]
  /// How wide pictures may be, in millimetres, by tag.
  let limits: [Int: Double]
  /// The lists that begin with each iteration of a section, by its pair.
  var lists: [Int: [(key: String, list: Int)]] = [:]
  /// The tags whose cells are merged with those above, each with the section that repeats its row, by its pair.
  var merges: [Int: Int] = [:]

  /// The program of the bytes of `range` in the contexts of `around`; `nil`, with a finding, if units overlap without one
  /// holding the other.
  func program(
    _ edits: [WordEdit], _ range: Range<Int>, _ around: [NameScope], _ compiler: inout SlotCompiler,
    _ notes: inout WordNotes
  ) -> Program? {
    var builder = ProgramBuilder()
    let prefix = part.prefix
    let textBreak = { (element: String) in
      Array("</\(prefix)t><\(prefix)\(element)/><\(prefix)t xml:space=\"preserve\">".utf8)
    }
    let context = ValueContext(
      escaping: .xml, lineBreak: builder.constant(textBreak("br")), tab: builder.constant(textBreak("tab")))
    let bytes = part.outline.bytes
    let drawings = WordDrawings(part: part)
    var open: [Int?] = []
    var merging: [Int: ValueSlot] = [:]
    var scopes = around
    var at = range.lowerBound
    let sorted = edits.enumerated().sorted {
      ($0.element.range.lowerBound, $0.element.rank, $0.element.order, $0.offset)
        < ($1.element.range.lowerBound, $1.element.rank, $1.element.order, $1.offset)
    }
    for edit in sorted.map(\.element) where edit.range.lowerBound >= at && edit.range.upperBound <= range.upperBound {
      builder.bytes(bytes[at..<edit.range.lowerBound])
      at = edit.range.upperBound
      for action in edit.actions {
        switch action {
        case .literal(let literal): builder.bytes(literal)
        case .merge(let tag):
          merging[tag] = compiler.value(tags[tag], in: scopes[scopes.count - 1], as: context, merges: true)
          if let slot = merging[tag] {
            let mark = "<\(prefix)vMerge"
            builder.merge(
              slot, mergeKey(tag), begins: Array("\(mark) \(prefix)val=\"restart\"/>".utf8),
              goesOn: Array("\(mark)/>".utf8))
          }
        case .value(let tag) where merges[tag] != nil:
          builder.begin(unmerged: mergeKey(tag))
          if let slot = merging[tag] { builder.value(slot) }
          builder.end()
        case .value(let tag):
          if let slot = compiler.value(tags[tag], in: scopes[scopes.count - 1], as: context) { builder.value(slot) }
        case .attribute(let tag):
          if tags[tag].tag.draws { compiler.cannotDraw(tags[tag]) }
          if let slot = compiler.value(tags[tag], in: scopes[scopes.count - 1], as: .xml) { builder.value(slot) }
        case .drawings(let tag):
          if let slot = compiler.value(tags[tag], in: scopes[scopes.count - 1], as: context) {
            drawings.append(slot, limit: limits[tag], to: &builder)
          }
        case .address(let tag, let context):
          if tags[tag].tag.draws { compiler.cannotDraw(tags[tag]) }
          if let slot = compiler.value(tags[tag], in: scopes[scopes.count - 1], as: context) { builder.value(slot) }
        case .tick(let tag, let yes, let no):
          if let slot = compiler.value(tags[tag], in: scopes[scopes.count - 1], as: .xml) {
            builder.tick(slot, yes: yes, no: no)
          }
        case .number(let key, let space, let isNew): builder.number(key, in: space, isNew: isNew)
        case .name(let key, let name): builder.name(key, as: name)
        case .list(let key): builder.list(key)
        case .note(let kind, let id, let key, let isOwn):
          if var note = notes.program(kind, id, scopes, &compiler) {
            if isOwn { note.number = Int(id) }
            builder.note(note, key: key)
          } else {
            builder.bytes(id.utf8)
          }
        case .noteNumber: builder.noteNumber()
        case .notes(let kind): builder.notes(kind)
        case .linkBegin:
          builder.beginLink()
          open.append(nil)
        case .placeholder(let tag):
          let slot = compiler.value(tags[tag], in: scopes[scopes.count - 1], as: context)
          builder.begin(drawings: slot ?? .nothing, limit: nil, separator: [])
          open.append(nil)
        case .fact(let fact): builder.drawing(fact)
        case .open(let pair):
          let section = compiler.section(tags[pairs[pair].open], in: scopes[scopes.count - 1])
          for tag in merges.keys.sorted() where merges[tag] == pair { builder.mergeEnd(mergeKey(tag)) }
          builder.begin(section?.slot ?? .nothing)
          scopes.append(section?.inside ?? .anything)
          open.append(pair)
          for (key, list) in lists[pair] ?? [] { builder.listStart(key, list: list) }
        case .close(let pair):
          guard open.last == .some(pair) else {
            let other = open.last.flatMap { $0 }.map { pairs[$0] }
            compiler.report([WordFindings.overlap(tags, in: pairs[pair], with: other)])
            return nil
          }
          open.removeLast()
          scopes.removeLast()
          builder.end()
        case .once(let bytes, let key): builder.once(bytes, key: key)
        case .again(let key): builder.again(key)
        case .parting(let tail, let bytes): builder.parting(tail: tail, bytes: bytes)
        case .fresh: builder.fresh()
        case .keptBegin(let needle):
          open.append(nil)
          builder.begin(keptBy: needle)
        case .keptEnd, .placeholderEnd, .linkEnd:
          guard case .some(.none) = open.last else { return nil }
          open.removeLast()
          builder.end()
        case .closing(let tail, let otherwise): builder.closing(tail: tail, otherwise: otherwise)
        }
      }
    }
    builder.bytes(bytes[at..<range.upperBound])
    return open.isEmpty ? builder.program : nil
  }

  private func mergeKey(_ tag: Int) -> String { "cell \(tag)" }
}

extension ValueSlot {
  /// A value that is never there, for one that could not be understood.
  static let nothing = ValueSlot(path: NamePath(start: .search, members: [""]), pipes: [], context: .xml)
}

extension SectionSlot {
  /// A section that is never rendered, for one that could not be understood.
  static let nothing = SectionSlot(
    path: NamePath(start: .search, members: [""]), isInverted: false, options: [])
}

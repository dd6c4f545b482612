import Findings
import Pictures
package import TemplateLanguage

/// Runs programs over data. What comes out is a record of pieces, which is kept from run to run; text and compressed part
/// are made from it.
package struct ProgramRunner {
  /// What was rendered.
  package private(set) var text = TextRecorder()
  private var program: Program?
  private var done: [Bool] = []
  /// The numbers given out, by key.
  private var counts: [KeyCount] = []
  /// The value that the cell of a key had last, and whether it went on with the merge above.
  private var merges: [Int: (text: String, goesOn: Bool)] = [:]
  private let limit: Int

  /// `limit` is the greatest size of a text in bytes.
  package init(limit: Int = TemplateLimits.standard.partBytes) { self.limit = limit }

  /// The text that was rendered.
  package var out: [UInt8] {
    var out: [UInt8] = []
    if let program { text.write(to: &out, program.constants) }
    return out
  }

  /// Renders `program`; `text` then holds its pieces.
  ///
  /// - Throws: `TemplateError` if the text grows past the limit.
  package mutating func run(_ program: Program, in state: inout RenderState) throws(TemplateError) {
    try run(program, counting: [KeyCount](repeating: KeyCount(), count: program.keyCount), &state)
  }

  private mutating func run(
    _ program: Program, counting counts: [KeyCount], _ state: inout RenderState
  ) throws(TemplateError) {
    text.removeAll()
    self.program = program
    if program.onceCount > 0 { done = [Bool](repeating: false, count: program.onceCount) }
    self.counts = counts
    merges.removeAll(keepingCapacity: true)
    try run(program, 0..<program.nodes.count, &state)
  }

  private mutating func run(
    _ program: Program, _ range: Range<Int>, _ state: inout RenderState
  ) throws(TemplateError) {
    var at = range.lowerBound
    while at < range.upperBound {
      switch program.nodes[at] {
      case .bytes(let piece): text.constant(piece, of: program.constants)
      case .value(let index):
        let start = text.values.count
        try state.append(index, of: program, to: &text.values)
        ValueWriter.finish(&text, from: start, in: program.slotReads[index].context, constants: program.constants)
      case .section(let index, let end):
        try run(section: index, program, (at + 1)..<end, &state)
        at = end - 1
      case .kept(let needle, let end):
        let start = text.mark
        try run(program, (at + 1)..<end, &state)
        if !text.contains(program.constants[needle], from: start, with: program.constants) { text.rewind(to: start) }
        at = end - 1
      case .closing(let tail, let otherwise):
        if !text.ends(with: program.constants[tail], with: program.constants) {
          text.constant(otherwise, of: program.constants)
        }
      case .parting(let tail, let bytes):
        if text.endsBeforeMarks(with: program.constants[tail], with: program.constants) {
          text.constant(bytes, of: program.constants)
        }
      case .again(let number): done[number] = false
      case .once(let number, let piece):
        if !done[number] {
          done[number] = true
          text.constant(piece, of: program.constants)
        }
      case .fresh:
        state.lastFresh += 1
        text.value(number: state.lastFresh)
      case .drawings(let slot, let limit, let separator, let end):
        let outer = state.drawing
        for (index, drawing) in try state.drawings(of: program.slots[slot], limit: limit).enumerated() {
          if index > 0 { text.constant(separator, of: program.constants) }
          state.drawing = drawing
          try run(program, (at + 1)..<end, &state)
        }
        state.drawing = outer
        at = end - 1
      case .drawing(let fact): append(fact, &state)
      case .number(let key, let space, let isNew):
        if isNew || counts[key].times == 0 {
          counts[key].last = state.unique.next(space)
          counts[key].times += 1
        }
        text.value(number: counts[key].last)
      case .name(let key, let piece):
        let suffix = counts[key].times > 1 ? "_\(counts[key].times)" : ""
        let name = String(decoding: program.constants[piece], as: UTF8.self)
        append(name.prefix(40 - suffix.count) + suffix)
      case .listStart(let key, let list):
        counts[key].times += 1
        counts[key].last = counts[key].times == 1 ? list : state.unique.list(like: list)
      case .list(let key): text.value(number: counts[key].last)
      case .note(let index, let key):
        let note = program.notes[index]
        let number =
          note.number ?? key.flatMap { counts[$0].times > 0 ? counts[$0].last : nil }
          ?? state.unique.next(.note(note.kind))
        try write(note, number, &state)
        text.value(number: number)
      case .noteNumber: text.value(number: state.unique.note)
      case .notes(let kind): text.value(state.unique.notes[kind] ?? [])
      case .link(let end):
        let start = text.mark
        try run(program, (at + 1)..<end, &state)
        let target = String(decoding: text.bytes(from: start, program.constants), as: UTF8.self)
        text.rewind(to: start)
        text.value(state.links.relationship(to: target, from: state.pictures.part).utf8)
        at = end - 1
      case .tick(let index, let yes, let no):
        text.constant(try state.isTicked(program.slots[index]) ? yes : no, of: program.constants)
      case .merge(let index, let key, let begins, let goesOn):
        let value = try state.text(of: program.slots[index])
        let isSame = !value.isEmpty && merges[key]?.text == value
        merges[key] = (value, isSame)
        if !value.isEmpty { text.constant(isSame ? goesOn : begins, of: program.constants) }
      case .unmerged(let key, let end):
        if merges[key]?.goesOn != true { try run(program, (at + 1)..<end, &state) }
        at = end - 1
      case .mergeEnd(let key): merges[key] = nil
      }
      at += 1
    }
    if text.count > limit { throw TemplateError.tooLarge(limit) }
  }

  private mutating func run(
    section index: Int, _ program: Program, _ body: Range<Int>, _ state: inout RenderState
  ) throws(TemplateError) {
    let read = program.sectionReads[index]
    if read.isInverted {
      if state.isPrinted(inverted: program.sections[index], read) { try run(program, body, &state) }
      return
    }
    let items = state.items(of: program.sections[index], read)
    for index in 0..<items.count {
      state.push(items.item(index, in: state.data))
      try run(program, body, &state)
      state.pop()
      if text.count > limit || text.pieces.count > TemplateLimits.standard.pieces {
        throw TemplateError.tooLarge(limit)
      }
      if state.iterationsLeft < 0 { throw TemplateError.tooManyIterations }
    }
  }

  /// Writes a note for the place that refers to it.
  private func write(_ note: NoteProgram, _ number: Int, _ state: inout RenderState) throws(TemplateError) {
    let outer = (state.unique.note, state.pictures.part)
    state.unique.note = number
    state.pictures.part = note.part
    var runner = ProgramRunner(limit: limit)
    // What an earlier copy of the note numbered and named is not there again.
    let key = NoteKey(kind: note.kind, id: note.id)
    let counts = state.unique.counts[key] ?? [KeyCount](repeating: KeyCount(), count: note.program.keyCount)
    try runner.run(note.program, counting: counts, &state)
    state.unique.counts[key] = runner.counts
    state.unique.notes[note.kind, default: []] += runner.out
    (state.unique.note, state.pictures.part) = outer
  }

  private mutating func append(_ fact: DrawingFact, _ state: inout RenderState) {
    guard let drawing = state.drawing else { return }
    switch fact {
    case .name: append(drawing.name)
    case .relationship: text.value(state.relationship(to: drawing).utf8)
    case .own(let own): text.value(state.relationship(to: drawing, inPlaceOf: own).utf8)
    case .width: text.value(number: drawing.storedSize.widthEMU)
    case .height: text.value(number: drawing.storedSize.heightEMU)
    case .rotation: text.value(drawing.rotation.utf8)
    case .overhangDown: text.value(number: drawing.overhang.down)
    case .overhangAcross: text.value(number: drawing.overhang.across)
    }
  }

  private mutating func append(_ name: String) {
    let start = text.values.count
    text.values.append(contentsOf: name.utf8)
    ValueWriter.finish(&text, from: start, in: .xml, constants: ConstantText())
  }
}

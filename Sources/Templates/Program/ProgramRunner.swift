import Findings
import Pictures

/// Runs programs over data, appending to one buffer that is kept from run to run.
struct ProgramRunner {
  /// What was rendered.
  private(set) var out: [UInt8] = []
  private var done: [Bool] = []
  /// The number given out last, and how many were, by key.
  private var current: [Int] = []
  private var times: [Int] = []
  private let limit: Int

  /// `limit` is the greatest size of a text in bytes.
  init(limit: Int = TemplateLimits.standard.partBytes) { self.limit = limit }

  /// Renders `program`; `out` then holds its text.
  ///
  /// - Throws: `TemplateError` if the text grows past the limit.
  mutating func run(_ program: Program, _ state: inout RenderState) throws(TemplateError) {
    out.removeAll(keepingCapacity: true)
    done = [Bool](repeating: false, count: program.onceCount)
    current = [Int](repeating: 0, count: program.keyCount)
    times = current
    try run(program, 0..<program.nodes.count, &state)
  }

  private mutating func run(
    _ program: borrowing Program, _ range: Range<Int>, _ state: inout RenderState
  ) throws(TemplateError) {
    var at = range.lowerBound
    while at < range.upperBound {
      switch program.nodes[at] {
      case .bytes(let range): copy(range, program.arena)
      case .value(let index):
        let slot = program.slots[index]
        append(state.value(of: slot), slot.context, program.arena, state.language)
      case .section(let index, let end):
        let section = program.sections[index]
        if section.isInverted {
          if state.isPrinted(inverted: section) { try run(program, (at + 1)..<end, &state) }
        } else {
          let turns = state.turns(of: section)
          for turn in 0..<turns.count {
            let (context, position) = turns[turn]
            state.push(context, position: position)
            try run(program, (at + 1)..<end, &state)
            state.pop()
            if out.count > limit { throw TemplateError.tooLarge(limit) }
          }
        }
        at = end - 1
      case .kept(let needle, let end):
        let start = out.count
        try run(program, (at + 1)..<end, &state)
        if !ByteSearch.contains(program.arena[needle], in: out[start...]) { out.removeSubrange(start...) }
        at = end - 1
      case .closing(let tail, let otherwise):
        if !ByteSearch.ends(out, with: program.arena[tail]) { copy(otherwise, program.arena) }
      case .parting(let tail, let bytes):
        if ByteSearch.ends(out, with: program.arena[tail], beforeMarks: true) { copy(bytes, program.arena) }
      case .again(let number): done[number] = false
      case .once(let number, let range):
        if !done[number] {
          done[number] = true
          copy(range, program.arena)
        }
      case .fresh:
        state.lastFresh += 1
        out.append(contentsOf: String(state.lastFresh).utf8)
      case .drawings(let slot, let limit, let separator, let end):
        let outer = state.drawing
        for (index, drawing) in try state.drawings(of: program.slots[slot], limit: limit).enumerated() {
          if index > 0 { copy(separator, program.arena) }
          state.drawing = drawing
          try run(program, (at + 1)..<end, &state)
        }
        state.drawing = outer
        at = end - 1
      case .drawing(let fact): append(fact, &state)
      case .number(let key, let space, let isNew):
        if isNew || times[key] == 0 {
          current[key] = state.unique.next(space)
          times[key] += 1
        }
        append(current[key])
      case .name(let key, let range):
        let suffix = times[key] > 1 ? "_\(times[key])" : ""
        let name = String(decoding: program.arena[range], as: UTF8.self)
        ValueWriter.append(name.prefix(40 - suffix.count) + suffix, .xml, [], to: &out)
      case .listStart(let key, let list):
        times[key] += 1
        current[key] = times[key] == 1 ? list : state.unique.list(like: list)
      case .list(let key): append(current[key])
      case .note(let index, let key):
        let note = program.notes[index]
        let number = key.flatMap { times[$0] > 0 ? current[$0] : nil } ?? state.unique.next(.note(note.kind))
        try write(note, number, &state)
        append(number)
      case .noteNumber: append(state.unique.note)
      case .notes(let kind): out.append(contentsOf: state.unique.notes[kind] ?? [])
      case .link(let end):
        let start = out.count
        try run(program, (at + 1)..<end, &state)
        let target = String(decoding: out[start...], as: UTF8.self)
        out.removeSubrange(start...)
        out.append(contentsOf: state.links.relationship(to: target, from: state.pictures.part).utf8)
        at = end - 1
      case .tick(let index, let yes, let no): copy(state.isTicked(program.slots[index]) ? yes : no, program.arena)
      }
      at += 1
    }
    if out.count > limit { throw TemplateError.tooLarge(limit) }
  }

  /// Writes a note for the place that refers to it.
  private func write(_ note: NoteProgram, _ number: Int, _ state: inout RenderState) throws(TemplateError) {
    let outer = (state.unique.note, state.pictures.part)
    state.unique.note = number
    state.pictures.part = note.part
    var runner = ProgramRunner(limit: limit)
    try runner.run(note.program, &state)
    state.unique.notes[note.kind, default: []] += runner.out
    (state.unique.note, state.pictures.part) = outer
  }

  private mutating func append(_ number: Int) { out.append(contentsOf: String(number).utf8) }

  private mutating func copy(_ range: Range<Int>, _ arena: [UInt8]) {
    arena.withUnsafeBufferPointer { out.append(contentsOf: $0[range]) }
  }

  private mutating func append(_ fact: DrawingFact, _ state: inout RenderState) {
    guard let drawing = state.drawing else { return }
    switch fact {
    case .name: ValueWriter.append(drawing.name, .xml, [], to: &out)
    case .relationship: out.append(contentsOf: state.pictures.relationship(to: drawing.picture).utf8)
    case .width: out.append(contentsOf: String(drawing.storedSize.widthEMU).utf8)
    case .height: out.append(contentsOf: String(drawing.storedSize.heightEMU).utf8)
    case .turn: out.append(contentsOf: drawing.turn.utf8)
    case .overhangDown: out.append(contentsOf: String(drawing.overhang.down).utf8)
    case .overhangAcross: out.append(contentsOf: String(drawing.overhang.across).utf8)
    }
  }

  private mutating func append(
    _ value: TemplateValue, _ context: ValueContext, _ arena: [UInt8], _ language: Language
  ) {
    switch value {
    case .empty: return
    case .text(let text): ValueWriter.append(text, context, arena, to: &out)
    default: ValueWriter.append(value.text(in: language), context, arena, to: &out)
    }
  }
}

/// Searches in bytes.
enum ByteSearch {
  /// Whether `needle` occurs in `bytes`.
  static func contains(_ needle: ArraySlice<UInt8>, in bytes: ArraySlice<UInt8>) -> Bool {
    guard let first = needle.first else { return true }
    var at = bytes.startIndex
    while let hit = bytes[at...].firstIndex(of: first) {
      if bytes[hit...].starts(with: needle) { return true }
      at = hit + 1
    }
    return false
  }

  /// Whether `bytes`, white space at its end aside, ends with `tail`; empty elements but `p` may follow it if wanted.
  static func ends(_ bytes: [UInt8], with tail: ArraySlice<UInt8>, beforeMarks: Bool = false) -> Bool {
    var end = bytes.count
    while end > 0 {
      if bytes[end - 1] == 0x20 || (0x09...0x0D).contains(bytes[end - 1]) {
        end -= 1
      } else if beforeMarks, let start = markStart(bytes[..<end]) {
        end = start
      } else {
        break
      }
    }
    return end >= tail.count && bytes[(end - tail.count)..<end].elementsEqual(tail)
  }
  /// Where an empty element at the end begins; `nil` if the end is none, or an empty paragraph.
  private static func markStart(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.suffix(2).elementsEqual("/>".utf8), let start = bytes.lastIndex(of: UInt8(ascii: "<")) else {
      return nil
    }
    let name = bytes[(start + 1)...].prefix { $0 != 0x20 && $0 != UInt8(ascii: "/") }
    return name.elementsEqual("p".utf8) || name.suffix(2).elementsEqual(":p".utf8) ? nil : start
  }
}

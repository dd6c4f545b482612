package import TemplateLanguage

/// Puts a program together, front to back; neighbouring constant bytes become one instruction.
package struct ProgramBuilder {
  private var draft = ProgramDraft()
  /// What was put together so far.
  package var program: Program { Program(draft) }
  private var open: [Int] = []
  private var keys: [String: Int] = [:]
  private var onces: [String: Int] = [:]
  /// Where constant text may grow: the last instruction is the last constant piece.
  private var canGrow = false

  package init() {}

  /// Appends constant bytes.
  package mutating func bytes(_ bytes: some Collection<UInt8>) {
    if bytes.isEmpty { return }
    if canGrow {
      draft.constants.grow(by: bytes)
    } else {
      draft.nodes.append(.bytes(draft.constants.append(bytes)))
      canGrow = true
    }
  }

  /// Appends a value.
  package mutating func value(_ slot: ValueSlot) {
    add(.value(draft.add(slot)))
  }

  /// Begins a section; `end()` ends it.
  package mutating func begin(_ section: SectionSlot) {
    open.append(draft.nodes.count)
    add(.section(draft.add(section), end: 0))
  }

  /// Begins a body that must contain `needle`; `end()` ends it.
  package mutating func begin(keptBy needle: [UInt8]) {
    let needle = constant(needle)
    open.append(draft.nodes.count)
    add(.kept(needle: needle, end: 0))
  }

  /// Begins the body for each picture that a slot draws; `end()` ends it.
  package mutating func begin(drawings slot: ValueSlot, limit: Double?, separator: [UInt8]) {
    let separator = constant(separator)
    open.append(draft.nodes.count)
    add(.drawings(draft.add(slot), limit: limit, separator: separator, end: 0))
  }

  /// Appends a fact about the picture being drawn.
  package mutating func drawing(_ fact: DrawingFact) { add(.drawing(fact)) }

  /// The number of a key in this program.
  package mutating func key(_ name: String) -> Int {
    if let key = keys[name] { return key }
    keys[name] = draft.keyCount
    draft.keyCount += 1
    return draft.keyCount - 1
  }

  /// Appends a number, a new one or the last one of its key.
  package mutating func number(_ key: String, in space: NumberSpace, isNew: Bool) {
    add(.number(key: self.key(key), space, isNew: isNew))
  }

  /// Appends a name that goes with a key's numbers.
  package mutating func name(_ key: String, as name: [UInt8]) {
    let (key, name) = (self.key(key), constant(name))
    add(.name(key: key, name))
  }

  /// Begins a list of an iteration.
  package mutating func listStart(_ key: String, list: Int) { add(.listStart(key: self.key(key), list: list)) }

  /// Appends the number of a list.
  package mutating func list(_ key: String) { add(.list(key: self.key(key))) }

  /// Appends the number of a note and writes the note.
  package mutating func note(_ note: NoteProgram, key: String?) {
    let key = key.map { self.key($0) }
    draft.notes.append(note)
    add(.note(draft.notes.count - 1, key: key))
  }

  /// Appends the number of the note being written.
  package mutating func noteNumber() { add(.noteNumber) }

  /// Appends the notes that were written.
  package mutating func notes(_ kind: NoteKind) { add(.notes(kind)) }

  /// Begins the address of a link; `end()` ends it.
  package mutating func beginLink() {
    open.append(draft.nodes.count)
    add(.link(end: 0))
  }

  /// Appends one of two texts.
  package mutating func tick(_ slot: ValueSlot, yes: [UInt8], no: [UInt8]) {
    let (yes, no) = (constant(yes), constant(no))
    add(.tick(draft.add(slot), yes: yes, no: no))
  }

  /// Appends how a cell is merged with the one above.
  package mutating func merge(_ slot: ValueSlot, _ key: String, begins: [UInt8], goesOn: [UInt8]) {
    let (key, begins, goesOn) = (self.key(key), constant(begins), constant(goesOn))
    add(.merge(draft.add(slot), key: key, begins: begins, goesOn: goesOn))
  }

  /// Begins what a cell has that does not go on with a merge; `end()` ends it.
  package mutating func begin(unmerged key: String) {
    let key = self.key(key)
    open.append(draft.nodes.count)
    add(.unmerged(key: key, end: 0))
  }

  /// Ends the merges of a key.
  package mutating func mergeEnd(_ key: String) { add(.mergeEnd(key: self.key(key))) }

  /// Ends what was begun last.
  package mutating func end() {
    guard let head = open.popLast() else { return }
    let end = draft.nodes.count
    switch draft.nodes[head] {
    case .section(let index, _): draft.nodes[head] = .section(index, end: end)
    case .kept(let needle, _): draft.nodes[head] = .kept(needle: needle, end: end)
    case .link: draft.nodes[head] = .link(end: end)
    case .unmerged(let key, _): draft.nodes[head] = .unmerged(key: key, end: end)
    case .drawings(let slot, let limit, let separator, _):
      draft.nodes[head] = .drawings(slot, limit: limit, separator: separator, end: end)
    default: break
    }
    canGrow = false
  }

  /// Appends `otherwise` for texts that do not end in `tail`.
  package mutating func closing(tail: [UInt8], otherwise: [UInt8]) {
    let (tail, otherwise) = (constant(tail), constant(otherwise))
    add(.closing(tail: tail, otherwise: otherwise))
  }

  /// Appends `bytes` for texts that end in `tail`.
  package mutating func parting(tail: [UInt8], bytes: [UInt8]) {
    let (tail, bytes) = (constant(tail), constant(bytes))
    add(.parting(tail: tail, bytes: bytes))
  }

  /// Appends bytes for the first iteration only; of those with one key, only the first are written.
  package mutating func once(_ bytes: some Collection<UInt8>, key: String? = nil) {
    let piece = constant(Array(bytes))
    add(.once(once(key), piece))
  }

  /// Lets what `once` wrote by a key be written again.
  package mutating func again(_ key: String) { add(.again(once(key))) }

  private mutating func once(_ key: String?) -> Int {
    if let key, let number = onces[key] { return number }
    if let key { onces[key] = draft.onceCount }
    draft.onceCount += 1
    return draft.onceCount - 1
  }

  /// Appends a fresh number.
  package mutating func fresh() { add(.fresh) }

  /// The number of a constant piece with these bytes, outside the text.
  package mutating func constant(_ bytes: [UInt8]) -> Int {
    let count = draft.constants.count
    let number = draft.constants.shared(bytes)
    if draft.constants.count > count { canGrow = false }
    return number
  }

  private mutating func add(_ node: ProgramNode) {
    draft.nodes.append(node)
    canGrow = false
  }
}

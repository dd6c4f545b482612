/// Puts a program together, front to back; neighbouring constant bytes become one instruction.
struct ProgramBuilder {
  private(set) var program = Program()
  private var open: [Int] = []
  private var constants: [[UInt8]: Range<Int>] = [:]
  /// Where constant text may grow: the last instruction is text that ends the arena.
  private var canGrow = false

  /// Appends constant bytes.
  mutating func bytes(_ bytes: some Collection<UInt8>) {
    if bytes.isEmpty { return }
    let start = program.arena.count
    program.arena.append(contentsOf: bytes)
    if canGrow, case .bytes(let range)? = program.nodes.last {
      program.nodes[program.nodes.count - 1] = .bytes(range.lowerBound..<program.arena.count)
    } else {
      program.nodes.append(.bytes(start..<program.arena.count))
      canGrow = true
    }
  }

  /// Appends a value.
  mutating func value(_ slot: ValueSlot) {
    program.slots.append(slot)
    add(.value(program.slots.count - 1))
  }

  /// Begins a section; `end()` ends it.
  mutating func begin(_ section: SectionSlot) {
    program.sections.append(section)
    open.append(program.nodes.count)
    add(.section(program.sections.count - 1, end: 0))
  }

  /// Begins a body that must contain `needle`; `end()` ends it.
  mutating func begin(keptBy needle: [UInt8]) {
    let range = constant(needle)
    open.append(program.nodes.count)
    add(.kept(needle: range, end: 0))
  }

  /// Begins the body for each picture that a slot draws; `end()` ends it.
  mutating func begin(drawings slot: ValueSlot, limit: Double?, separator: [UInt8]) {
    let range = constant(separator)
    program.slots.append(slot)
    open.append(program.nodes.count)
    add(.drawings(program.slots.count - 1, limit: limit, separator: range, end: 0))
  }

  /// Appends a fact about the picture being drawn.
  mutating func drawing(_ fact: DrawingFact) { add(.drawing(fact)) }

  /// Ends what was begun last.
  mutating func end() {
    guard let head = open.popLast() else { return }
    let end = program.nodes.count
    switch program.nodes[head] {
    case .section(let index, _): program.nodes[head] = .section(index, end: end)
    case .kept(let needle, _): program.nodes[head] = .kept(needle: needle, end: end)
    case .drawings(let slot, let limit, let separator, _):
      program.nodes[head] = .drawings(slot, limit: limit, separator: separator, end: end)
    default: break
    }
    canGrow = false
  }

  /// Appends `otherwise` for texts that do not end in `tail`.
  mutating func closing(tail: [UInt8], otherwise: [UInt8]) {
    let (tail, otherwise) = (constant(tail), constant(otherwise))
    add(.closing(tail: tail, otherwise: otherwise))
  }

  /// Appends bytes for the first turn only.
  mutating func once(_ bytes: some Collection<UInt8>) {
    let range = constant(Array(bytes))
    program.onceCount += 1
    add(.once(program.onceCount - 1, range))
  }

  /// Appends a fresh number.
  mutating func fresh() { add(.fresh) }

  /// A range of the arena with these bytes, outside the text.
  mutating func constant(_ bytes: [UInt8]) -> Range<Int> {
    if let range = constants[bytes] { return range }
    let range = program.arena.count..<(program.arena.count + bytes.count)
    program.arena.append(contentsOf: bytes)
    constants[bytes] = range
    canGrow = false
    return range
  }

  private mutating func add(_ node: ProgramNode) {
    program.nodes.append(node)
    canGrow = false
  }
}

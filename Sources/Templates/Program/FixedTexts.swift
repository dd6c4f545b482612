/// The texts of a program's slots that are the same on one copy of all forms of a schema: made once, as they are printed.
struct FixedTexts {
  private let program: Program
  private let wording: FormWording
  private let copy: Int
  /// Where the text of each slot is; of no use where the count is negative.
  private var texts: [(start: Int32, count: Int32)]
  private var bytes: [UInt8] = []

  /// Those of a program on the copy of the form that is rendered; `nil` if nothing is known of the copy.
  init?(_ program: Program, _ state: borrowing RenderState) {
    guard let form = state.form, let copy = form.copyPlace else { return nil }
    self.program = program
    wording = form.wording
    self.copy = copy
    texts = [(Int32, Int32)](repeating: (0, -1), count: program.slots.count)
    for (index, read) in program.slotReads.enumerated() {
      guard read.given == .fixed, read.level == 0, read.place >= state.width else { continue }
      var text = TextRecorder()
      state.append(program.slots[index], to: &text.values)
      ValueWriter.finish(&text, from: 0, read.context, program.constants)
      // A text of several lines has constant pieces between them.
      guard text.pieces.allSatisfy({ $0.constant < 0 }), text.pieces.count <= 1 else { continue }
      texts[index] = (Int32(truncatingIfNeeded: bytes.count), Int32(truncatingIfNeeded: text.values.count))
      bytes += text.values
    }
  }

  /// Whether these are the texts of a program for a form.
  func fits(_ program: Program, _ form: FormContent) -> Bool {
    self.program === program && wording === form.wording && copy == form.copyPlace
  }

  /// Appends the text of a slot; `false` if it is not known.
  func append(_ slot: Int, to text: inout TextRecorder) -> Bool {
    let (start, count) = texts[slot]
    if count < 0 { return false }
    let first = text.values.count
    let range = Int(start)..<Int(start + count)
    bytes.withUnsafeBufferPointer { text.values.append(contentsOf: UnsafeBufferPointer(rebasing: $0[range])) }
    text.endValue(from: first)
    return true
  }
}

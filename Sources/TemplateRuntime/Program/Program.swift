package import OPC
package import TemplateLanguage

/// One instruction of a compiled text; constant pieces go by their numbers. Bodies follow their head directly and end before `end`.
enum ProgramNode: Sendable, Hashable {
  /// A constant piece.
  case bytes(Int)
  /// The value of a slot.
  case value(Int)
  /// A section: its body once for every iteration, or not at all.
  case section(Int, end: Int)
  /// A body that is taken back unless what it made contains the needle: a table must not be left without rows.
  case kept(needle: Int, end: Int)
  /// Bytes that follow only where the text so far does not end in `tail`, blanks aside: a cell must end in a paragraph.
  case closing(tail: Int, otherwise: Int)
  /// Bytes that follow only where the text so far ends in `tail`, blanks and empty elements aside: two tables must not touch.
  case parting(tail: Int, bytes: Int)
  /// Bytes of the first iteration only, known by a number: a bookmark must not be doubled.
  case once(Int, Int)
  /// The iteration from which `once` counts anew, by its number: a table that is repeated begins its merged cells again.
  case again(Int)
  /// A number that was not there before: ids that must be unique.
  case fresh
  /// What a slot draws: its body once for every picture, with a separator between.
  case drawings(Int, limit: Double?, separator: Int, end: Int)
  /// A fact about the picture being drawn.
  case drawing(DrawingFact)
  /// A number by a key of the program: a new one, or the one given out last for this key.
  case number(key: Int, NumberSpace, isNew: Bool)
  /// A name that is changed where its key was numbered before: bookmarks of later iterations.
  case name(key: Int, Int)
  /// The beginning of an iteration in which a list counts from the start; its old number.
  case listStart(key: Int, list: Int)
  /// The number of a list in this iteration.
  case list(key: Int)
  /// A note that is written anew for this place, and its number here. `key` is that of a number given out before.
  case note(Int, key: Int?)
  /// Within a note: its number.
  case noteNumber
  /// All notes of a kind that were written anew.
  case notes(NoteKind)
  /// The id of a relationship to the address that the body makes.
  case link(end: Int)
  /// One of two texts: whether the slot's box is ticked.
  case tick(Int, yes: Int, no: Int)
  /// One of two texts for a cell that is merged with the one above where the slot has the value that it had here last:
  /// whether it begins a merge or goes on with one; nothing for an empty value.
  case merge(Int, key: Int, begins: Int, goesOn: Int)
  /// A body that is left out where the cell of this key goes on with a merge.
  case unmerged(key: Int, end: Int)
  /// Before the rows of a section: its first cell of this key has none above.
  case mergeEnd(key: Int)
}

/// Numbers that are unique among each other.
package enum NumberSpace: Sendable, Hashable {
  /// Bookmarks.
  case annotation
  /// Notes of a kind.
  case note(NoteKind)
}

/// A note that is written anew for each place that refers to it.
package struct NoteProgram: Sendable {
  /// Its kind, and its number in the template.
  var kind: NoteKind
  var id: String
  /// The part that it stands in.
  var part: PartName
  /// Its text.
  var program: Program
  /// Its number in what is made; `nil` for a new one each time.
  package var number: Int?

  package init(kind: NoteKind, id: String, part: PartName, program: Program) {
    self.kind = kind
    self.id = id
    self.part = part
    self.program = program
  }
}

/// What the markup of a drawing tells about its picture.
package enum DrawingFact: Sendable, Hashable {
  /// The id of the relationship to its file.
  case relationship
  /// The same, where the file of a code takes the place of one of the template.
  case own(OwnPicture)
  /// Its name, for people who do not see it.
  case name
  /// The sides of the stored picture as printed, before it is turned upright, in English metric units.
  case width, height
  /// The attributes that rotate and mirror the picture; nothing if it stands upright as stored.
  case rotation
  /// How far it reaches beyond its sides when turned: above and below, left and right, in English metric units.
  case overhangDown, overhangAcross
}

/// A text compiled once: constant pieces and what to do with them. Rendering reads nothing else.
///
/// A class, so that the runner reads it in place: of a structure it would take and give back each list at every step.
package final class Program: Sendable {
  /// Every constant byte.
  package let constants: ConstantText
  /// The instructions.
  let nodes: [ProgramNode]
  /// The value slots.
  let slots: [ValueSlot]
  /// The sections.
  let sections: [SectionSlot]
  /// How they are found.
  let slotReads: [SlotRead]
  let sectionReads: [SectionRead]
  /// How many `once` there are.
  package let onceCount: Int
  /// How many keys of numbers there are.
  let keyCount: Int
  /// The notes that this text refers to.
  let notes: [NoteProgram]

  /// Whether it makes the same text of all data.
  var isConstant: Bool {
    nodes.allSatisfy { if case .bytes = $0 { true } else { false } }
  }

  package init(_ draft: ProgramDraft) {
    (constants, nodes, notes) = (draft.constants, draft.nodes, draft.notes)
    (slots, sections) = (draft.slots, draft.sections)
    (slotReads, sectionReads) = (slots.map { SlotRead($0) }, sections.map { SectionRead($0) })
    (onceCount, keyCount) = (draft.onceCount, draft.keyCount)
  }
}

/// A program in the making.
package struct ProgramDraft {
  var constants = ConstantText()
  var nodes: [ProgramNode] = []
  private(set) var slots: [ValueSlot] = []
  private(set) var sections: [SectionSlot] = []
  var onceCount = 0
  var keyCount = 0
  var notes: [NoteProgram] = []

  package init() {}

  /// Adds a slot; its number.
  package mutating func add(_ slot: ValueSlot) -> Int {
    slots.append(slot)
    return slots.count - 1
  }

  /// Adds a section; its number.
  package mutating func add(_ section: SectionSlot) -> Int {
    sections.append(section)
    return sections.count - 1
  }
}

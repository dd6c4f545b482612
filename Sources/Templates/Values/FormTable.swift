import Expressions
import Findings
import Forms

/// A cell of a form, as far as the quick way to its text needs it. What it holds stands in the lists of its table.
struct FormCell: Sendable {
  /// What it holds.
  enum Kind: UInt8, Sendable {
    case empty, text, number, day, moment, choice, choices, signature, pictures
    /// Rows and approvals.
    case other
  }
  var kind = Kind.empty
  /// Whether a section over it is printed.
  var holds = false
  /// Whether its numbers are amounts.
  var isMoney = false
  /// The number of its choice list; -1 if it chooses nothing.
  var list: Int32 = -1
  /// The bytes of a text, of the id of a choice, of the name of a signature; the options of several choices.
  var start: Int32 = 0
  var count: Int32 = 0
  /// The place of a number, a moment or the rest of a signature; of a choice in its list, -1 if it is not there.
  var index: Int32 = 0
}

/// The values of a form in the order of its fields, then those of its rows: looked up by name once, found by place after.
final class FormTable: Sendable {
  /// The rows of a repeat.
  struct Rows: Sendable {
    /// The place of its field.
    var place: Int
    /// Where the cells of the first row begin.
    var start: Int
    var columns: FieldGroup
    var values: [Row]
  }
  /// Where the cells of the rows or approvals of a field lie.
  struct CellPlaces: Sendable {
    /// The place of the field.
    var place: Int
    /// Where the first begins, and how many there are.
    var start: Int
    var count: Int
    /// Where the cells of a blank approval begin.
    var blank = -1
  }
  /// What a signature says besides the name.
  struct SignatureRest: Sendable {
    var date: CalendarDate?
    var hasOpinion: Bool
    var start: Int32
    var count: Int32
  }
  let cells: [FormCell]
  /// The bytes of all texts.
  let bytes: [UInt8]
  let numbers: [ExactDecimal]
  let moments: [CalendarMoment]
  /// Options by their places in their lists.
  let picks: [Int32]
  let signatures: [SignatureRest]
  let rows: [Rows]
  /// Where the cells of rows and approvals lie.
  private let places: [CellPlaces]
  /// Where the cells of an empty row begin.
  let blank: Int
  /// No values, of no form.
  static let none = FormTable([:], .none, omitting: [])
  private let values: Row
  private let omitted: Set<String>

  init(_ values: Row, _ group: FieldGroup, omitting omitted: Set<String>) {
    self.values = values
    self.omitted = omitted
    var filling = Filling(cells: group.blanks)
    filling.reserve(group)
    let all = values.values(of: group.names)
    for place in all.indices {
      guard let value = all[place], omitted.isEmpty || !omitted.contains(group.names.ids[place]) else { continue }
      filling.set(place, value, group.fields[place])
    }
    var rows: [Rows] = []
    var places: [CellPlaces] = []
    for (place, columns) in group.repeats {
      guard let given = filling.repeats.first(where: { $0.place == place })?.rows else { continue }
      rows.append(Rows(place: place, start: filling.cells.count, columns: columns, values: given))
      places.append(CellPlaces(place: place, start: filling.cells.count, count: given.count))
      for row in given {
        let start = filling.cells.count
        filling.cells.append(contentsOf: columns.blanks)
        let values = row.values(of: columns.names)
        for place in values.indices {
          if let value = values[place] { filling.set(start + place, value, columns.fields[place]) }
        }
      }
    }
    for field in group.approvals { places.append(filling.add(field)) }
    blank = filling.cells.count
    filling.cells.append(contentsOf: repeatElement(FormCell(), count: group.widest))
    cells = filling.cells
    bytes = filling.bytes
    numbers = filling.numbers
    moments = filling.moments
    picks = filling.picks
    signatures = filling.signatures
    self.rows = rows
    self.places = places
  }

  /// The value of a field.
  func value(_ field: FieldWording) -> Value? { omitted.contains(field.id) ? nil : values[field.id] }

  /// The value of a column in the row whose cells begin at `start`.
  func value(_ column: FieldWording, inRowAt start: Int) -> Value? {
    guard let rows = rows.last(where: { $0.start <= start }) else { return nil }
    let row = (start - rows.start) / max(rows.columns.fields.count, 1)
    return row < rows.values.count ? rows.values[row][column.id] : nil
  }

  /// Where the rows or approvals of the field at a place lie; `nil` if there are none.
  func places(of place: Int) -> CellPlaces? {
    for rows in places where rows.place == place { return rows }
    return nil
  }

  /// How many approvals there are of a role; of all for -1.
  func count(of approvals: CellPlaces, role: Int, width: Int) -> Int {
    if role < 0 { return approvals.count }
    var count = 0
    for number in 0..<approvals.count where self.role(approvals.start + number * width) == role { count += 1 }
    return count
  }

  /// The place of an approval, by its number among those of the role that a section goes over.
  func approval(_ number: Int, of turns: FormTurns) -> Int {
    if turns.role < 0 { return number }
    var (place, left) = (0, number)
    while true {
      if role(turns.start + place * turns.width) == turns.role {
        if left == 0 { return place }
        left -= 1
      }
      place += 1
    }
  }

  private func role(_ approval: Int) -> Int { Int(cells[approval + GivenNames.ApprovalPlace.role].index) }

  /// The rows of the field at a place.
  func rows(at place: Int) -> Rows? { rows.first { $0.place == place } }

  /// The lists while they are being made.
  private struct Filling {
    var cells: [FormCell]
    var bytes: [UInt8] = []
    var numbers: [ExactDecimal] = []
    var moments: [CalendarMoment] = []
    var picks: [Int32] = []
    var signatures: [SignatureRest] = []
    var repeats: [(place: Int, rows: [Row])] = []
    var approvals: [(place: Int, all: [Approval])] = []

    /// Makes room for a form as most are.
    mutating func reserve(_ group: FieldGroup) {
      cells.reserveCapacity(cells.count + 8 * group.widest + 64)
      bytes.reserveCapacity(2048)
      numbers.reserveCapacity(32)
      moments.reserveCapacity(32)
      picks.reserveCapacity(16)
    }

    /// Adds the cells of the approvals of a field, and those of a blank one.
    mutating func add(_ field: FieldWording) -> CellPlaces {
      let all = approvals.first { $0.place == field.place }?.all ?? []
      let start = cells.count
      for approval in all { add(approval, field) }
      cells.append(contentsOf: field.blankApproval)
      return CellPlaces(
        place: field.place, start: start, count: all.count, blank: cells.count - GivenNames.ApprovalPlace.count)
    }

    private mutating func add(_ approval: Approval, _ field: FieldWording) {
      typealias Place = GivenNames.ApprovalPlace
      let start = cells.count
      cells.append(contentsOf: field.blankApproval)
      cells[start + Place.role].holds = true
      cells[start + Place.role].index = Int32(
        truncatingIfNeeded: field.options.firstIndex { $0.id == approval.role } ?? -1)
      cells[start + Place.decision].holds = true
      cells[start + Place.decision].index = Int32(
        truncatingIfNeeded: Approval.Decision.allCases.firstIndex(of: approval.decision) ?? -1)
      if cells[start + Place.decision].list >= 0 { cells[start + Place.decision].kind = .choice }
      set(start + Place.name, .text(approval.name), field)
      if let date = approval.date { set(start + Place.date, .date(date), field) }
      if let opinion = approval.opinion { set(start + Place.opinion, .text(opinion), field) }
    }

    @inline(__always)
    mutating func add(_ text: String) -> (start: Int32, count: Int32) {
      let start = bytes.count
      bytes.append(contentsOf: text.utf8)
      return (Int32(truncatingIfNeeded: start), Int32(truncatingIfNeeded: bytes.count - start))
    }

    @inline(__always)
    mutating func set(_ place: Int, _ value: Value, _ field: @autoclosure () -> FieldWording) {
      var cell = cells[place]
      cell.holds = true
      switch value {
      case .text(let text):
        cell.kind = .text
        (cell.start, cell.count) = add(text)
        cell.holds = cell.count > 0
      case .number(let number):
        cell.kind = .number
        cell.index = Int32(truncatingIfNeeded: numbers.count)
        numbers.append(number)
      case .date(let date):
        cell.kind = .day
        cell.index = Int32(truncatingIfNeeded: moments.count)
        moments.append(CalendarMoment(date: date))
      case .dateTime(let moment):
        cell.kind = .moment
        cell.index = Int32(truncatingIfNeeded: moments.count)
        moments.append(moment)
      case .choice(let id):
        cell.kind = .choice
        (cell.start, cell.count) = add(id)
        cell.index = Int32(truncatingIfNeeded: field().options.firstIndex { $0.id == id } ?? -1)
      case .choices(let ids):
        cell.kind = .choices
        cell.holds = !ids.isEmpty
        let options = field().options
        cell.start = Int32(truncatingIfNeeded: picks.count)
        for id in ids {
          if let place = options.firstIndex(where: { $0.id == id }) { picks.append(Int32(truncatingIfNeeded: place)) }
        }
        cell.count = Int32(truncatingIfNeeded: picks.count) - cell.start
      case .signature(let signature):
        cell.kind = .signature
        (cell.start, cell.count) = add(signature.name)
        cell.index = Int32(truncatingIfNeeded: signatures.count)
        let (start, count) = add(signature.opinion ?? "")
        signatures.append(
          SignatureRest(date: signature.date, hasOpinion: signature.opinion != nil, start: start, count: count))
      case .images: cell.kind = .pictures
      case .rows(let rows):
        cell.kind = .other
        cell.holds = !rows.isEmpty
        repeats.append((place, rows))
      case .approvals(let approvals):
        cell.kind = .other
        cell.holds = !approvals.isEmpty
        self.approvals.append((place, approvals))
      }
      cells[place] = cell
    }
  }
}

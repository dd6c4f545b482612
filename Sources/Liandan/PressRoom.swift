import Dispatch
import Findings
import Forms
import Register

/// Prints and files groups of forms on threads of its own (walk, hops 5 and 6): while the copies of one group are synced,
/// the next group is printed, and the one after it gets its numbers.
///
/// Rendered bytes are written at once and not kept: memory does not grow with the size of a group.
struct PressRoom {
  /// How many groups may be under way; the register waits for the oldest before it takes one more.
  static let depth = 3

  private let register: FormRegister
  private let crew: Crew
  private let presses: ToolShelf<Press>
  private let printing = DispatchQueue(label: "liandan.print")
  private let filing = DispatchQueue(label: "liandan.file")
  private var underWay: [Promise<FiledGroup>] = []

  init(_ press: Press, _ register: FormRegister, _ crew: Crew) {
    self.register = register
    self.crew = crew
    presses = ToolShelf { press }
  }

  /// Has the numbered forms of a group printed and their copies filed: synced and under their final names, for the
  /// register to record.
  mutating func file(_ rows: [FormList<IssueRow>.Item], _ forms: [TakenForm]) {
    let work = Array(zip(forms, rows.albums))
    let printed = Promise(on: printing) { [register, crew, presses] in
      do {
        return try crew.map(work) { form, album in
          try register.draft(presses.lend { try $0.print(form.form, pictures: album.loader) }, of: form)
        }
      } catch {
        register.discard(draftsOf: forms)
        throw error
      }
    }
    underWay.append(
      Promise(on: filing) { [register] in
        let copies = try printed.get() ?? []
        try register.settle(copies.flatMap { $0 })
        return FiledGroup(rows: rows, forms: forms, copies: copies)
      })
  }

  /// Waits for the oldest group, if more than `others` are under way.
  mutating func oldest(besides others: Int) throws -> FiledGroup? {
    underWay.count > others ? try underWay.removeFirst().get() : nil
  }

  /// Waits for everything that is under way.
  func finish() {
    printing.sync {}
    filing.sync {}
  }
}

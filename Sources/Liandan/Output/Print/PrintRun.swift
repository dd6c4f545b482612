import Findings
import Storage

/// A print file in hand.
struct PrintRun {
  private var content: any PrintContent
  private let order: CopyOrder
  private(set) var forms: PrintedForms?
  /// Where each form stands.
  private(set) var places: [PrintedFile.Place] = []
  /// The text of the rounds behind the first, in bytes.
  private var laterSize = 0
  /// How many rounds a form has at most.
  private var roundCount = 1

  init(_ content: any PrintContent, _ order: CopyOrder) { (self.content, self.order) = (content, order) }

  /// How many forms it has.
  var count: Int { places.count }
  /// How many bytes of text it will have, if there is a limit to that.
  var size: Int { content.size + laterSize }
  var pageCount: Int? { content.pageCount }

  /// Adds a form; of several rounds only the first, where the others come when all forms are there.
  mutating func add(_ form: IssuedForm, _ rounds: [PrintRound]) throws {
    forms.add(form)
    places.append(PrintedFile.Place(number: form.number, pages: []))
    switch order {
    case .forms: try append(rounds.flatMap(\.parts), of: form, at: count - 1)
    case .copies:
      if count == 1 { content.begin(rounds[0].title) }
      try append(rounds[0].parts, of: form, at: count - 1)
      for round in rounds.dropFirst() { laterSize += try content.size(of: round.parts) }
      roundCount = max(roundCount, rounds.count)
    }
  }

  private mutating func append(_ parts: [PrintPart], of form: IssuedForm, at place: Int) throws {
    let before = content.pageCount
    try content.append(parts, of: form)
    // A label may lie on the sheet of the one before.
    if let before, let after = content.pageCount { places[place].pages.append(min(before + 1, after)...after) }
  }

  /// Adds what is left, and gives the file, not sealed yet. `read` reads a form back with its rounds.
  mutating func finish(_ read: (String) throws -> (IssuedForm, [PrintRound])) throws -> (any PendingFile)? {
    for round in 1..<roundCount {
      var hasBegun = false
      for place in places.indices {
        let (form, rounds) = try read(places[place].number)
        guard round < rounds.count else { continue }
        if !hasBegun { content.begin(rounds[round].title) }
        hasBegun = true
        try append(rounds[round].parts, of: form, at: place)
      }
    }
    return try forms.map { try content.finish($0) }
  }
}

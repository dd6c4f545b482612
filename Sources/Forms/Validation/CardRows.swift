/// Lays given rows of a repeat over those of a card: a row that is there already is itself, and others are appended.
///
/// Two rows are one if they contradict each other nowhere and one of them holds all that the other does: what was added
/// before adds nothing, and a row with more in it fills what was empty.
struct CardRows {
  /// The rows of the card, then those appended.
  private(set) var rows: [[Value?]]
  /// Where each given row came to lie.
  private(set) var places: [Int] = []

  /// - Parameters:
  ///   - old: The rows of the card, each in the order of `columns`.
  ///   - new: The given rows.
  ///   - columns: The columns; calculated ones tell nothing of what was given.
  ///   - isAgain: Whether rows that are there already are appended once more.
  init(_ old: [[Value?]], with new: [[Value?]], columns: [Field], isAgain: Bool) {
    rows = old
    let given = columns.indices.filter { columns[$0].calculation == nil }
    var taken: Set<Int> = []
    func isSame(_ a: [Value?], _ b: [Value?]) -> Bool {
      let agree = given.allSatisfy { a[$0] == nil || b[$0] == nil || a[$0] == b[$0] }
      return agree
        && (given.allSatisfy { a[$0] == nil || b[$0] != nil } || given.allSatisfy { b[$0] == nil || a[$0] != nil })
    }
    for row in new {
      let place = isAgain ? nil : old.indices.first { !taken.contains($0) && isSame(old[$0], row) }
      if let place {
        taken.insert(place)
        for column in columns.indices where rows[place][column] == nil { rows[place][column] = row[column] }
        places.append(place)
      } else {
        rows.append(row)
        places.append(rows.count - 1)
      }
    }
  }
}

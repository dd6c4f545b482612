import Expressions
import Findings

/// Finds fields by what data files call them: ids first, then labels in any language, then the same written loosely.
struct KeyIndex: Sendable {
  /// The ids, by position.
  private(set) var names = FieldNames.none
  private var byWord: [String: [Int]] = [:]
  private var columns: [Int: KeyIndex] = [:]

  init() {}

  init(_ fields: [Field]) {
    names = FieldNames(fields.map(\.id))
    for (index, field) in fields.enumerated() {
      var words = Set(field.label.wordings)
      words.formUnion(words.map { LooseKey.of($0) })
      words.insert(LooseKey.of(field.id))
      for word in words { byWord[word, default: []].append(index) }
      if field.type == .repeat { columns[index] = KeyIndex(field.fields) }
    }
  }

  /// The position of the field of this id.
  func position(ofID id: String) -> Int? { names.position(of: id) }

  /// The positions of the fields that a key may mean.
  enum Positions {
    case none
    case one(Int)
    /// Several fields share a label.
    case several([Int])

    /// The first of them.
    var first: Int? {
      switch self {
      case .none: nil
      case .one(let position): position
      case .several(let positions): positions.first
      }
    }
  }

  /// The positions of the fields that a key may mean. Keys most often come in the order of the form: `next` is the
  /// position at which the last one makes this one likely.
  func positions(_ key: String, from next: Int = 0) -> Positions {
    if let position = names.position(of: key, from: next) { return .one(position) }
    guard let found = byWord[key] ?? byWord[LooseKey.of(key)], let first = found.first else { return .none }
    return found.count == 1 ? .one(first) : .several(found)
  }

  /// The index of the columns of the repeat at a position.
  func columns(at position: Int) -> KeyIndex { columns[position] ?? KeyIndex() }
}

/// Finds choices by id or label, else by a score that no other choice of the list has.
struct ChoiceIndex: Sendable {
  private var byWord: [String: Int] = [:]
  private var byScore: [ExactDecimal: Int] = [:]
  /// Whether the list is of the yes/no kind, so that ticks and truths can be read.
  var isYesNo = false

  init(_ list: ChoiceList) {
    for (position, choice) in list.choices.enumerated().reversed() {
      for word in [choice.id] + choice.label.wordings {
        byWord[word] = position
        byWord[LooseKey.of(word)] = position
      }
    }
    // Ids win over labels of others.
    for (position, choice) in list.choices.enumerated() { byWord[choice.id] = position }
    let scores = list.choices.enumerated().compactMap { position, choice in choice.score.map { ($0, position) } }
    byScore = Dictionary(grouping: scores, by: \.0).compactMapValues { $0.count == 1 ? $0[0].1 : nil }
    guard list.choices.count == 2, let yes = list.choices.firstIndex(where: ChoiceIndex.meansYes),
      let no = list.choices.firstIndex(where: ChoiceIndex.meansNo)
    else { return }
    isYesNo = true
    for word in ChoiceIndex.yes where byWord[word] == nil { byWord[word] = yes }
    for word in ChoiceIndex.no where byWord[word] == nil { byWord[word] = no }
  }

  private static func meansYes(_ choice: Choice) -> Bool { choice.id == "yes" || choice.label.zhHans == "是" }
  private static func meansNo(_ choice: Choice) -> Bool { choice.id == "no" || choice.label.zhHans == "否" }

  /// The position of the choice in its list.
  func position(_ word: String) -> Int? {
    if let position = byWord[word] ?? byWord[LooseKey.of(word)] { return position }
    return byScore.isEmpty ? nil : ExactDecimal(Width.withoutBlanks(Width.half(word))).flatMap { byScore[$0] }
  }

  /// Ticks and words for yes and no (domain 4.8). An empty box says neither.
  static let yes = ["√", "✓", "✔", "☑", "■", "是", "对", "對", "有", "yes", "y", "true", "1"]
  static let no = ["×", "✗", "✘", "✕", "否", "无", "無", "no", "n", "false", "0"]
}

/// The look-ups of one schema, made once when it is loaded.
struct SchemaIndex: Sendable {
  var keys = KeyIndex()
  var choices: [String: ChoiceIndex] = [:]
  /// What formulas read.
  var references = References([])
  /// The fields that formulas fill, in the order of `FormSchema.calculationOrder`; the row is open.
  var filled: [FieldLocation] = []

  init() {}

  init(fields: [Field], lists: [String: ChoiceList], calculationOrder: [FieldPath]) {
    keys = KeyIndex(fields)
    references = References(fields)
    filled = calculationOrder.compactMap { path in
      guard let group = path.group else { return keys.position(ofID: path.id).map { FieldLocation(field: $0) } }
      guard let field = keys.position(ofID: group), let column = keys.columns(at: field).position(ofID: path.id) else {
        return nil
      }
      return FieldLocation(field: field, column: column)
    }
    choices = lists.mapValues { ChoiceIndex($0) }
  }
}

extension FormSchema {
  /// Whether data may call the field at top level so: by its id, or its label in any language.
  package func isKey(_ key: String, of id: String) -> Bool {
    lookups.keys.positions(key).first.map { fields[$0].id == id } ?? false
  }
}

import Findings

extension FunctionTable {
  /// Choices. Several choices of which none is ticked are an answer; one choice that was not made is unknown.
  static let choices: [FunctionEntry] = [
    FunctionEntry(
      "selected", "selected(${选项字段}, '选项')", [.chosen, .choiceOfFirst], gives: .type(.boolean), seesUnknown: true,
      prepare: { _, arguments in
        guard case .choices? = arguments[0].type else { return nil }
        return { arguments, _ in selected(arguments) ?? .boolean(false) }
      },
      body: { arguments, _ in selected(arguments) ?? .unknown }),
    FunctionEntry(
      "count-selected", "count-selected(${多选字段})", [.chosen], gives: .type(.number), seesUnknown: true
    ) { arguments, _ in .number(ExactDecimal(ids(arguments[0])?.count ?? 0)) },
    FunctionEntry(
      "score", "score(${选项字段})", [.chosen], gives: .numberPerItem,
      prepare: { checker, arguments in
        guard let list = arguments[0].type?.choiceList else { return nil }
        guard let scores = checker.scope.scores[list], !scores.isEmpty else {
          checker.log.noScores(list, at: arguments[0].offset)
          return nil
        }
        return { arguments, _ in score(arguments[0], scores) }
      },
      body: { _, _ in .unknown }),
  ]

  /// Whether the choice is among those chosen; `nil` if none is chosen, or it is not known which is asked for.
  private static func selected(_ arguments: [Operand]) -> Operand? {
    guard let chosen = ids(arguments[0]) else { return nil }
    switch arguments[1] {
    case .choice(let id), .text(let id): return .boolean(chosen.contains(id))
    default: return .unknown
    }
  }

  /// The ids chosen; `nil` if nothing is.
  private static func ids(_ operand: Operand) -> [String]? {
    switch operand {
    case .choice(let id): [id]
    case .choices(let ids): ids
    case .list(let items):
      items.contains { !$0.isEmpty } ? items.flatMap { ids($0) ?? [] } : nil
    default: nil
    }
  }

  /// The points of a choice, the sum of those of several, or a list of points for a list; a choice without points has none.
  private static func score(_ operand: Operand, _ scores: [String: ExactDecimal]) -> Operand {
    switch operand {
    case .choice(let id): return scores[id].operand
    case .choices(let ids):
      var total = ExactDecimal.zero
      for id in ids {
        guard let points = scores[id] else { continue }
        guard let next = total.adding(points) else { return .unknown }
        total = next
      }
      return .number(total)
    case .list(let items): return .list(items.map { score($0, scores) })
    default: return .unknown
    }
  }
}

extension FindingLog {
  fileprivate mutating func noScores(_ list: String, at offset: Int) {
    add(
      .formulaNoScore, at: offset,
      LocalizedText(
        "选项表 \(list) 的选项没有分值", hant: "選項表 \(list) 的選項沒有分值", en: "the choices of \(list) have no scores"),
      hint: LocalizedText(
        "在 choices 里给选项写上 score", hant: "在 choices 裡給選項寫上 score", en: "give the choices a score under choices"))
  }
}

package import Findings
package import Forms

/// The columns that a list of refused rows has before those of its form: where a row stood, and what is wrong with it.
///
/// They are for the person who corrects the rows; when the list comes back they are passed over.
package enum RefusalColumns {
  /// Names of the column with the row's number in the list that was refused.
  private static let numbers = [
    LocalizedText("原行号", hant: "原列號", en: "Original row"), LocalizedText("退回原行号", hant: "退回原列號", en: "Refused row"),
  ]
  /// Names of the column that says what is wrong.
  private static let problems = [
    LocalizedText("问题", hant: "問題", en: "Problem"), LocalizedText("退回问题", hant: "退回問題", en: "Refused because"),
  ]

  /// The names of both columns, none of which is the name of a field.
  package static func names(for schema: FormSchema) -> (number: LocalizedText, problem: LocalizedText) {
    func free(_ names: [LocalizedText]) -> LocalizedText {
      names.first { $0.wordings.allSatisfy { schema.fieldNamed($0) == nil } } ?? names[names.count - 1]
    }
    return (free(numbers), free(problems))
  }

  private static let numberWords = words(numbers)
  private static let all = numberWords.union(words(problems))

  private static func words(_ names: [LocalizedText]) -> Set<String> {
    Set(names.flatMap(\.wordings).map(LooseKey.of))
  }

  static func contains(_ name: String) -> Bool { all.contains(LooseKey.of(name)) }

  /// The places of these columns among the names of a list that was refused before, and of the one with the rows' numbers.
  package static func places(in names: [String], for schema: FormSchema) -> (all: Set<Int>, number: Int?) {
    let places = names.indices.filter { contains(names[$0]) && schema.fieldNamed(names[$0]) == nil }
    return (Set(places), places.first { numberWords.contains(LooseKey.of(names[$0])) })
  }
}

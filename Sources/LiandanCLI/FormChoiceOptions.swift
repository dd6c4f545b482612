import ArgumentParser
import Findings
import Liandan
import Terminal

/// Which issued forms a command is about.
struct FormChoiceOptions: ParsableArguments {
  @Argument(
    help: .said(
      "编号；或一种表单的编号或名称，取开过的各份（作废的除外）", hant: "編號；或一種表單的編號或名稱，取開過的各份（作廢的除外）",
      en: "numbers, or a form's id or title for all that are not void", value: "number|form"))
  var targets: [String] = []
  @Option(
    name: .customLong("for"),
    help: .said(
      "只要符合条件的单，如 '${survey_batch} = \"2026-11\"'", hant: "只要符合條件的單，如 '${survey_batch} = \"2026-11\"'",
      en: "only forms of which this is true", value: "condition"))
  var condition: String?

  /// Whether nothing is said.
  var isEmpty: Bool { targets.isEmpty && condition == nil }
  var choice: FormChoice { FormChoice(targets, condition: condition) }

  /// Refuses a command that names no form.
  func check() throws {
    guard targets.isEmpty else { return }
    throw ValidationError("请写编号或表单名", hant: "請寫編號或表單名", en: "give numbers or the name of a form")
  }
}

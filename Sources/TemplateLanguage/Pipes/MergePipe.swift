import Findings

/// `{{customer|merge}}`: the cell of a repeated row is merged with the one above where both have the same value. It says
/// nothing of how the value is written.
enum MergePipe {
  static let name = (name: "merge", aliases: ["合并", "合併"])

  /// Whether a pipe asks for it.
  static func isMeant(_ call: PipeCall) -> Bool { PipeTable.canonical(call.name) == name.name }

  /// The problem of a tag whose place cannot be merged.
  static let notPossible = PipeProblem(
    code: .mergeNotPossible,
    message: LocalizedText(
      "“|合并”在这里没有用：它要写在表格的单元格里，这一行由区块一行一行地重复",
      hant: "「|合併」在這裡沒有用：它要寫在表格的儲存格裡，這一列由區塊一列一列地重複",
      en: "'|merge' does nothing here: it is for a table's cell in a row that a section repeats by itself"),
    hint: LocalizedText(
      "去掉“|合并”；或让区块只重复这一行，这一格在模板里不和上下的格合并", hant: "去掉「|合併」；或讓區塊只重複這一列，這一格在範本裡不和上下的格合併",
      en: "remove '|merge'; or let the section repeat this row only, and leave the cell unmerged in the template"))
}

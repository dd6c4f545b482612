package import Findings
package import Forms

/// The columns that a list gets when it is handed back: what became of each row.
///
/// When the list comes again, to be closed, its numbers say which forms are meant; the others are for people.
package enum OutcomeColumns {
  /// Number, state, files and reason, each with a name for lists that have such a column of their own.
  package static let titles = [
    (LocalizedText("编号", hant: "編號", en: "Number"), LocalizedText("联单编号", hant: "聯單編號", en: "Form number")),
    (LocalizedText("状态", hant: "狀態", en: "State"), LocalizedText("开单状态", hant: "開單狀態", en: "Form state")),
    (LocalizedText("文件", hant: "檔案", en: "Files"), LocalizedText("各联文件", hant: "各聯檔案", en: "Form files")),
    (LocalizedText("原因", hant: "原因", en: "Reason"), LocalizedText("退回原因", hant: "退回原因", en: "Refused because")),
  ]
  /// The pages in files to be printed, which only some lists have.
  package static let pages = (
    LocalizedText("打印页", hant: "列印頁", en: "Print pages"),
    LocalizedText("打印文件页码", hant: "列印檔案頁碼", en: "Pages in print file")
  )
  private static let words = titles.map { Set($0.0.wordings.map(LooseKey.of)) }
  private static let pageWords = Set(pages.0.wordings.map(LooseKey.of))

  /// The places of these columns among the names of a list that was handed back: such a list has all of them, and none is a
  /// field of the form.
  package static func places(in names: [String], for schema: FormSchema) -> [Int] {
    let loose = names.map(LooseKey.of)
    guard words.allSatisfy({ word in loose.contains(where: word.contains) }) else { return [] }
    let places = loose.indices.filter { place in (words + [pageWords]).contains { $0.contains(loose[place]) } }
    return places.allSatisfy { schema.fieldNamed(names[$0]) == nil } ? places : []
  }

  /// Whether a column of a list that was handed back is for people only.
  static func isRemark(_ name: String) -> Bool {
    (words.dropFirst() + [pageWords]).contains { $0.contains(LooseKey.of(name)) }
  }
}

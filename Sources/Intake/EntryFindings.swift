import Findings
import Forms

/// What can be wrong with an entry workbook as a whole.
extension Finding {
  /// A second sheet holds the fields of the form: one workbook is one form.
  static func secondEntry(_ sheet: String, besides first: String, of schema: FormSchema?, in file: String) -> Finding {
    let id = schema?.id ?? "FORM"
    return Finding(
      code: .entryDoubled,
      LocalizedText(
        "“\(first)”和“\(sheet)”都是填表单的工作表，一个录入工作簿却只填一份", hant: "「\(first)」和「\(sheet)」都是填表單的工作表，一個錄入活頁簿卻只填一份",
        en: "'\(first)' and '\(sheet)' both hold the fields of the form, but an entry workbook is for one form"),
      at: Origin(file: file, sheet: sheet),
      hint: LocalizedText(
        "第二份另存成一个录入工作簿，一起交：liandan issue \(id) 第一份.xlsx 第二份.xlsx；不要的工作表请删去",
        hant: "第二份另存成一個錄入活頁簿，一起交：liandan issue \(id) 第一份.xlsx 第二份.xlsx；不要的工作表請刪去",
        en:
          "save the second one as a workbook of its own and give both: liandan issue \(id) first.xlsx second.xlsx; delete the "
          + "sheet if it is not wanted"))
  }

  /// The sheet with the fields of the form has lost the marks by which it is read.
  static func damagedEntry(_ sheet: String?, of schema: FormSchema?, in file: String) -> Finding {
    let id = schema?.id ?? "FORM"
    return Finding(
      code: .entryDamaged,
      LocalizedText(
        "这个录入工作簿读不了：隐藏的 A 列或第 1 行删掉了，或改动了", hant: "這個錄入活頁簿讀不了：隱藏的 A 欄或第 1 列刪掉了，或改動了",
        en: "this entry workbook cannot be read: its hidden column A or its first row was deleted or changed"),
      at: Origin(file: file, sheet: sheet),
      hint: LocalizedText(
        "撤销删除；或用 liandan blank \(id) --as entry --out 新.xlsx 另做一个，把填好的格子抄过去",
        hant: "復原刪除；或用 liandan blank \(id) --as entry --out 新.xlsx 另做一個，把填好的格子抄過去",
        en:
          "undo the deletion, or make a new one with liandan blank \(id) --as entry --out new.xlsx and copy the cells into it"
      ))
  }

  /// The form has fields for which the workbook has no cell: it was made before they were added.
  static func oldEntry(_ missing: [Field], of schema: FormSchema, at origin: Origin) -> Finding {
    func list(_ language: Language) -> String {
      let labels = missing.prefix(5).map { $0.label.text(in: language) }
      let more = missing.count > labels.count ? (language == .en ? ", …" : "……") : ""
      return labels.joined(separator: language == .en ? ", " : "、") + more
    }
    return Finding(
      .warning, code: .entryOutdated,
      LocalizedText(
        "这个录入工作簿是按以前的表单做的，没有填“\(list(.zhHans))”的格子", hant: "這個錄入活頁簿是按以前的表單做的，沒有填「\(list(.zhHant))」的格子",
        en: "this entry workbook is of an older form: it has no cell for \(list(.en))"), at: origin,
      hint: LocalizedText(
        "用 liandan blank \(schema.id) --as entry --out 新.xlsx 另做一个，把填好的格子抄过去",
        hant: "用 liandan blank \(schema.id) --as entry --out 新.xlsx 另做一個，把填好的格子抄過去",
        en: "make a new one with liandan blank \(schema.id) --as entry --out new.xlsx and copy the cells into it"))
  }
}

import Findings
import Forms
import SpreadsheetML

/// The texts of an entry workbook.
enum EntryTexts {
  static let form = LocalizedText("表单", hant: "表單", en: "Form")
  static let choices = LocalizedText("选项", hant: "選項", en: "Choices")
  static let instruction = LocalizedText(
    "请填黄色格子，带 * 的必填，带 (*) 的在右边说明的情况下必填；灰色格子自动算出。有明细的表单，明细填在后面的工作表里。填好后保存，不要改动工作表的名称和结构。",
    hant: "請填黃色格子，帶 * 的必填，帶 (*) 的在右邊說明的情況下必填；灰色格子自動算出。有明細的表單，明細填在後面的工作表裡。填好後儲存，不要改動工作表的名稱和結構。",
    en:
      "Fill in the yellow cells; those with * are required, those with (*) where the hint says so. Grey cells are calculated. Lists have sheets of their own. Save the file when done, and keep the sheets as they are."
  )
  static let closing = LocalizedText("以下各项结单时填写", hant: "以下各項結單時填寫", en: "To be filled in when the form is closed")
  static let hasDefault = LocalizedText("可留空，自动填写", hant: "可留空，自動填寫", en: "filled in by itself when left empty")
  static let computed = LocalizedText(
    "自动算出，供核对；以开单时算的为准", hant: "自動算出，供核對；以開單時算的為準", en: "calculated, to check by; issuing calculates anew")
  static let atClosing = LocalizedText("（结单时填）", hant: "（結單時填）", en: "(at closing)")
  static let sometimes = LocalizedText("有的情况下必填", hant: "有的情況下必填", en: "required in some cases")

  static func required(when condition: LocalizedText) -> LocalizedText {
    LocalizedText(
      spaced(condition.zhHans) + "时必填", hant: spaced(condition.text(in: .zhHant)) + "時必填",
      en: "required if " + condition.text(in: .en))
  }

  /// With a blank behind a number.
  private static func spaced(_ text: String) -> String { text.last?.isASCII == true ? text + " " : text }

  static func relevant(when condition: LocalizedText) -> LocalizedText {
    LocalizedText(
      spaced(condition.zhHans) + "时填写", hant: spaced(condition.text(in: .zhHant)) + "時填寫",
      en: "only if " + condition.text(in: .en))
  }

  static let signerName = LocalizedText("姓名", hant: "姓名", en: "name")
  static let day = LocalizedText("日期", hant: "日期", en: "date")
  static let opinion = LocalizedText("意见", hant: "意見", en: "opinion")
  static let role = LocalizedText("角色", hant: "角色", en: "role")
  static let decision = LocalizedText("决定", hant: "決定", en: "decision")
  static let fromList = LocalizedText("请从下拉列表中选择", hant: "請從下拉式清單中選擇", en: "Choose from the list.")
  static let aDate = LocalizedText(
    "一般填日期，如 2026-11-20；写成 2026.11.20、2026年11月20日 也认得，选“是”即可",
    hant: "一般填日期，如 2026-11-20；寫成 2026.11.20、2026年11月20日 也認得，選「是」即可",
    en: "This is not a date such as 2026-11-20. If it can be read as one, such as 2026.11.20, answer Yes.")
  static let aWhole = LocalizedText(
    "这里填整数；确实是整数（如 １２）就选“是”", hant: "這裡填整數；確實是整數（如 １２）就選「是」",
    en: "This is not a whole number. If it can be read as one, answer Yes.")
  static let aNumber = LocalizedText(
    "这里填数字；确实是数字或金额（如 ￥1,680.32）就选“是”", hant: "這裡填數字；確實是數字或金額（如 ￥1,680.32）就選「是」",
    en: "This is not a number. If it can be read as one, such as ￥1,680.32, answer Yes.")

  static let closingSheet = LocalizedText("结单", hant: "結單", en: "Closing")
  static let closingInstruction = LocalizedText(
    "每行是一张还没有结的单，灰色格子是开单时的内容，不能改。请填黄色格子，带 * 的必填，带 (*) 的在上面说明的情况下必填；还不能结的单，整行留空。明细填在后面的工作表里，第一列写编号。填好后用 liandan close 结单。",
    hant:
      "每列是一張還沒有結的單，灰色格子是開單時的內容，不能改。請填黃色格子，帶 * 的必填，帶 (*) 的在上面說明的情況下必填；還不能結的單，整列留空。明細填在後面的工作表裡，第一欄寫編號。填好後用 liandan close 結單。",
    en:
      "Each row is an open form; grey cells hold what was issued and cannot change. Fill in the yellow cells; those with * are required, those with (*) where the hint above says so. Leave a row empty whose form stays open. Lists have sheets of their own, with the number in the first column. Close the forms with liandan close."
  )
  static let number = LocalizedText("编号", hant: "編號", en: "Number")
  static let otherNumber = LocalizedText("单号", hant: "單號", en: "Form number")
  static let aSignature = LocalizedText(
    "姓名和日期，如 王建国 2026-11-20", hant: "姓名和日期，如 王建國 2026-11-20", en: "name and date, such as 王建国 2026-11-20")

  static func approvals(_ role: LocalizedText) -> LocalizedText {
    func line(_ language: Language, _ rest: String) -> String { "\(role.text(in: language)) \(rest)" }
    return LocalizedText(
      "角色 决定 姓名 日期，用“；”分开，如 \(line(.zhHans, "同意 张三 2026-11-20"))",
      hant: "角色 決定 姓名 日期，用「；」分開，如 \(line(.zhHant, "同意 張三 2026-11-20"))",
      en: "role, decision, name, date, with ; between, such as \(line(.en, "同意 张三 2026-11-20"))")
  }

  static func seeSheet(_ name: String) -> LocalizedText {
    LocalizedText("填在工作表“\(name)”里", hant: "填在工作表「\(name)」裡", en: "fill in the sheet \"\(name)\"")
  }

  static func several(_ labels: [String]) -> LocalizedText {
    LocalizedText(
      "可多选，用“、”分开：" + labels.joined(separator: "、"), hant: "可多選，用「、」分開：" + labels.joined(separator: "、"),
      en: "Several are allowed, with ; between them: " + labels.joined(separator: "; "))
  }
}

/// The looks of an entry workbook.
enum EntryStyles {
  static let plain = CellStyle.plain
  static let title = make { style in
    style.font.isBold = true
    style.font.size = 18
    style.horizontal = .center
  }
  static let section = make { style in
    style.font.isBold = true
    style.fill = .solid("E7ECF3")
    style.horizontal = .left
  }
  static let label = make { style in
    style.border = CellBorder(all: .thin)
    style.fill = .solid("F5F5F5")
    style.wraps = true
  }
  static let header = make { style in
    style.font.isBold = true
    style.border = CellBorder(all: .thin)
    style.fill = .solid("E7ECF3")
    style.horizontal = .center
    style.wraps = true
  }
  static let hint = make { style in
    style.font.size = 9
    style.font.colour = .rgb("666666")
    style.wraps = true
  }

  /// The look of a cell to be filled in: identifiers are text, so that no digit is lost.
  static func input(_ type: FieldType) -> CellStyle {
    make { style in
      style.border = CellBorder(all: .thin)
      style.fill = .solid("FFF8DC")
      style.isLocked = false
      style.wraps = true
      style.horizontal = .left
      style.numberFormat = type.entry.cellFormat
    }
  }

  /// The look of a cell that is computed, of which nothing can be changed.
  static func computed(_ type: FieldType) -> CellStyle {
    var style = label
    style.horizontal = .left
    if case .number = type.kind { style.numberFormat = type.entry.cellFormat }
    return style
  }

  /// The height of a field's row on the form's sheet: that of its label and hint, more for long values.
  static func height(_ field: Field, label: String, hint: String) -> Double {
    func lines(_ text: String, _ width: Int) -> Double { Double((TextWidth.columns(text) + width - 1) / width) }
    let least = field.appearance == "multiline" ? 64.0 : 24
    return max(least, 8 + 16 * lines(label, 23), 6 + 13 * lines(hint, 52))
  }

  /// The width of a column for a field, in digits.
  static func width(_ field: Field, _ label: String) -> Double {
    let title = Double(label.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } + 4)
    return min(max(title, field.type.entry.cellWidth), 60)
  }

  private static func make(_ change: (inout CellStyle) -> Void) -> CellStyle {
    var style = CellStyle.plain
    change(&style)
    return style
  }
}

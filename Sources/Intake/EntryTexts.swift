import Findings
import Forms
import SpreadsheetML

/// The texts of an entry workbook.
enum EntryTexts {
  static let form = LocalizedText("表单", hant: "表單", en: "Form")
  static let choices = LocalizedText("选项", hant: "選項", en: "Choices")
  static let instruction = LocalizedText(
    "请填黄色格子，带 * 的必填。有明细的表单，明细填在后面的工作表里。填好后保存，不要改动工作表的名称和结构。",
    hant: "請填黃色格子，帶 * 的必填。有明細的表單，明細填在後面的工作表裡。填好後儲存，不要改動工作表的名稱和結構。",
    en:
      "Fill in the yellow cells; those with * are required. Lists have sheets of their own. Save the file when done, and keep the sheets as they are."
  )
  static let closing = LocalizedText("以下各项结单时填写", hant: "以下各項結單時填寫", en: "To be filled in when the form is closed")
  static let hasDefault = LocalizedText("可留空，自动填写", hant: "可留空，自動填寫", en: "filled in by itself when left empty")
  static let signerName = LocalizedText("姓名", hant: "姓名", en: "name")
  static let day = LocalizedText("日期", hant: "日期", en: "date")
  static let opinion = LocalizedText("意见", hant: "意見", en: "opinion")
  /// The page of a sheet's foot, in the codes of worksheets.
  static let page = LocalizedText("&C第 &P 页 共 &N 页", hant: "&C第 &P 頁 共 &N 頁", en: "&CPage &P of &N")
  static let role = LocalizedText("角色", hant: "角色", en: "role")
  static let decision = LocalizedText("决定", hant: "決定", en: "decision")
  static let fromList = LocalizedText("请从下拉列表中选择", hant: "請從下拉式清單中選擇", en: "Choose from the list.")
  static let aDate = LocalizedText(
    "请填日期，如 2026-11-20", hant: "請填日期，如 2026-11-20", en: "Enter a date, such as 2026-11-20.")
  static let aWhole = LocalizedText("请填整数", hant: "請填整數", en: "Enter a whole number.")
  static let aNumber = LocalizedText("请填数字", hant: "請填數字", en: "Enter a number.")

  static let closingSheet = LocalizedText("结单", hant: "結單", en: "Closing")
  static let closingInstruction = LocalizedText(
    "每行是一张还没有结的单。请填黄色格子，带 * 的必填；还不能结的单，整行留空。明细填在后面的工作表里，第一列写编号。填好后用 liandan close 结单。",
    hant: "每列是一張還沒有結的單。請填黃色格子，帶 * 的必填；還不能結的單，整列留空。明細填在後面的工作表裡，第一欄寫編號。填好後用 liandan close 結單。",
    en:
      "Each row is an open form. Fill in the yellow cells; those with * are required. Leave a row empty whose form stays open. Lists have sheets of their own, with the number in the first column. Close the forms with liandan close."
  )
  static let number = LocalizedText("编号", hant: "編號", en: "Number")
  static let otherNumber = LocalizedText("单号", hant: "單號", en: "No.")
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

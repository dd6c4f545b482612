import Expressions
import Findings
import Forms
import SpreadsheetML

/// Cells of worksheets as values of forms.
struct WorkbookCells {
  let file: String
  let sheet: String

  func origin(_ reference: CellReference) -> Origin { Origin(file: file, sheet: sheet, cell: reference.a1) }

  /// The cell's value, or what is wrong with it.
  func value(of cell: SheetCell) -> TableCell {
    let origin = origin(cell.reference)
    let content: RawValue.Content
    switch cell.content {
    case .empty: content = .empty
    case .text(let text): content = text.isBlank ? .empty : .text(text)
    case .number(let spelling):
      // Excel keeps 15 digits of a number; longer codes have lost their last ones unless the cell is text.
      guard spelling.prefix(while: { $0 != "." }).count(where: \.isNumber) <= 15 else {
        return TableCell(content: .unreadable(WorkbookCells.tooLong(spelling, at: origin)), origin: origin)
      }
      content = .number(spelling)
    case .boolean(let truth): content = .boolean(truth)
    case .date(let date):
      guard let day = CalendarDate(year: date.year, month: date.month, day: date.day),
        let time = ClockTime(hour: date.hour, minute: date.minute, second: date.second)
      else {
        let text = "\(date.year)-\(date.month)-\(date.day)"
        return TableCell(content: .unreadable(WorkbookCells.error(text, at: origin)), origin: origin)
      }
      content = .date(CalendarMoment(date: day, time: time), hasTime: date.hasTime)
    case .time(let seconds): content = .text(WorkbookCells.clock(seconds))
    case .error(let code): content = .unreadable(WorkbookCells.error(code, at: origin))
    case .uncalculated: content = .unreadable(WorkbookCells.uncalculated(origin))
    case .unreadable: content = .unreadable(WorkbookCells.unreadable(origin))
    }
    return TableCell(content: content, origin: origin)
  }

  /// The text of a cell that may name a column.
  static func name(_ content: CellContent) -> String {
    switch content {
    case .text(let text): text.trimmed
    case .number(let spelling): spelling
    default: ""
    }
  }

  /// A time as it is written: 09:30, 26:30, 08:05:30.
  private static func clock(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let text = two(seconds / 3600) + ":" + two(seconds / 60 % 60)
    return seconds % 60 == 0 ? text : text + ":" + two(seconds % 60)
  }

  private static func tooLong(_ spelling: String, at origin: Origin) -> Finding {
    Finding(
      code: .numberTooLong,
      LocalizedText(
        "\(spelling) 是超过 15 位的数字，末几位可能已被表格软件改成 0", hant: "\(spelling) 是超過 15 位的數字，末幾位可能已被試算表軟體改成 0",
        en: "\(spelling) is a number of more than 15 digits; the spreadsheet may have turned its last digits to 0"),
      at: origin,
      hint: LocalizedText(
        "把单元格格式设为“文本”，再重新输入完整的号码", hant: "把儲存格格式設為「文字」，再重新輸入完整的號碼",
        en: "format the cell as text and type the whole code again"))
  }

  private static func error(_ code: String, at origin: Origin) -> Finding {
    Finding(
      code: .cellError,
      LocalizedText(
        "单元格的内容是错误值 \(code)，请改正", hant: "儲存格的內容是錯誤值 \(code)，請改正", en: "the cell holds the error \(code); correct it"),
      at: origin)
  }

  private static func unreadable(_ origin: Origin) -> Finding {
    Finding(
      code: .wrongEncoding,
      LocalizedText(
        "单元格里有不是文字的内容（编码错误）", hant: "儲存格裡有不是文字的內容（編碼錯誤）",
        en: "the cell holds bytes that are no characters"), at: origin,
      hint: LocalizedText(
        "在 Excel 或 WPS 中重新输入这一格，保存后再读", hant: "在 Excel 或 WPS 中重新輸入這一格，儲存後再讀",
        en: "type the cell again in Excel or WPS and save the file"))
  }

  private static func uncalculated(_ origin: Origin) -> Finding {
    Finding(
      code: .formulaUncalculated,
      LocalizedText("公式还没有算出结果", hant: "公式還沒有算出結果", en: "the formula has not been calculated"), at: origin,
      hint: LocalizedText(
        "用 Excel 或 WPS 打开文件，保存后再读，或把公式换成值", hant: "用 Excel 或 WPS 開啟檔案，儲存後再讀，或把公式換成值",
        en: "open the file in Excel or WPS and save it, or replace the formula by its value"))
  }
}

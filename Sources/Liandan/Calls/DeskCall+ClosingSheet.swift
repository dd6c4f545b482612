import Expressions
public import Findings
import Forms
import Intake
import Register

/// A workbook in which issued forms are completed.
public struct ClosingWorkbook: Sendable {
  /// The .xlsx file.
  public let bytes: [UInt8]
  /// How many forms it has rows for.
  public let count: Int
}

extension IssueDesk {
  /// Makes a workbook with a row for each open form, in which somebody fills in what is known at closing; ``close`` reads it.
  ///
  /// - Parameters:
  ///   - form: The form's id or title.
  ///   - condition: A formula over the form's fields that must be true; all open forms if `nil`.
  ///   - language: The language of labels and choices.
  /// - Throws: a ``DeskError`` if the form is unknown or none is open, a `FindingList` if the condition is no formula over the
  ///   form's fields, a `RegisterError` if there is no register.
  public func closingSheet(
    _ form: String, for condition: String? = nil, language: Language = .zhHans
  ) throws -> ClosingWorkbook {
    try DeskCall(desk: self, cancellation: Cancellation()).closingSheet(form, for: condition, language: language)
  }
}

extension DeskCall {
  /// A worksheet is held in memory while it is made.
  private static let closingSheetForms = 20_000

  fileprivate func closingSheet(
    _ form: String, for condition: String?, language: Language
  ) throws -> ClosingWorkbook {
    let schema = try library.schema(form)
    var search = FormSearch(form: schema.id, states: [.issued], condition: condition)
    search.order = .oldestFirst
    search.limit = DeskCall.closingSheetForms + 1
    let forms = try find(search).map { ClosingSheet.Form($0.record.number, $0.values) }
    let title = schema.title
    if forms.isEmpty {
      throw DeskError(
        "没有要结的“\(title.zhHans)”：\(condition == nil ? "没有开着的单" : "没有开着的单符合条件")",
        hant: "沒有要結的「\(title.text(in: .zhHant))」：\(condition == nil ? "沒有開著的單" : "沒有開著的單符合條件")",
        en:
          "no \(title.text(in: .en)) is to be closed: none is open\(condition == nil ? "" : " that meets the condition")"
      )
    }
    if forms.count > DeskCall.closingSheetForms {
      throw DeskError(
        "开着的单超过 \(DeskCall.closingSheetForms) 份，一个工作簿放不下。请用 --for 分几次，如 --for '${customer_name} = \"甲\"'",
        hant: "開著的單超過 \(DeskCall.closingSheetForms) 份，一個活頁簿放不下。請用 --for 分幾次，如 --for '${customer_name} = \"甲\"'",
        en: "more than \(DeskCall.closingSheetForms) forms are open, too many for one workbook. Divide them with --for")
    }
    return ClosingWorkbook(bytes: try ClosingSheet.make(for: schema, forms, language: language), count: forms.count)
  }
}

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
  /// Which numbers of a list have no row, and why.
  public let findings: [Finding]
}

/// Which open forms a closing workbook has rows for.
public enum ClosingChoice: Sendable {
  /// All of them.
  case all
  /// Those for which a formula over the form's fields is true.
  case condition(String)
  /// Those of a list of numbers, one a line, in its order.
  case numbers(DataSource)
}

extension IssueDesk {
  /// Makes a workbook with a row for each open form, in which somebody fills in what is known at closing; ``close`` reads it.
  ///
  /// - Parameters:
  ///   - form: The form's id or title.
  ///   - choice: Which open forms it has rows for.
  ///   - language: The language of labels and choices.
  /// - Throws: a ``DeskError`` if the form is unknown, is a card, has nothing to fill in at closing, or none is open; a
  ///   `FindingList` if the condition is no formula over the form's fields, or no number of the list is that of an open form; a
  ///   `RegisterError` if there is no register.
  public func closingSheet(
    _ form: String, for choice: ClosingChoice = .all, language: Language = .zhHans
  ) throws -> ClosingWorkbook {
    try DeskCall(desk: self, cancellation: Cancellation()).closingSheet(form, for: choice, language: language)
  }
}

extension DeskCall {
  /// A worksheet is held in memory while it is made.
  private static let closingSheetForms = 20_000

  fileprivate func closingSheet(
    _ form: String, for choice: ClosingChoice, language: Language
  ) throws -> ClosingWorkbook {
    let schema = try library.schema(form)
    try DeskCall.checkClosing(schema)
    let (forms, findings) =
      switch choice {
      case .all: (try openForms(of: schema, condition: nil), [Finding]())
      case .condition(let condition): (try openForms(of: schema, condition: condition), [])
      case .numbers(let list): try openForms(of: schema, numbered: list)
      }
    if forms.count > DeskCall.closingSheetForms {
      throw DeskError(
        "开着的单超过 \(DeskCall.closingSheetForms) 份，一个工作簿放不下。请用 --for 分几次，如 --for '${customer_name} = \"甲\"'",
        hant: "開著的單超過 \(DeskCall.closingSheetForms) 份，一個活頁簿放不下。請用 --for 分幾次，如 --for '${customer_name} = \"甲\"'",
        en: "more than \(DeskCall.closingSheetForms) forms are open, too many for one workbook. Divide them with --for")
    }
    return ClosingWorkbook(
      bytes: try ClosingSheet.make(for: schema, forms, language: language), count: forms.count, findings: findings)
  }

  private func openForms(of schema: FormSchema, condition: String?) throws -> [ClosingSheet.Form] {
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
    return forms
  }

  /// The open forms of a list, and what is wrong with the other numbers of it.
  private func openForms(
    of schema: FormSchema, numbered list: DataSource
  ) throws -> ([ClosingSheet.Form], [Finding]) {
    try withReading { records in
      var forms: [ClosingSheet.Form] = []
      var findings: [Finding] = []
      var taken: Set<String> = []
      for item in InputFiles.Items([.numbers(list)], schema) {
        switch item {
        case .finding(let finding): findings.append(finding)
        case .unread(let problems): findings += problems
        case .submission(let row):
          let (given, origin, _) = row.takingNumber(schema)
          do {
            let record = try records.register.record(try records.register.number(meant: given ?? ""))
            guard record.form == schema.id else {
              findings.append(
                ClosingFindings.otherForm(record.number, form: record.form, wanted: schema.id, at: origin))
              continue
            }
            guard record.state == .issued else { throw RegisterError.cannotClose(record) }
            if taken.insert(record.number).inserted {
              forms.append(ClosingSheet.Form(record.number, try records.register.form(of: record).values))
            }
          } catch let error as RegisterError where ClosingFindings.codes.contains(error.code) {
            findings.append(Finding(code: error.code, error.message, at: origin))
          }
        }
      }
      if forms.isEmpty { throw FindingList(findings) }
      return (forms, findings)
    }
  }

  /// Refuses forms that are not closed by rows of a workbook.
  private static func checkClosing(_ schema: FormSchema) throws {
    let title = schema.title
    if schema.kind == .card {
      throw DeskError(
        "“\(title.zhHans)”是卡片，不用结单表。请逐张结：liandan close 编号 数据",
        hant: "「\(title.text(in: .zhHant))」是卡片，不用結單表。請逐張結：liandan close 編號 資料",
        en:
          "\(title.text(in: .en)) is a card and has no closing sheet. Close cards one by one: liandan close NUMBER DATA",
        kind: .usage)
    }
    let isLeft = { (field: Field) in field.stage == .closing && field.calculation == nil && field.type != .stamp }
    if !schema.fields.contains(where: { isLeft($0) || $0.fields.contains(where: isLeft) }) {
      throw DeskError(
        "“\(title.zhHans)”没有结单时填的内容，不用结单表。请用 liandan issue \(schema.id) 数据 --close 一步开单结单",
        hant: "「\(title.text(in: .zhHant))」沒有結單時填的內容，不用結單表。請用 liandan issue \(schema.id) 資料 --close 一步開單結單",
        en:
          "\(title.text(in: .en)) has nothing to fill in at closing, so it has no closing sheet. Issue and close at once: "
          + "liandan issue \(schema.id) DATA --close", kind: .usage)
    }
  }
}

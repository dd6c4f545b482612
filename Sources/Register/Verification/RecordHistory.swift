import Expressions
import Findings
import Forms
import Records
import Storage

/// What the audit chain tells of one number.
struct RecordHistory {
  /// One printing of one copy.
  struct FileKey: Hashable {
    let copy: String
    let format: String
    let edition: String
  }
  /// An event with who did it, and when.
  struct Told {
    let seq: Int
    let at: String
    let by: String
    let detail: EventDetail
  }

  /// A copy that was printed.
  struct Printed {
    let at: String
    let sha256: String
    let bytes: Int
    let template: String?
    let pages: Int?
  }
  /// Columns of a record that follow from its events.
  struct Derived {
    let closedOn: String?
    let closedAt: String?
    let closedBy: String?
    let issuedEvent: Int?
    let closedEvent: Int?
    let voidEvent: Int?
    let voidedAt: String?
    let voidedBy: String?
    let schemaVersion: Int
    let delivered: Int?
    let batch: Int?
    let row: Int?
    /// Where the paper original is, and the event that says so.
    let paper: PaperOriginal?
    let paperEvent: Int?
    /// Why it is kept beyond its term, and the event that says so.
    let hold: String?
    let holdEvent: Int?
  }

  private(set) var issued: Told?
  private(set) var closed: Told?
  /// What was added to a card.
  private(set) var added: [Told] = []
  private(set) var voided: Told?
  private(set) var reprints = 0
  /// The files that were attached.
  private(set) var attached: [Told] = []
  /// What was said last of the paper original, and of keeping the form beyond its term.
  private var paper: Told?
  private var hold: Told?
  /// The last reprint that is known to have been handed over.
  private(set) var delivered: Int?
  private(set) var printed: [FileKey: Printed] = [:]

  mutating func add(_ seq: Int, kind: String, at: String, by: String, detail: EventDetail) {
    let told = Told(seq: seq, at: at, by: by, detail: detail)
    switch AuditEvent.Kind(rawValue: kind) {
    case .issue: issued = issued ?? told
    case .add: added.append(told)
    case .close: closed = told
    case .void: voided = told
    case .reprint: reprints += 1
    case .deliver: delivered = detail.count
    case .attach: attached.append(told)
    case .paper: paper = told
    case .hold: hold = told
    case .print:
      var template: String?
      for file in detail.files ?? [] {
        template = file.template ?? template
        let key = FileKey(copy: file.copy, format: file.format, edition: detail.edition ?? "")
        printed[key] =
          printed[key]
          ?? Printed(
            at: at, sha256: file.sha256, bytes: file.bytes, template: template, pages: file.pages)
      }
    case .prepare, .pack, .list, .stamp, .restore, .repair, .account, nil: break
    }
  }

  /// Whether the chain tells of the form's list and by what it is known again, as version 1.0.0 did not.
  var isTold: Bool { issued?.detail.identities != nil }

  /// What closed the form: an event of its own, or its issue.
  private var closing: Told? { closed ?? (issued?.detail.state == RecordState.closed.rawValue ? issued : nil) }

  /// How columns by which records are looked for differ from what the chain tells; `schemaVersion` is what the schema says.
  func differences(from found: Derived, of number: String, schemaVersion: Int?) -> [Finding] {
    var findings: [Finding] = []
    func compare<Value: Equatable>(_ what: LocalizedText, found: Value?, expected: Value?) {
      guard found != expected else { return }
      func text(_ value: Value?) -> String { value.map { "\($0)" } ?? "—" }
      findings.append(Discrepancy.recordAltered(number, in: what, is: text(found), was: text(expected)).finding)
    }
    compare(
      LocalizedText("结单日期", hant: "結單日期", en: "day of closing"), found: found.closedOn, expected: closing?.detail.on)
    compare(LocalizedText("结单时间", hant: "結單時間", en: "time of closing"), found: found.closedAt, expected: closing?.at)
    compare(LocalizedText("结单人", hant: "結單人", en: "closer"), found: found.closedBy, expected: closing?.by)
    compare(LocalizedText("作废时间", hant: "作廢時間", en: "time of the void"), found: found.voidedAt, expected: voided?.at)
    compare(LocalizedText("开单事件", hant: "開單事件", en: "event of issue"), found: found.issuedEvent, expected: issued?.seq)
    compare(
      LocalizedText("结单事件", hant: "結單事件", en: "event of closing"), found: found.closedEvent, expected: closing?.seq)
    compare(LocalizedText("作废事件", hant: "作廢事件", en: "event of the void"), found: found.voidEvent, expected: voided?.seq)
    compare(
      LocalizedText("作废人", hant: "作廢人", en: "name of who made it void"), found: found.voidedBy, expected: voided?.by)
    if let schemaVersion {
      compare(
        LocalizedText("表单定义的版本", hant: "表單定義的版本", en: "version of the schema"), found: found.schemaVersion,
        expected: schemaVersion)
    }
    if isTold {
      compare(LocalizedText("清单", hant: "清單", en: "list"), found: found.batch, expected: issued?.detail.batch)
      compare(
        LocalizedText("清单行号", hant: "清單列號", en: "row of the list"), found: found.row, expected: issued?.detail.row)
    }
    let handedOver = delivered ?? (isTold ? 0 : min(max(0, found.delivered ?? 0), reprints))
    compare(
      LocalizedText("已交出的补打次数", hant: "已交出的補打次數", en: "count of reprints handed over"), found: found.delivered,
      expected: handedOver)
    compare(
      LocalizedText("纸质原件", hant: "紙本原件", en: "paper original"), found: found.paper?.label.zhHans,
      expected: paper?.detail.paper.label.zhHans)
    compare(
      LocalizedText("纸质原件的事件", hant: "紙本原件的事件", en: "event of the paper original"), found: found.paperEvent,
      expected: paper?.seq)
    let isHeld = hold?.detail.state == HoldState.held
    compare(
      LocalizedText("暂不销毁的原因", hant: "暫不銷毀的原因", en: "reason to keep it"), found: found.hold,
      expected: isHeld ? hold?.detail.reason : nil)
    compare(
      LocalizedText("暂不销毁的事件", hant: "暫不銷毀的事件", en: "event of keeping it"), found: found.holdEvent,
      expected: hold?.seq)
    return findings
  }

  /// How the record differs from what the chain tells.
  func differences(from record: FormRecord, isPacked: Bool) -> [Finding] {
    guard let issued else { return [] }
    var findings: [Finding] = []
    func compare(_ what: LocalizedText, found: String?, expected: String?) {
      guard found != expected else { return }
      findings.append(
        Discrepancy.recordAltered(record.number, in: what, is: found ?? "—", was: expected ?? "—").finding)
    }
    compare(LocalizedText("表单", hant: "表單", en: "form"), found: record.form, expected: issued.detail.form)
    compare(LocalizedText("编号系列", hant: "編號系列", en: "series"), found: record.period, expected: issued.detail.period)
    compare(
      LocalizedText("流水号", hant: "流水號", en: "serial"), found: "\(record.serial)",
      expected: issued.detail.serial.map { "\($0)" })
    compare(
      LocalizedText("开单日期", hant: "開單日期", en: "day of issue"), found: record.issuedOn.iso, expected: issued.detail.on)
    compare(LocalizedText("开单时间", hant: "開單時間", en: "time of issue"), found: record.issued.at.iso, expected: issued.at)
    compare(LocalizedText("开单人", hant: "開單人", en: "issuer"), found: record.issued.operatorName, expected: issued.by)
    compare(LocalizedText("表单定义", hant: "表單定義", en: "schema"), found: record.schema.hex, expected: issued.detail.schema)
    compare(
      LocalizedText("公司参数", hant: "公司參數", en: "profile"), found: record.profile.hex, expected: issued.detail.profile)
    compare(
      LocalizedText("作废原因", hant: "作廢原因", en: "reason of the void"), found: record.voidReason,
      expected: voided?.detail.reason)
    compare(
      LocalizedText("所代替的作废单", hant: "所代替的作廢單", en: "void form in whose place it is"), found: record.stated.replaces,
      expected: issued.detail.replaces)
    compare(
      LocalizedText("所更正的单", hant: "所更正的單", en: "form that it corrects"), found: record.stated.corrects,
      expected: issued.detail.corrects)
    compare(
      LocalizedText("代替它的单", hant: "代替它的單", en: "form in its place"), found: record.stated.replacedBy,
      expected: voided?.detail.replacedBy)
    compare(
      LocalizedText("续填次数", hant: "續填次數", en: "count of additions"), found: "\(record.additions)",
      expected: "\(added.count)")
    compare(
      LocalizedText("补打次数", hant: "補打次數", en: "count of reprints"), found: "\(record.reprints)", expected: "\(reprints)"
    )
    let state: RecordState = voided != nil ? .void : closing == nil ? .issued : isPacked ? .packed : .closed
    compare(
      LocalizedText("状态", hant: "狀態", en: "state"), found: record.state.rawValue, expected: state.rawValue)
    compare(
      LocalizedText("填写阶段", hant: "填寫階段", en: "stage"), found: record.stage.rawValue,
      expected: (closing == nil ? Stage.opening : .closing).rawValue)
    let opening = Digest(of: record.openingData ?? record.data).hex
    let latest = closed ?? added.last
    let isSound = opening == issued.detail.data && (latest == nil || Digest(of: record.data).hex == latest?.detail.data)
    if !isSound || (latest == nil) != (record.openingData == nil) {
      findings.append(Discrepancy.dataAltered(record.number).finding)
    }
    return findings
  }
}

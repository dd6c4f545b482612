import Expressions
import Findings
import Forms
import Records
import Register
import Storage
import Templates

/// The numbers of one form on one day.
struct DayNumbers: Sendable {
  let date: CalendarDate
  private let writer: NumberWriter
  private let rule: NumberRule
  private let greatest: Int

  init(_ rule: NumberRule, on date: CalendarDate) {
    self.date = date
    self.rule = rule
    greatest = rule.greatestSerial
    writer = NumberWriter(rule, on: date)
  }

  /// Why a serial gives no number: it is longer than the pattern has room for.
  func problem(of serial: Int, at origin: Origin) -> Finding? {
    if serial <= greatest { return nil }
    let last = writer.number(greatest)
    return Finding(
      code: .seriesFull,
      LocalizedText(
        "编号已用到 \(last)，按编号格式“\(rule.pattern)”没有下一个了", hant: "編號已用到 \(last)，按編號格式「\(rule.pattern)」沒有下一個了",
        en: "the numbers are used up to \(last): the pattern '\(rule.pattern)' has no next one"), at: origin,
      hint: LocalizedText(
        "这一份没有占用编号；请把表单定义 number.pattern 里的流水号加宽，如 {serial:\(String(greatest).count + 1)}，再开",
        hant: "這一份沒有占用編號；請把表單定義 number.pattern 裡的流水號加寬，如 {serial:\(String(greatest).count + 1)}，再開",
        en:
          "it took no number; widen the serial in the form's number.pattern, as {serial:\(String(greatest).count + 1)}, "
          + "then issue it"))
  }

  /// The form with the number of a serial; `data` is the digest of its data, if it is printed to be issued.
  func form(_ form: ValidForm, _ serial: Int, data: Digest? = nil) -> NumberedForm {
    NumberedForm(
      schema: form.schema, number: writer.number(serial), values: form.values, stage: form.stage, issuedOn: date,
      dataDigest: data?.hex)
  }
}

extension DrawnGroup.Drawing {
  /// Draws a row under the number of a serial and stages its copies. Only the world makes this throw, such as a full disk.
  init(
    _ row: ValidRow, _ serial: Int, of numbers: DayNumbers, _ printer: FormPrinter, _ register: FormRegister
  ) throws {
    if let problem = numbers.problem(of: serial, at: row.origin) {
      self = .failed([problem])
      return
    }
    let form = numbers.form(row.request.form, serial, data: row.request.digest)
    let copies: [RenderedCopy]
    let task = PrintTask(
      form: form, files: printer.plan, marks: CopyMarks(replaces: row.request.replacing.label),
      pictures: row.album.loader)
    do { copies = try printer.copies(task) } catch {
      self = .failed(Finding.undrawable(error, at: row.origin))
      return
    }
    self = .drawn(DrawnForm(form: form, serial: serial, copies: try register.stage(copies)))
  }
}

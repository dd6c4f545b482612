public import Findings
package import Forms
import Register

/// Checks one form after another by one schema, at one stage (walk, hops 2 and 3). Any number of threads may use it.
struct FormChecker: Sendable {
  let schema: FormSchema
  let stage: Stage
  var context: FillContext
  let pictures: PictureSource
  /// The reference that forms without one of their own hold: the field, and the number of the form they come from.
  var reference: (field: String, number: String)?

  /// What came of checking a form.
  struct Outcome: Sendable {
    /// The form, if it is right.
    let form: ValidForm?
    /// The form as it was given.
    let filled: FilledForm
    /// All that is wrong with it, or the warnings about a right one.
    let findings: [Finding]
    /// Its pictures.
    let album: PictureAlbum
  }

  /// Binds, and takes the pictures.
  func bound(_ submission: Submission) -> (filled: FilledForm, findings: [Finding], album: PictureAlbum) {
    var (filled, bound) = schema.bind(referring(submission))
    bound += contradiction(in: submission, filled)
    let (album, lost) = filled.takePictures(from: pictures)
    return (filled, bound + lost, album)
  }

  /// Binds and validates.
  func outcome(of submission: Submission) -> Outcome {
    let (filled, bound, album) = bound(submission)
    let result = filled.validated(at: stage, in: context)
    return Outcome(
      form: bound.hasErrors ? nil : result.form, filled: filled, findings: bound + result.findings, album: album)
  }
}

extension FormChecker {
  /// The data with the reference, if they hold none.
  private func referring(_ submission: Submission) -> Submission {
    guard let reference else { return submission }
    let isGiven = submission.entries.contains { entry in
      schema.isKey(entry.key, of: reference.field) && !entry.value.isEmpty
    }
    if isGiven { return submission }
    var whole = submission
    whole.entries.removeAll { schema.isKey($0.key, of: reference.field) }
    let value = RawValue(.text(reference.number), at: submission.origin)
    whole.entries.append(.init(key: reference.field, keyOrigin: submission.origin, value: value))
    return whole
  }

  /// What is wrong where the data refer to another form than the one they are to come from.
  private func contradiction(in submission: Submission, _ filled: FilledForm) -> [Finding] {
    guard let reference, case .text(let given)? = filled.values[reference.field], given != reference.number,
      let entry = submission.entries.first(where: { schema.isKey($0.key, of: reference.field) })
    else { return [] }
    if case .form(let other, _)? = context.records?.form(numbered: given), other.number == reference.number {
      return []
    }
    let label = schema.field(reference.field)?.label ?? LocalizedText(reference.field)
    return [
      Finding(
        code: .fromDiffers,
        LocalizedText(
          "--from 是 \(reference.number)，数据里的“\(label.zhHans)”却是 \(given)",
          hant: "--from 是 \(reference.number)，資料裡的「\(label.text(in: .zhHant))」卻是 \(given)",
          en: "--from says \(reference.number), but the data name \(given) as \(label.text(in: .en))"),
        at: entry.value.origin,
        hint: LocalizedText(
          "以 --from 为准，就删去数据里的；以数据为准，就不写 --from", hant: "以 --from 為準，就刪去資料裡的；以資料為準，就不寫 --from",
          en: "for --from, delete the number in the data; for that of the data, leave --from out"))
    ]
  }

  /// The field of a form that refers to the form of a number.
  ///
  /// - Throws: a ``DeskError`` if no field refers to such forms.
  static func reference(
    to number: String, from schema: FormSchema, _ register: FormRegister, title: (String) -> LocalizedText
  ) throws -> (field: String, number: String) {
    let record = try register.record(number)
    let field = schema.fields.first { $0.reference?.forms.contains(record.form) ?? false }
    if let field { return (field.id, record.number) }
    let (own, other) = (schema.title, title(record.form))
    throw DeskError(
      "“\(own.zhHans)”没有引用“\(other.zhHans)”的字段，\(record.number) 不能作 --from",
      hant: "「\(own.text(in: .zhHant))」沒有引用「\(other.text(in: .zhHant))」的欄位，\(record.number) 不能作 --from",
      en:
        "\(own.text(in: .en)) has no field that refers to \(other.text(in: .en)): \(record.number) cannot be its --from",
      kind: .usage)
  }
}

/// A form that was refused: it took no number.
public struct RefusedForm: Sendable {
  /// Its position in the list, from 1.
  public let row: Int
  /// The data as given, with their origins.
  package let submission: Submission
  /// All its findings.
  public let findings: [Finding]
}

extension RefusedForm {
  /// A record that could not be read: only its origin is known.
  init(row: Int, unread findings: [Finding]) {
    self.init(
      row: row, submission: Submission(origin: findings.first?.origin ?? Origin(), entries: []), findings: findings)
  }
}

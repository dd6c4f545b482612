import Findings
import Forms
import Register

/// Finds the open card that data are for: by its number, else by the value of its key.
struct CardLookup {
  let schema: FormSchema
  /// The only card there is data for; `nil` where each form says its own.
  let number: String?
  let register: FormRegister

  /// The number of the card and the data without it, or what is wrong.
  func card(of submission: Submission) throws -> Result<(number: String, data: Submission), FindingList> {
    let (given, origin, data) = submission.takingNumber(schema)
    let meant = try given.map { try register.number(meant: $0) }
    if let number {
      guard let meant, meant != number else { return .success((number, data)) }
      return .failure(FindingList([ClosingFindings.otherNumber(meant, wanted: number, at: origin)]))
    }
    guard let meant = try meant ?? keyed(submission) else {
      return .failure(FindingList([unknown(submission)]))
    }
    do {
      let record = try register.record(meant)
      guard record.form == schema.id else {
        return .failure(
          FindingList([
            ClosingFindings.otherForm(meant, form: record.form, wanted: schema.id, command: "add", at: origin)
          ]))
      }
      if record.state != .issued { throw RegisterError.cannotAdd(record) }
    } catch let error as RegisterError where ClosingFindings.codes.contains(error.code) {
      return .failure(FindingList([Finding(code: error.code, error.message, at: origin)]))
    }
    // A card that was found by its key has it, however the row writes it.
    return .success((meant, given == nil ? data.leavingOut(schema.cardKey ?? "", of: schema) : data))
  }

  /// The open card whose key has the value that is given.
  private func keyed(_ submission: Submission) throws -> String? {
    guard let key = key(in: submission) else { return nil }
    return try register.openForms(with: [key.identity]).values.first
  }

  private func key(in submission: Submission) -> CardKey? {
    let (filled, _) = schema.bind(submission)
    return CardKey(filled.values, of: schema)
  }

  /// Why no card is found.
  private func unknown(_ submission: Submission) -> Finding {
    let field = schema.cardKey.flatMap { schema.field($0) }
    let label = field?.label ?? LocalizedText("")
    if let key = key(in: submission) {
      return Finding(
        code: .cardMissing,
        LocalizedText(
          "没有“\(key.text)”的卡片，没有续填", hant: "沒有「\(key.text)」的卡片，沒有續填",
          en: "“\(key.text)” has no open card, and nothing was added"), at: submission.origin,
        hint: LocalizedText(
          "核对“\(label.zhHans)”；还没有卡片就先用 liandan issue \(schema.id) 开一张",
          hant: "核對「\(label.text(in: .zhHant))」；還沒有卡片就先用 liandan issue \(schema.id) 開一張",
          en: "check the \(label.text(in: .en)), or open the card first with liandan issue \(schema.id)"))
    }
    return Finding(
      code: .numberNotGiven,
      LocalizedText("这一份没有说是哪一张卡片", hant: "這一份沒有說是哪一張卡片", en: "it is not said which card this is for"),
      at: submission.origin,
      hint: LocalizedText(
        "加上“编号”一项，或“\(label.zhHans)”", hant: "加上「編號」一項，或「\(label.text(in: .zhHant))」",
        en: "add the key “number”, or the \(label.text(in: .en))"))
  }
}

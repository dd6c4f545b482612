import Expressions
import Findings
import Forms
import Records
import Register

/// The copies of one form, drawn under the number that it is to get.
struct DrawnForm: Sendable {
  /// The form.
  let form: NumberedForm
  /// The serial of its number.
  let serial: Int
  /// Its copies.
  let copies: [StagedCopy]
}

/// A group whose copies are drawn; no number is taken yet.
struct DrawnGroup: Sendable {
  /// What came of drawing one form.
  enum Drawing: Sendable {
    case drawn(DrawnForm)
    /// It cannot be printed.
    case failed([Finding])
  }
  private(set) var rows: [FormList<IssueRow>.Item]
  /// What came of each form that is to get a number, in their order.
  private(set) var drawings: [Drawing]
  /// Who issues, and when: the day of issue is printed.
  let mark: AuditStamp
  /// How many numbers were promised to it.
  let promised: Int

  init(_ rows: [FormList<IssueRow>.Item], _ drawings: [Drawing], mark: AuditStamp) {
    self.rows = rows
    self.drawings = drawings
    self.mark = mark
    promised = drawings.count
  }

  /// The forms that were drawn.
  var forms: [DrawnForm] { drawings.compactMap { if case .drawn(let form) = $0 { form } else { nil } } }

  /// What the register is asked for.
  var requests: [IssueRequest] {
    zip(rows.valid, forms).map { row, drawn in
      var request = row.request
      request.number = drawn.form.number
      return request
    }
  }

  /// Refuses what cannot be printed: it takes no number.
  mutating func refuseFailures() {
    var next = 0
    rows.replaceValid { row in
      defer { next += 1 }
      if case .failed(let findings) = drawings[next] { return .refused(row.refused(findings)) }
      return nil
    }
    drawings.removeAll { if case .failed = $0 { true } else { false } }
  }

  /// Has the rows changed by `change`, which may find that some need no number any more; returns what was drawn for them.
  mutating func update(_ change: (inout [FormList<IssueRow>.Item]) throws -> Void) rethrows -> [[StagedCopy]] {
    let before = rows.valid
    try change(&rows)
    let wanted = Set(rows.valid.map(\.row))
    var dropped: [[StagedCopy]] = []
    var kept: [Drawing] = []
    for (row, drawing) in zip(before, drawings) {
      if wanted.contains(row.row) {
        kept.append(drawing)
      } else if case .drawn(let form) = drawing {
        dropped.append(form.copies)
      }
    }
    drawings = kept
    return dropped
  }

  /// Draws again what would get another number than it was drawn under, as a form before it was refused.
  mutating func redraw(
    from first: Int, _ draw: (ValidRow, _ serial: Int, _ former: DrawnForm?) throws -> Drawing
  ) rethrows {
    for (index, row) in rows.valid.enumerated() {
      var former: DrawnForm?
      if case .drawn(let form) = drawings[index] { former = form }
      if former?.serial != first + index { drawings[index] = try draw(row, first + index, former) }
    }
  }

  /// Whether every form was drawn under the number it is to get, from the serial `first` up.
  func isReady(from first: Int) -> Bool {
    drawings.enumerated().allSatisfy { index, drawing in
      if case .drawn(let form) = drawing { form.serial == first + index } else { false }
    }
  }
}

extension Finding {
  /// Why a form cannot be printed, as findings at its place in the user's file.
  static func undrawable(_ error: any Error, at origin: Origin) -> [Finding] {
    if let list = error as? FindingList {
      return list.findings.map { finding in
        guard finding.origin == Origin() else { return finding }
        var placed = finding
        placed.origin = origin
        return placed
      }
    }
    return [undrawable(SystemReason.said(error), isIssued: false, at: origin)]
  }

  /// A form that cannot be printed; `isIssued` if it has its number already.
  static func undrawable(_ reason: LocalizedText, isIssued: Bool, at origin: Origin) -> Finding {
    Finding(
      code: .cannotPrint,
      LocalizedText(
        "打印不出来：\(reason.zhHans)", hant: "列印不出來：\(reason.text(in: .zhHant))",
        en: "cannot be printed: \(reason.text(in: .en))"), at: origin,
      hint: isIssued
        ? LocalizedText(
          "没有结单；请改正所填的内容，或作废后另开一份", hant: "沒有結單；請改正所填的內容，或作廢後另開一份",
          en: "it stays open; correct what is filled in, or void it and issue another form")
        : LocalizedText(
          "这一份没有占用编号；请改正内容或模板后再开", hant: "這一份沒有占用編號；請改正內容或範本後再開",
          en: "it took no number; correct its content or the template, then issue it"))
  }
}

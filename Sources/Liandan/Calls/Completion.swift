import Findings
import Forms
import Records
import Register
import Storage

/// A filled form that holds more than is known at opening: it may be an open form, completed, which is then to be closed
/// under the number it has.
struct Completion: Sendable {
  private let filled: FilledForm
  /// The identity that the form had if it was opened without anything that belongs to closing.
  var bare: RowContent { RowContent(of: filled.openingIdentity) }
  /// The identity that it had when it was opened with some of it. No identity of a form begins like this: ids of forms have
  /// no blanks.
  var partial: RowContent { RowContent(of: Array("opened as ".utf8) + filled.openingIdentity) }

  /// The identity of the form itself.
  var whole: RowContent { RowContent(of: filled.identity) }

  /// `nil` if nothing is given that belongs to closing.
  init?(_ filled: FilledForm) {
    guard filled.hasClosingValues else { return nil }
    self.filled = filled
  }

  /// What it is to forms that were opened with the same content.
  enum Match {
    /// This form has been closed with it.
    case done(KnownForm)
    /// These are still open.
    case open([String])
  }

  /// Compares it with forms that were opened with the same content.
  func match(among candidates: [KnownForm], _ records: RecordReader) throws -> Match? {
    var open: [String] = []
    for form in candidates {
      let issued = try records.register.form(of: try records.register.record(form.number))
      let isComparable = issued.schema.text == filled.schema.text
      if form.state == .issued {
        if !isComparable || filled.completes(issued) { open.append(form.number) }
      } else if isComparable, filled.isHeld(by: issued) {
        return .done(form)
      }
    }
    return open.isEmpty ? nil : .open(open)
  }

  /// Says which forms are to be closed.
  static func refusal(_ numbers: [String], at origin: Origin) -> Finding {
    let number = numbers[0]
    func list(_ separator: String) -> String {
      numbers.prefix(3).joined(separator: separator) + (numbers.count > 3 ? "…" : "")
    }
    return Finding(
      code: .completesOpenForm,
      LocalizedText(
        "与尚未结单的 \(list("、")) 开单内容相同，这一份没有另外编号", hant: "與尚未結單的 \(list("、")) 開單內容相同，這一份沒有另外編號",
        en: "it was opened as \(list(", ")), which is not closed yet; it gets no second number"), at: origin,
      hint: LocalizedText(
        "要结单，请用 liandan close \(number) 数据（清单则每行加“编号”一列，用 liandan close 表单 数据）；确实要另开一份，请加 --again",
        hant: "要結單，請用 liandan close \(number) 資料（清單則每列加「編號」一欄，用 liandan close 表單 資料）；確實要另開一份，請加 --again",
        en:
          "to close it use liandan close \(number) DATA (for a list give each row its number and use liandan close FORM "
          + "DATA); to issue another form, add --again"))
  }
}

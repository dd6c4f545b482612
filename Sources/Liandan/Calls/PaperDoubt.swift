import Findings
import Forms
import Register

/// What is to be said of a paper whose digits are not those of the form on record.
enum PaperDoubt {
  /// Of a paper that shows an earlier state of the form.
  static func earlier(_ number: String, now: String) -> LocalizedText {
    LocalizedText(
      "纸上的是 \(number) 较早的一版（后来结过单或续填过），现在登记的是 \(now)",
      hant: "紙上的是 \(number) 較早的一版（後來結過單或續填過），現在登記的是 \(now)",
      en: "the paper shows \(number) as it was before it was closed or added to; now it is \(now)")
  }

  /// Of a paper that shows what was never on record.
  static func foreign(_ number: String, paper: String, now: String) -> LocalizedText {
    LocalizedText(
      "纸上的内容与登记的不是同一版：\(number) 纸上的摘要是 \(paper)，登记的是 \(now)。请查明这张纸的来历",
      hant: "紙上的內容與登記的不是同一版：\(number) 紙上的摘要是 \(paper)，登記的是 \(now)。請查明這張紙的來歷",
      en:
        "the paper does not show what is on record: the digest of \(number) is \(paper) on paper and \(now) in the register. "
        + "Find out where the paper comes from")
  }

  /// The finding on a number in a list, if its digits were never on record: papers of before the closing are closed by.
  static func finding(
    _ writing: String, of number: String, in register: FormRegister, at origin: Origin
  ) throws -> Finding? {
    guard case .foreign(let now)? = try register.match(writing, of: number) else { return nil }
    return Finding(
      .warning, code: .paperDiffers,
      foreign(number, paper: PaperCode(writing).digest ?? "", now: now), at: origin)
  }
}

extension DeskCall {
  /// The number on record that a writing means, as ``FormRegister/number(meant:)``. Digits of a digest behind it, as on paper,
  /// are compared with what is on record.
  func meantNumber(_ writing: String, in register: FormRegister) throws -> String {
    let number = try register.number(meant: writing)
    switch try register.match(writing, of: number) {
    case .earlier(let now)?: notice(PaperDoubt.earlier(number, now: now))
    case .foreign(let now)?:
      notice(PaperDoubt.foreign(number, paper: PaperCode(writing).digest ?? "", now: now))
    case .current?, nil: break
    }
    return number
  }
}

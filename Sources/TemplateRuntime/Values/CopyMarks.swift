package import Expressions
package import Findings
package import Forms

/// What is stamped over a copy beside its content.
package struct CopyMarks: Sendable, Hashable {
  /// Why a form is void (作废), since when, and who said so.
  package struct Void: Sendable, Hashable {
    /// The reason, with the form in its place if there is one.
    package var reason: LocalizedText
    /// The day.
    package var date: CalendarDate
    /// Who made it void.
    package var operatorName: String
    /// Makes a mark.
    package init(reason: LocalizedText, date: CalendarDate, operatorName: String) {
      self.reason = reason
      self.date = date
      self.operatorName = operatorName
    }
  }
  /// What a void form is marked with.
  package var void: Void?
  /// That the form takes the place of another: 代替作废单 FC-2026-000001, 更正 FC-2026-000001.
  package var replaces: LocalizedText?
  /// Whether it is a sample that stands for no form, marked where a void form is.
  package var isSample = false
  /// How many times the copy was printed again; 0 is the first print.
  package var reprints: Int

  /// Makes marks.
  package init(void: Void? = nil, replaces: LocalizedText? = nil, reprints: Int = 0) {
    self.void = void
    self.replaces = replaces
    self.reprints = reprints
  }

  /// No marks: a form in force, printed for the first time.
  package static let none = CopyMarks()

  /// No form: a sample of what it looks like.
  package static let sample = {
    var marks = CopyMarks()
    marks.isSample = true
    return marks
  }()

  /// What is stamped across the pages of a form: 作废, or 样张 for a sample and where the company's profile is an example.
  package func stamp(on schema: FormSchema) -> LocalizedText? {
    switch (void == nil, isSample || schema.profile.isSample) {
    case (true, false): nil
    case (true, true): CopyMarks.sampleText
    case (false, false): LocalizedText("作废", hant: "作廢", en: "VOID")
    case (false, true): LocalizedText("样张·作废", hant: "樣張·作廢", en: "SAMPLE · VOID")
    }
  }

  /// 样张
  package static let sampleText = LocalizedText("样张", hant: "樣張", en: "SAMPLE")

  /// 补打 第 1 次, or nothing.
  package var reprintText: LocalizedText? {
    reprints < 1
      ? nil
      : LocalizedText("补打 第 \(reprints) 次", hant: "補印 第 \(reprints) 次", en: "reprint no. \(reprints)")
  }
}

import Expressions
import Findings

extension Binder {
  /// A day; a time beside it would be lost and is reported.
  mutating func date(_ raw: RawValue, at target: BindingTarget) -> CalendarDate? {
    guard let (moment, hasTime) = writtenMoment(raw, at: target) else { return nil }
    if hasTime, moment.time != .midnight {
      add(
        .timeInDate,
        LocalizedText(
          "这一项只填日期，\(moment.time.text) 没有地方记", hant: "這一項只填日期，\(moment.time.text) 沒有地方記",
          en: "only a date belongs here, without the time \(moment.time.text)"), at: raw.origin, of: target,
        hint: LocalizedText("请写成 \(moment.date.iso)", hant: "請寫成 \(moment.date.iso)", en: "write \(moment.date.iso)"))
      return nil
    }
    return moment.date
  }

  /// A day and time; a day alone is not enough, because hours are counted from it.
  mutating func moment(_ raw: RawValue, at target: BindingTarget) -> CalendarMoment? {
    guard let (moment, hasTime) = writtenMoment(raw, at: target) else { return nil }
    guard hasTime else {
      add(
        .timeMissing,
        LocalizedText("只有日期，还要写明几点几分", hant: "只有日期，還要寫明幾點幾分", en: "the time of day is missing"), at: raw.origin,
        of: target,
        hint: LocalizedText(
          "请写成 \(moment.date.iso) 09:30 这样", hant: "請寫成 \(moment.date.iso) 09:30 這樣",
          en: "write it as \(moment.date.iso) 09:30"))
      return nil
    }
    return moment
  }

  private mutating func writtenMoment(_ raw: RawValue, at target: BindingTarget) -> (CalendarMoment, Bool)? {
    let needsTime = target.field.type == .dateTime
    let read: (CalendarMoment, hasTime: Bool)?
    switch raw.content {
    case .date(let moment, let hasTime): read = (moment, hasTime)
    case .text(let text): read = DateWriting.expectedMoment(text.trimmed)
    case .number(let digits) where digits.utf8.count == 8: read = DateWriting.expectedMoment(digits)
    default:
      let example = Binder.dateExample(needsTime)
      wrongKind(raw, at: target, expecting: target.field.type.entry.valueName, hint: example)
      return nil
    }
    guard let read else {
      add(
        .notADate,
        LocalizedText(
          "\(raw.kindName.zhHans)不是有效的日期", hant: "\(raw.kindName.text(in: .zhHant))不是有效的日期",
          en: "\(raw.kindName.text(in: .en)) is not a valid date"), at: raw.origin, of: target,
        hint: Binder.dateExample(needsTime))
      return nil
    }
    if read.0.date.year < ValueLimits.firstYear {
      add(
        .dateTooEarly,
        LocalizedText(
          "\(read.0.date.iso) 早于 \(ValueLimits.firstYear) 年", hant: "\(read.0.date.iso) 早於 \(ValueLimits.firstYear) 年",
          en: "\(read.0.date.iso) is before \(ValueLimits.firstYear)"), at: raw.origin, of: target)
      return nil
    }
    return (read.0, read.hasTime)
  }

  private static func dateExample(_ needsTime: Bool) -> LocalizedText {
    let time = needsTime ? " 09:30" : ""
    return LocalizedText(
      "可以写成 2026-03-05\(time)、2026.3.5\(time)、2026年3月5日\(time)，年份要四位",
      hant: "可以寫成 2026-03-05\(time)、2026.3.5\(time)、2026年3月5日\(time)，年份要四位",
      en: "write 2026-03-05\(time), 2026.3.5\(time) or 2026年3月5日\(time), with a year of four digits")
  }
}

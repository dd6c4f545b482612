import Expressions
import Testing

struct CalendarTests {
  @Test func `days are numbered without gaps from year 1 to 9999`() {
    var number = CalendarDate.first.dayNumber
    var wrong = 0
    for year in 1...9999 {
      for month in 1...12 {
        let length = CalendarDate.days(inMonth: month, of: year)
        for day in [1, length] {
          let expected = number + day - 1
          let date = CalendarDate(year: year, month: month, day: day)
          if date?.dayNumber != expected || date != CalendarDate(dayNumber: expected) { wrong += 1 }
        }
        number += length
      }
    }
    #expect(wrong == 0)
    #expect(day("1970-01-01").dayNumber == 0 && day("2026-11-20").dayNumber == 20_777)
    #expect(CalendarDate(dayNumber: .max) == .last && CalendarDate(dayNumber: .min) == .first)
  }

  @Test func `only days that exist are days`() {
    #expect(CalendarDate(year: 2026, month: 2, day: 29) == nil && CalendarDate(year: 2028, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 1900, month: 2, day: 29) == nil && CalendarDate(year: 2000, month: 2, day: 29) != nil)
    #expect(CalendarDate(year: 2026, month: 13, day: 1) == nil && CalendarDate(year: 0, month: 1, day: 1) == nil)
    for text in ["2026-3-5", "26-03-05", "2026-03-05 ", "2026-02-30", "2026/03/05", "２026-03-05", ""] {
      #expect(CalendarDate(iso: text) == nil, "\(text)")
    }
  }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-03-31", -1, "2026-02-28"),
    ("2026-11-30", 3, "2027-02-28"), ("2026-12-31", 12, "2027-12-31"), ("2028-02-29", 12, "2029-02-28"),
    ("2026-01-15", -1, "2025-12-15"), ("2026-05-31", 0, "2026-05-31"),
  ]) func `months are added up to the month's end`(start: String, months: Int, end: String) {
    #expect(day(start).adding(months: months)?.iso == end)
  }

  @Test func `dates outside the calendar are nil`() {
    for count in [Int.max, .min, 4_000_000, -4_000_000] {
      #expect(day("2026-01-01").adding(days: count) == nil && day("2026-01-01").adding(months: count) == nil)
    }
    #expect(CalendarDate.last.adding(days: 1) == nil && CalendarDate.first.adding(months: -1) == nil)
  }

  @Test func `weekdays, moments and seconds`() {
    #expect(day("2026-11-20").weekday == 5 && day("2026-11-22").weekday == 7 && CalendarDate.first.weekday == 1)
    #expect(moment("2026-11-20T09:30").iso == "2026-11-20T09:30")
    #expect(moment("2026-11-20T09:30:15").time.text == "09:30:15")
    #expect(CalendarMoment(iso: "2026-11-20T24:00") == nil && CalendarMoment(iso: "2026-11-20 09:30") == nil)
    for seconds in [0, -1, 86_399, 86_400, -86_401, 1_795_167_015] {
      #expect(CalendarMoment(secondsSinceEpoch: seconds).secondsSinceEpoch == seconds)
    }
    _ = (CalendarMoment(secondsSinceEpoch: .max), CalendarMoment(secondsSinceEpoch: .min))
  }

  @Test(arguments: [
    ("2026-03-05", "2026-03-05"), ("2026.3.5", "2026-03-05"), ("2026/3/5", "2026-03-05"), ("2026年3月5日", "2026-03-05"),
    ("2026年03月05日", "2026-03-05"), ("２０２６．３．５", "2026-03-05"), (" 2026年 3月 5日 ", "2026-03-05"),
    ("２０２６－０３－０５", "2026-03-05"),
    ("2026年3月5号", "2026-03-05"),
  ]) func `days are read as people write them`(text: String, iso: String) {
    #expect(DateWriting.date(text)?.iso == iso)
  }

  @Test(arguments: [
    "26-3-5", "26年3月5日", "2026-3/5", "2026-13-01", "2026-02-30", "2026年3月", "2026年3月5", "3/5/2026", "20260305",
    "2026--3-5",
    "2026-3-5x", "2026-003-05", "", "年月日", "2026-03-05 09:30", "12026-03-05",
  ]) func `what is no clear day is not read as one`(text: String) {
    #expect(DateWriting.date(text) == nil)
  }

  @Test func `eight digits are a day where a day is expected`() {
    func read(_ text: String) -> String? { DateWriting.expectedMoment(text).map(\.0.iso) }
    #expect(read("20260305") == "2026-03-05T00:00" && read("２０２６０３０５") == "2026-03-05T00:00")
    #expect(read("20260305 9:30") == "2026-03-05T09:30" && read("2026-3-5") == "2026-03-05T00:00")
    for text in ["20261305", "2026030", "202603051", "20260305x"] { #expect(read(text) == nil, "\(text)") }
  }

  @Test(arguments: [
    ("2026-03-05 9:30", "2026-03-05T09:30"), ("2026-03-05T09:30:15", "2026-03-05T09:30:15"),
    ("2026年3月5日9时30分", "2026-03-05T09:30"), ("2026年3月5日 14点", "2026-03-05T14:00"),
    ("2026.3.5　９：３０", "2026-03-05T09:30"),
    ("2026年3月5日下午3:30", "2026-03-05T15:30"), ("2026年3月5日 下午12点", "2026-03-05T12:00"),
    ("2026/3/5 上午9時5分", "2026-03-05T09:05"),
  ]) func `moments are read as people write them`(text: String, iso: String) throws {
    let (moment, hasTime) = try #require(DateWriting.moment(text))
    #expect(moment.iso == iso && hasTime)
  }

  @Test func `a day alone has no time, and unclear times are refused`() {
    #expect(DateWriting.moment("2026年3月5日")?.hasTime == false)
    for time in ["25:00", "9:5", "09:30Z", "09:30+08:00", "下午13点", "上午12点", "9:30:60", "930"] {
      #expect(DateWriting.moment("2026-03-05 \(time)") == nil, "\(time)")
    }
    #expect(DateWriting.moment("2026-03-059:30") == nil)
  }

  @Test(arguments: [
    ("2026-01-15", "贰零贰陆年零壹月壹拾伍日"), ("2026-03-05", "贰零贰陆年叁月零伍日"), ("2026-10-30", "贰零贰陆年零壹拾月零叁拾日"),
    ("2026-11-21", "贰零贰陆年壹拾壹月贰拾壹日"), ("2026-12-31", "贰零贰陆年壹拾贰月叁拾壹日"), ("2026-02-12", "贰零贰陆年零贰月壹拾贰日"),
    ("2026-10-20", "贰零贰陆年零壹拾月零贰拾日"),
  ]) func `days are written as on a cheque`(iso: String, written: String) {
    #expect(DatePattern.format(CalendarMoment(date: day(iso)), pattern: "大写") == written)
  }

  @Test func `patterns are filled in`() {
    let time = moment("2026-03-05T09:07:03")
    #expect(DatePattern.format(time, pattern: "yyyy年M月d日") == "2026年3月5日")
    #expect(DatePattern.format(time, pattern: "yyyy-MM-dd HH:mm:ss EEE") == "2026-03-05 09:07:03 星期四")
    #expect(DatePattern.format(time, pattern: "H时m分s秒 yy") == "9时7分3秒 26")
    #expect(DatePattern.format(time, pattern: "%Y/%m/%d %e%n %H:%M %%") == "2026/03/05 53 09:07 %")
    #expect(DatePattern.format(time, pattern: "大寫") == "貳零貳陸年參月零伍日")
    #expect(DatePattern.format(time, pattern: "%") == "%" && DatePattern.format(time, pattern: "") == "")
  }

  @Test func `working days follow the announced holidays and unknown years are unknown`() {
    // National Day 2026: 1–7 October free, 10 October (a Saturday) worked.
    let calendar = WorkdayCalendar(
      years: [2026], holidays: Set((1...7).map { day("2026-10-0\($0)") }), workingWeekends: [day("2026-10-10")])
    #expect(calendar.workdays(after: day("2026-09-30"), through: day("2026-10-12")) == 4)
    #expect(calendar.workdays(after: day("2026-10-12"), through: day("2026-09-30")) == -4)
    #expect(calendar.workdays(after: day("2026-12-30"), through: day("2027-01-04")) == nil)
    #expect(calendar.isWorkday(day("2026-10-10")) == true && calendar.isWorkday(day("2027-01-04")) == nil)
    let plain = WorkdayCalendar.mondayToFriday
    #expect(plain.workdays(after: day("2026-11-20"), through: day("2026-11-23")) == 1)
    var count = 0
    var wrong: [CalendarDate] = []
    var date = day("2026-01-01")
    while let next = date.adding(days: 1), next <= day("2027-12-31") {
      count += plain.isWorkday(next) == true ? 1 : 0
      date = next
      if plain.workdays(after: day("2026-01-01"), through: date) != count { wrong.append(date) }
    }
    #expect(wrong == [])
  }
}

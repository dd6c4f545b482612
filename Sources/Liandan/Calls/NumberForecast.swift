import Expressions
import Forms
import Register

/// Which numbers the forms of a list will get, so that their copies can be drawn before any number is taken.
///
/// It is true because one writer at a time takes numbers: whoever holds the register.
struct NumberForecast {
  private let register: FormRegister
  private let schema: FormSchema
  /// The last serial taken, and the last one promised to a group that is being drawn, of each series.
  private var series: [String: (taken: Int, promised: Int)] = [:]
  /// How many forms are being drawn whose series is looked at anew.
  private var outstanding = 0

  init(_ register: FormRegister, _ schema: FormSchema) {
    self.register = register
    self.schema = schema
  }

  /// Promises the next serials of the day's series; returns the first.
  mutating func promise(_ count: Int, on date: CalendarDate) throws -> Int {
    let key = schema.number.seriesKey(on: date)
    var last = try last(key, on: date)
    defer { series[key] = last }
    last.promised += count
    return last.promised - count + 1
  }

  /// The serial that the next form to be numbered gets.
  mutating func next(on date: CalendarDate) throws -> Int {
    let key = schema.number.seriesKey(on: date)
    let last = try last(key, on: date)
    series[key] = last
    return last.taken + 1
  }

  /// Notes that a group took so many numbers of those it was promised.
  mutating func take(_ count: Int, of promised: Int, on date: CalendarDate) throws {
    let key = schema.number.seriesKey(on: date)
    let last = try last(key, on: date)
    series[key] = (last.taken + count, last.promised - promised + count)
  }

  /// Forgets what it knows, since others may have taken numbers; `promised` forms are being drawn under earlier promises.
  mutating func forget(promised: Int) {
    series = [:]
    outstanding = promised
  }

  private func last(_ key: String, on date: CalendarDate) throws -> (taken: Int, promised: Int) {
    if let known = series[key] { return known }
    let serial = try register.lastSerial(of: schema, on: date)
    return (serial, serial + outstanding)
  }
}

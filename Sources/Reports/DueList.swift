package import Expressions
package import Findings
package import Forms
import Records
package import Register

/// Something that is to be done by a day.
package struct DueItem: Sendable {
  /// The day.
  package let day: CalendarDate
  /// The time of that day, where a deadline counts hours.
  package let time: ClockTime?
  /// What is to be done.
  package let title: LocalizedText
  /// The number of the form it follows from; `nil` for tasks of the calendar.
  package let number: String?
  /// The form's id.
  package let form: String?
  /// Whom or what it is about.
  package let about: String
  /// Who is to do it.
  package let who: LocalizedText
  /// The id of the rule or task.
  package let id: String
}

/// Finds what is due: the items of forms, and the tasks of the company's calendar.
package struct DueList {
  let register: FormRegister
  let schemas: [FormSchema]
  let profile: CompanyProfile
  let context: FillContext
  /// The last day that is listed.
  let horizon: CalendarDate
  private let today: CalendarDate

  /// Makes a list.
  ///
  /// - Parameters:
  ///   - register: The forms.
  ///   - schemas: The forms as they are now: their rules are those that count.
  ///   - profile: The company's calendar.
  ///   - context: What formulas may ask.
  ///   - today: The day on which the list is made.
  ///   - days: How many days ahead it looks.
  package init(
    _ register: FormRegister, schemas: [FormSchema], profile: CompanyProfile, context: FillContext,
    today: CalendarDate, within days: Int
  ) {
    self.register = register
    self.schemas = schemas
    self.profile = profile
    self.context = context
    self.today = today
    horizon = today.adding(days: days) ?? .last
  }

  /// What is due and overdue, the earliest first; `form` is the only form wanted.
  ///
  /// - Throws: a `FindingList` if a condition over a form that shows that something is done is wrong; a `RegisterError`.
  package func items(form: String? = nil, check: () throws -> Void) throws -> [DueItem] {
    var items: [DueItem] = []
    for schema in schemas where !schema.due.isEmpty && (form == nil || schema.id == form) {
      let proofs = try schema.due.map { rule in try rule.doneBy.map { try counts($0, check) } }
      try forEach(schema.id) { row in
        try check()
        for (rule, proof) in zip(schema.due, proofs) {
          items += self.items(of: rule, for: row, in: schema, done: proof?[row.record.number] ?? 0)
        }
      }
    }
    if form == nil { items += try tasks(check) }
    return items.sorted {
      ($0.day, $0.time?.minutes ?? 1_440, $0.number ?? "") < ($1.day, $1.time?.minutes ?? 1_440, $1.number ?? "")
    }
  }

  private func items(of rule: DueRule, for row: RecordRow, in schema: FormSchema, done: Int) -> [DueItem] {
    var count = 1
    if let rows = rule.rows { if case .rows(let lines)? = row.values[rows] { count = lines.count } else { count = 0 } }
    let formulas = RecordFormulas(row.values, of: schema, in: context)
    return (0..<count).flatMap { items(of: rule, at: $0, for: row, formulas, in: schema, done: done) }
  }

  /// What is due of a form, or of one of its rows, counted from 0.
  private func items(
    of rule: DueRule, at index: Int, for row: RecordRow, _ formulas: RecordFormulas, in schema: FormSchema, done: Int
  ) -> [DueItem] {
    func value(_ formula: Formula) -> Operand { formulas.value(formula, row: index) }
    if let when = rule.when, value(when) != .boolean(true) { return [] }
    if let doneWhen = rule.doneWhen, value(doneWhen) == .boolean(true) { return [] }
    let (first, time): (CalendarDate, ClockTime?)
    switch value(rule.on) {
    case .date(let day): (first, time) = (day, nil)
    case .dateTime(let moment): (first, time) = (moment.date, moment.time)
    default: return []
    }
    var items: [DueItem] = []
    let line = rule.rows == nil ? nil : index
    for index in done..<max(done, rule.every?.times ?? 1) {
      guard let day = rule.every.map({ $0.day(index, from: first) }) ?? first, day <= horizon else { break }
      items.append(
        DueItem(
          day: day, time: time, title: rule.title, number: row.record.number, form: schema.id,
          about: text(rule.about, row, schema, at: line), who: LocalizedText(text(rule.who, row, schema, at: line)),
          id: rule.id))
    }
    return items
  }

  /// The text of a field; of a signature, who signed; of a column, what its rows say, or the row at `line`.
  private func text(_ path: String?, _ row: RecordRow, _ schema: FormSchema, at line: Int?) -> String {
    guard let path else { return "" }
    let parts = path.split(separator: ".").map(String.init)
    guard let field = schema.field(parts[0]), let value = row.values[parts[0]] else { return "" }
    switch value {
    case .signature(let signature): return signature.name
    case .rows(let rows) where parts.count == 2:
      guard let column = field.fields.first(where: { $0.id == parts[1] }) else { return "" }
      let meant = line.map { rows.indices.contains($0) ? [rows[$0]] : [] } ?? rows
      let texts = meant.compactMap { $0[column.id] }.map {
        ValueText.text($0, field: column, schema: schema, language: context.language)
      }
      return texts.joined(separator: context.language == .en ? ", " : "、")
    default: return ValueText.text(value, field: field, schema: schema, language: context.language)
    }
  }

  /// How many forms refer to each number and show that something is done.
  private func counts(_ proof: DueRule.Proof, _ check: () throws -> Void) throws -> [String: Int] {
    guard let schema = schemas.first(where: { $0.id == proof.form }) else { return [:] }
    let condition = try proof.condition.map {
      try Formula.compile($0, in: schema.formulaScope, expecting: .boolean, at: proof.origin).get()
    }
    var counts: [String: Int] = [:]
    try forEach(schema.id) { row in
      try check()
      if let condition, schema.evaluate(condition, over: row.values, in: context) != .boolean(true) { return }
      // Two references of one form to the same number are one proof.
      let numbers = schema.fields.compactMap { field -> String? in
        if field.reference != nil, case .text(let number)? = row.values[field.id] { number } else { nil }
      }
      for number in Set(numbers) { counts[number, default: 0] += 1 }
    }
    return counts
  }

  /// Each form of one kind that is not void.
  private func forEach(_ form: String, _ body: (RecordRow) throws -> Void) throws {
    let query = LedgerQuery(form: form, states: Set(RecordState.allCases).subtracting([.void]))
    try register.forEachRecord(query, body)
  }

  // MARK: The calendar

  private func tasks(_ check: () throws -> Void) throws -> [DueItem] {
    // What was to be done before the first form was issued, nobody can have shown here.
    var oldest = try register.records(RecordQuery(order: .oldestFirst, limit: 1))
    let start = try oldest.next()?.record.issuedOn ?? today
    return try profile.calendar.flatMap { task in
      // What is done every day is one line, whatever the horizon.
      let last = task.days == .daily ? today : max(horizon, today.adding(days: task.ahead) ?? horizon)
      var days = task.occurrences(from: today, through: last)
      if task.form != nil, let missed = task.occurrence(before: today), missed >= start { days.insert(missed, at: 0) }
      return try days.filter { try !isDone(task, by: $0, check) }.map { day in
        DueItem(
          day: day, time: nil, title: task.title, number: nil, form: task.form, about: "",
          who: task.who ?? LocalizedText(""), id: task.id)
      }
    }
  }

  /// Whether the form that shows it was issued since the time before. Of what no form shows, nobody knows.
  private func isDone(_ task: CalendarTask, by day: CalendarDate, _ check: () throws -> Void) throws -> Bool {
    guard let form = task.form, let before = task.occurrence(before: day),
      let first = before.adding(days: 1)
    else { return false }
    let next = task.occurrences(from: day.adding(days: 1) ?? day, through: day.adding(days: 366) ?? day).first
    let query = LedgerQuery(
      form: form, period: LedgerPeriod(first: first, last: next?.adding(days: -1) ?? day),
      states: Set(RecordState.allCases).subtracting([.void]))
    try check()
    var cursor = try register.records(RecordQuery(query, limit: 1))
    return try cursor.next() != nil
  }
}

extension ClockTime {
  fileprivate var minutes: Int { hour * 60 + minute }
}

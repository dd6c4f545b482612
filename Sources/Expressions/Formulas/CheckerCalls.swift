import Findings

extension Checker {
  /// A function call: looks the function up, and checks number and types of its arguments.
  mutating func call(
    _ name: String, _ arguments: [Syntax], at offset: Int, expecting expected: OperandType?
  ) -> Checked {
    guard let function = FunctionTable.all[name] else {
      log.unknownFunction(name, at: offset)
      for argument in arguments { _ = check(argument) }
      return .broken(at: offset)
    }
    guard arguments.count >= function.least, arguments.count <= function.most ?? .max else {
      let isReported = arguments.contains { if case .broken = $0.kind { true } else { false } }
      if !isReported { log.arity(function, given: arguments.count, at: offset) }
      for argument in arguments { _ = check(argument) }
      return .broken(at: offset)
    }
    if function.name == "position" { readsPosition = true }
    let checked = arguments.enumerated().map { index, argument in
      if case .branch = function.parameter(at: index) { return check(argument, expecting: expected) }
      return check(argument)
    }
    let common = commonType(of: checked, in: function, expecting: expected)
    let plans = checked.indices.map { index in
      self.argument(checked[index], as: function.parameter(at: index), common: common, first: checked[0])
    }
    let body = function.prepare?(&self, checked) ?? function.body
    let plan = Plan.call(body, plans, seesUnknown: function.seesUnknown)
    let type: OperandType? =
      switch function.result {
      case .type(let type): type
      case .common: common
      case .first: checked.first?.type
      case .numberPerItem:
        if case .list? = checked.first?.type { .list(of: .number) } else { .number }
      }
    guard let type else { return .broken(at: offset) }
    return Checked(plan: plan, kind: .typed(type), offset: offset)
  }

  /// The type that all `branch` or `ordered` arguments must share: that of the first which has one.
  private func commonType(
    of arguments: [Checked], in function: FunctionEntry, expecting expected: OperandType?
  ) -> OperandType? {
    var isBroken = false
    for (index, argument) in arguments.enumerated() {
      switch (function.parameter(at: index), argument.kind) {
      case (.branch, .typed(let type)): return type
      case (.ordered, .typed(let type)):
        if let element = Checker.orderedElement(type) { return element }
      case (.branch, .broken), (.ordered, _): isBroken = true
      default: break
      }
    }
    if isBroken { return nil }
    // Only texts in quotes: choices, if choices are wanted here.
    switch expected {
    case .choice, .choices: return expected
    default: return .text
    }
  }

  private static func orderedElement(_ type: OperandType) -> OperandType? {
    switch type {
    case .number, .date, .dateTime: type
    case .list(let element): orderedElement(element)
    default: nil
    }
  }

  /// The plan of one argument; reports what the parameter does not take.
  private mutating func argument(
    _ checked: Checked, as parameter: FunctionEntry.Parameter, common: OperandType?, first: Checked
  ) -> Plan {
    guard let type = checked.type else { return checked.plan }
    switch (parameter, type) {
    case (.number, _): return fit(checked, to: .number)
    case (.text, _): return fit(checked, to: .text)
    case (.boolean, _): return fit(checked, to: .boolean)
    case (.dateTime, _): return fit(checked, to: .dateTime)
    case (.branch, _): return common.map { fit(checked, to: $0) } ?? checked.plan
    case (.ordered, _):
      guard Checker.orderedElement(type) != nil else { break }
      guard let common, Checker.orderedElement(type) != common else { return checked.plan }
      return fit(checked, to: common)
    case (.moment, .date), (.moment, .dateTime), (.readableDate, .date), (.readableDate, .dateTime),
      (.readableDate, .text), (.readableNumber, .number), (.readableNumber, .text), (.numbers, .number),
      (.numbers, .list(of: .number)), (.moments, .date), (.moments, .dateTime), (.moments, .list(of: .date)),
      (.moments, .list(of: .dateTime)), (.countable, .list), (.countable, .rows), (.countable, .images),
      (.countable, .choices), (.chosen, .choice), (.chosen, .choices), (.chosen, .list(of: .choice)):
      return checked.plan
    case (.printable, .rows), (.printable, .images): break
    case (.printable, _): return checked.plan
    case (.choiceOfFirst, _):
      guard let list = first.type?.choiceList else { return checked.plan }
      if case .typed(.text) = checked.kind { return checked.plan }
      return fit(checked, to: .choice(list: list))
    default: break
    }
    log.mismatch(type, wanted: parameter.label, at: checked.offset)
    return checked.plan
  }
}

extension FunctionEntry.Parameter {
  /// What a reader calls it.
  fileprivate var label: LocalizedText {
    switch self {
    case .number, .readableNumber: OperandType.number.label
    case .text, .branch, .printable: OperandType.text.label
    case .boolean: OperandType.boolean.label
    case .moment, .moments, .readableDate:
      LocalizedText("日期或日期时间", hant: "日期或日期時間", en: "a date or a date with time")
    case .dateTime: OperandType.dateTime.label
    case .numbers: LocalizedText("数字或多行的数字", hant: "數字或多列的數字", en: "numbers or a list of numbers")
    case .ordered: LocalizedText("数字或日期", hant: "數字或日期", en: "numbers or dates")
    case .countable:
      LocalizedText("明细行、多行的值、图片或多选", hant: "明細列、多列的值、圖片或複選", en: "rows, a list, pictures or several choices")
    case .chosen, .choiceOfFirst: LocalizedText("选项", hant: "選項", en: "a choice")
    }
  }
}

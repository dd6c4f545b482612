import Findings

extension OperandType {
  /// What a reader calls it.
  var label: LocalizedText {
    switch self {
    case .number: LocalizedText("数字", hant: "數字", en: "a number")
    case .text: LocalizedText("文本", hant: "文字", en: "a text")
    case .boolean: LocalizedText("真假值", hant: "真假值", en: "true or false")
    case .date: LocalizedText("日期", hant: "日期", en: "a date")
    case .dateTime: LocalizedText("日期时间", hant: "日期時間", en: "a date with time")
    case .choice(let list): LocalizedText("选项（\(list)）", hant: "選項（\(list)）", en: "a choice of \(list)")
    case .choices(let list): LocalizedText("多选（\(list)）", hant: "複選（\(list)）", en: "several choices of \(list)")
    case .list(let element):
      LocalizedText(
        "多行的\(element.label.zhHans)", hant: "多列的\(element.label.text(in: .zhHant))",
        en: "a list (each \(element.label.text(in: .en)))")
    case .rows: LocalizedText("明细行", hant: "明細列", en: "rows")
    case .images: LocalizedText("图片", hant: "圖片", en: "pictures")
    }
  }
}

/// The findings about types.
extension FindingLog {
  mutating func mismatch(_ checked: Checker.Checked, wanted: OperandType) {
    guard let type = checked.type else { return }
    mismatch(type, wanted: wanted.label, at: checked.offset, hint: FindingLog.conversion(checked, to: wanted))
  }

  mutating func mismatch(_ type: OperandType, wanted: LocalizedText, at offset: Int, hint: LocalizedText? = nil) {
    let has = type.label
    add(
      .formulaType, at: offset,
      LocalizedText(
        "这里要\(wanted.zhHans)，却是\(has.zhHans)", hant: "這裡要\(wanted.text(in: .zhHant))，卻是\(has.text(in: .zhHant))",
        en: "\(wanted.text(in: .en)) is needed here, not \(has.text(in: .en))"), hint: hint)
  }

  mutating func incomparable(_ a: Checker.Checked, _ b: Checker.Checked, at offset: Int) {
    guard let left = a.type, let right = b.type else { return }
    add(
      .formulaType, at: offset,
      LocalizedText(
        "\(left.label.zhHans)不能与\(right.label.zhHans)比较",
        hant: "\(left.label.text(in: .zhHant))不能與\(right.label.text(in: .zhHant))比較",
        en: "\(left.label.text(in: .en)) cannot be compared with \(right.label.text(in: .en))"),
      hint: FindingLog.conversion(b, to: left) ?? FindingLog.conversion(a, to: right))
  }

  mutating func badArithmetic(_ a: OperandType, _ operation: Arithmetic, _ b: OperandType, at offset: Int) {
    let sign = operation.rawValue
    let hint: LocalizedText? =
      switch (a, operation, b) {
      case (.dateTime, .minus, .dateTime), (.dateTime, .minus, .date), (.date, .minus, .dateTime):
        LocalizedText(
          "用 hours-between(先, 后) 或 days-between(先, 后)", hant: "用 hours-between(先, 後) 或 days-between(先, 後)",
          en: "use hours-between(first, second) or days-between(first, second)")
      case (.dateTime, _, .number):
        LocalizedText("用 add-days(时间, 天数)", hant: "用 add-days(時間, 天數)", en: "use add-days(moment, days)")
      default: nil
      }
    add(
      .formulaType, at: offset,
      LocalizedText(
        "\(a.label.zhHans) \(sign) \(b.label.zhHans)，无法计算",
        hant: "\(a.label.text(in: .zhHant)) \(sign) \(b.label.text(in: .zhHant))，無法計算",
        en: "\(a.label.text(in: .en)) \(sign) \(b.label.text(in: .en)) cannot be computed"), hint: hint)
  }

  mutating func noOrder(_ type: OperandType, at offset: Int) {
    add(
      .formulaType, at: offset,
      LocalizedText(
        "\(type.label.zhHans)没有大小，只能用 = 或 != 比较", hant: "\(type.label.text(in: .zhHant))沒有大小，只能用 = 或 != 比較",
        en: "\(type.label.text(in: .en)) has no order: only = and != compare it"))
  }

  mutating func severalValues(_ type: OperandType, at offset: Int) {
    let hint =
      switch type {
      case .choices: LocalizedText("用 selected(…, '选项')", hant: "用 selected(…, '選項')", en: "use selected(…, 'choice')")
      default: LocalizedText("先用 sum、max、min 或 count", hant: "先用 sum、max、min 或 count", en: "use sum, max, min or count")
      }
    add(
      .formulaType, at: offset,
      LocalizedText(
        "\(type.label.zhHans)不是单个值，不能直接比较", hant: "\(type.label.text(in: .zhHant))不是單個值，不能直接比較",
        en: "\(type.label.text(in: .en)) cannot be compared as a whole"), hint: hint)
  }

  /// How a part can be turned into the wanted type, where there is a way.
  private static func conversion(_ checked: Checker.Checked, to wanted: OperandType) -> LocalizedText? {
    switch (checked.kind, wanted) {
    case (.literal(let text), .date):
      guard let date = DateWriting.date(text) else { return nil }
      return LocalizedText("请写 date('\(date.iso)')", hant: "請寫 date('\(date.iso)')", en: "write date('\(date.iso)')")
    case (.literal(let text), .number):
      guard let number = ExactDecimal(text) else { return nil }
      return LocalizedText("数字不加引号：\(number)", hant: "數字不加引號：\(number)", en: "write \(number) without quotation marks")
    case (.typed(.dateTime), .date):
      return LocalizedText("用 date(…) 取日期", hant: "用 date(…) 取日期", en: "take the day with date(…)")
    case (.typed(.text), .date):
      return LocalizedText("用 date(…) 转成日期", hant: "用 date(…) 轉成日期", en: "make it a date with date(…)")
    case (.typed(.text), .number):
      return LocalizedText("用 number(…) 转成数字", hant: "用 number(…) 轉成數字", en: "make it a number with number(…)")
    case (.typed(.number), .text):
      return LocalizedText("用 concat(…) 转成文本", hant: "用 concat(…) 轉成文字", en: "make it a text with concat(…)")
    case (.typed(.date), .text), (.typed(.dateTime), .text):
      return LocalizedText(
        "用 format-date(…, 'yyyy-MM-dd') 转成文本", hant: "用 format-date(…, 'yyyy-MM-dd') 轉成文字",
        en: "make it a text with format-date(…, 'yyyy-MM-dd')")
    case (.typed(.list(of: .number)), .number):
      return LocalizedText("用 sum(…) 求和", hant: "用 sum(…) 求和", en: "add it up with sum(…)")
    case (.typed(.list(let element)), _) where element == wanted:
      return LocalizedText("用 max(…) 或 min(…) 取一个", hant: "用 max(…) 或 min(…) 取一個", en: "take one with max(…) or min(…)")
    case (.typed(.rows), .number), (.typed(.images), .number):
      return LocalizedText("用 count(…) 计数", hant: "用 count(…) 計數", en: "count them with count(…)")
    case (.typed(.choices), .boolean), (.typed(.choice), .boolean):
      return LocalizedText("用 selected(…, '选项')", hant: "用 selected(…, '選項')", en: "use selected(…, 'choice')")
    case (_, .boolean):
      return LocalizedText(
        "要用比较，如 … > 0 或 … != ''", hant: "要用比較，如 … > 0 或 … != ''", en: "compare it, as … > 0 or … != ''")
    default: return nil
    }
  }
}

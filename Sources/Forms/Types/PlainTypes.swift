import Findings

extension FieldTypeEntry {
  static let text = FieldTypeEntry(
    .text(nil), LocalizedText("文字", hant: "文字", en: "text"), keys: computed.union(["max_length"]))

  static let integer = FieldTypeEntry(
    .number(NumberFormat(places: 0, isAmount: false, limit: ValueLimits.integer, example: "12")),
    LocalizedText("整数", hant: "整數", en: "a whole number"), cellFormat: "0", cellWidth: 12, sample: "9999")

  static let decimal = FieldTypeEntry(
    .number(NumberFormat(places: ValueLimits.places, isAmount: false, limit: ValueLimits.amount, example: "12.5")),
    LocalizedText("数字", hant: "數字", en: "a number"), cellFormat: "General", cellWidth: 12, sample: "999.99")

  static let money = FieldTypeEntry(
    .number(
      NumberFormat(
        places: 2, isAmount: true, limit: ValueLimits.amount, example: "1680.32、1,680.32、￥1,680.32")),
    LocalizedText("金额", hant: "金額", en: "an amount"),
    entryHint: LocalizedText("金额（元）", hant: "金額（元）", en: "an amount in yuan"), cellFormat: "#,##0.00", cellWidth: 12,
    sample: "99,999.00")

  static let date = FieldTypeEntry(
    .date, LocalizedText("日期", hant: "日期", en: "a date"),
    entryHint: LocalizedText("日期，如 2026-11-20", hant: "日期，如 2026-11-20", en: "a date, such as 2026-11-20"),
    cellFormat: "yyyy-mm-dd", cellWidth: 13)

  static let dateTime = FieldTypeEntry(
    .dateTime, LocalizedText("日期和时间", hant: "日期和時間", en: "a date and time"),
    entryHint: LocalizedText(
      "日期和时间，如 2026-11-20 9:30", hant: "日期和時間，如 2026-11-20 9:30", en: "date and time, such as 2026-11-20 9:30"),
    cellFormat: "yyyy-mm-dd hh:mm", cellWidth: 18)

  static let selectOne = FieldTypeEntry(
    .choice, LocalizedText("一个选项", hant: "一個選項", en: "one of the choices"), keys: computed.union(["choices"]),
    entryHint: LocalizedText("从下拉列表中选择", hant: "從下拉式清單中選擇", en: "choose from the list"))

  static let selectMultiple = FieldTypeEntry(
    .choices, LocalizedText("选项", hant: "選項", en: "choices"), keys: computed.union(["choices"]),
    entryHint: LocalizedText("可多选，用“、”分开", hant: "可多選，用「、」分開", en: "several are allowed, with ; between them"))
}

import Findings

extension FunctionEntry {
  /// How the function is written, with the names of its parameters in each language.
  var localizedUsage: LocalizedText {
    LocalizedText(usage, hant: FunctionEntry.usage(usage, .zhHant), en: FunctionEntry.usage(usage, .en))
  }

  /// A usage in another language. Chinese that names no parameter, as in the pattern of a date, stays.
  private static func usage(_ usage: String, _ language: Language) -> String {
    usage.replacing(/\p{Han}+/) { found in
      let word = String(found.output)
      return parameterNames[word]?.text(in: language) ?? word
    }
  }

  /// The names of parameters.
  private static let parameterNames: [String: LocalizedText] = Dictionary(
    uniqueKeysWithValues: [
      LocalizedText("值", hant: "值", en: "value"), LocalizedText("备用值", hant: "備用值", en: "fallback"),
      LocalizedText("文本", hant: "文字", en: "text"), LocalizedText("数字", hant: "數字", en: "number"),
      LocalizedText("金额", hant: "金額", en: "amount"), LocalizedText("小数位数", hant: "小數位數", en: "decimals"),
      LocalizedText("日期", hant: "日期", en: "date"), LocalizedText("时刻", hant: "時刻", en: "moment"),
      LocalizedText("天数", hant: "天數", en: "days"), LocalizedText("小时", hant: "小時", en: "hours"),
      LocalizedText("月数", hant: "月數", en: "months"), LocalizedText("先", hant: "先", en: "earlier"),
      LocalizedText("后", hant: "後", en: "later"), LocalizedText("明细", hant: "明細", en: "rows"),
      LocalizedText("列", hant: "欄", en: "column"), LocalizedText("选项字段", hant: "選項欄位", en: "choice"),
      LocalizedText("多选字段", hant: "多選欄位", en: "choices"), LocalizedText("条件", hant: "條件", en: "condition"),
      LocalizedText("是", hant: "是", en: "then"), LocalizedText("否", hant: "否", en: "else"),
      LocalizedText("起", hant: "起", en: "start"), LocalizedText("止", hant: "止", en: "end"),
      LocalizedText("选项", hant: "選項", en: "option"), LocalizedText("正则式", hant: "正規式", en: "pattern"),
      LocalizedText("部分", hant: "部分", en: "part"),
    ].map { ($0.zhHans, $0) })
}

import Findings

/// The findings about names.
extension FindingLog {
  mutating func unknownName(_ path: String, in scope: FormulaScope, at offset: Int) {
    let hint: LocalizedText?
    if let id = scope.labels[path], scope.names[id] != nil {
      hint = LocalizedText(
        "“\(path)”是标签，请写 ${\(id)}", hant: "「\(path)」是標籤，請寫 ${\(id)}", en: "“\(path)” is a label: write ${\(id)}")
    } else if let inside = FindingLog.likely(path, in: scope) {
      hint = FindingLog.perhaps("${\(inside)}")
    } else {
      hint = nil
    }
    add(
      .formulaUnknownName, at: offset,
      LocalizedText("没有叫 ${\(path)} 的字段", hant: "沒有叫 ${\(path)} 的欄位", en: "there is no field ${\(path)}"), hint: hint)
  }

  /// The name most likely meant: the nearest one, or a column of that name inside a repeat.
  private static func likely(_ path: String, in scope: FormulaScope) -> String? {
    let names = scope.names.keys.sorted()
    return names.first { $0.hasSuffix(".\(path)") } ?? nearest(path, in: names)
  }

  mutating func bareWord(_ word: String, in scope: FormulaScope, at offset: Int) {
    let hint: LocalizedText?
    if scope.names[word] != nil {
      hint = LocalizedText("字段写作 ${\(word)}", hant: "欄位寫作 ${\(word)}", en: "write a field as ${\(word)}")
    } else if let id = scope.labels[word] {
      hint = LocalizedText("字段写作 ${\(id)}", hant: "欄位寫作 ${\(id)}", en: "write a field as ${\(id)}")
    } else if FunctionTable.all[word] != nil {
      hint = LocalizedText("函数写作 \(word)()", hant: "函式寫作 \(word)()", en: "write a function as \(word)()")
    } else if let name = FindingLog.likely(word, in: scope) {
      hint = FindingLog.perhaps("${\(name)}")
    } else {
      hint = LocalizedText("文本要加引号：'\(word)'", hant: "文字要加引號：'\(word)'", en: "put a text in quotation marks: '\(word)'")
    }
    add(
      .formulaUnknownName, at: offset,
      LocalizedText("不认识 \(word)", hant: "不認識 \(word)", en: "\(word) means nothing here"), hint: hint)
  }

  mutating func noCurrent(at offset: Int) {
    add(
      .formulaUnknownName, at: offset,
      LocalizedText(
        "这里没有“.”：它只在字段自己的公式里代表该字段的值", hant: "這裡沒有「.」：它只在欄位自己的公式裡代表該欄位的值",
        en: "“.” means nothing here: it is the field's own value, in the formulas of a field"))
  }

  mutating func unknownFunction(_ name: String, at offset: Int) {
    add(
      .formulaUnknownFunction, at: offset,
      LocalizedText("没有函数 \(name)()", hant: "沒有函式 \(name)()", en: "there is no function \(name)()"),
      hint: FindingLog.functions(near: name))
  }

  /// The function that is most likely meant, or those that begin with the same word.
  private static func functions(near name: String) -> LocalizedText? {
    let all = FunctionTable.all.keys.sorted()
    if let near = nearest(name, in: all) { return perhaps("\(near)()") }
    let word = name.prefix { $0 != "-" }
    let kin = word.count < 3 ? [] : all.filter { $0.hasPrefix(word) }.map { "\($0)()" }
    if kin.isEmpty { return nil }
    return LocalizedText(
      "有这些：\(kin.joined(separator: "、"))", hant: "有這些：\(kin.joined(separator: "、"))",
      en: "there are: \(kin.joined(separator: ", "))")
  }

  mutating func arity(_ function: FunctionEntry, given: Int, at offset: Int) {
    let least = function.least
    let range: (zh: String, en: String) =
      switch function.most {
      case least: ("\(least)", "\(least)")
      case let most?: ("\(least) 到 \(most)", "\(least) to \(most)")
      case nil: ("至少 \(least)", "at least \(least)")
      }
    add(
      .formulaArity, at: offset,
      LocalizedText(
        "\(function.name)() 要 \(range.zh) 个参数，这里有 \(given) 个",
        hant: "\(function.name)() 要 \(range.zh) 個參數，這裡有 \(given) 個",
        en: "\(function.name)() takes \(range.en) arguments, not \(given)"),
      hint: LocalizedText(
        "写法：\(function.usage)", hant: "寫法：\(function.localizedUsage.text(in: .zhHant))",
        en: "usage: \(function.localizedUsage.text(in: .en))"))
  }

  mutating func unknownChoice(_ id: String, list: String, in scope: FormulaScope, at offset: Int) {
    let ids = scope.choiceLists[list] ?? []
    let hint: LocalizedText?
    if let meant = scope.choiceLabels[list]?[id] ?? scope.labels[id], ids.contains(meant) {
      hint = LocalizedText(
        "“\(id)”是标签，请写 '\(meant)'", hant: "「\(id)」是標籤，請寫 '\(meant)'", en: "“\(id)” is a label: write '\(meant)'")
    } else if let near = FindingLog.nearest(id, in: ids) {
      hint = FindingLog.perhaps("'\(near)'")
    } else {
      let some = ids.prefix(8).joined(separator: " ")
      hint = LocalizedText("可选的有：\(some)", hant: "可選的有：\(some)", en: "the choices are: \(some)")
    }
    add(
      .formulaUnknownChoice, at: offset,
      LocalizedText(
        "选项表 \(list) 里没有 '\(id)'", hant: "選項表 \(list) 裡沒有 '\(id)'", en: "the choice list \(list) has no '\(id)'"),
      hint: hint)
  }

  /// The nearest name; none for texts too long to be a slip of one.
  private static func nearest(_ name: String, in candidates: [String]) -> String? {
    name.utf8.count <= 128 ? NearestName.of(name, in: candidates) : nil
  }

  private static func perhaps(_ name: String) -> LocalizedText {
    LocalizedText("是不是 \(name)？", hant: "是不是 \(name)？", en: "did you mean \(name)?")
  }
}

import Expressions
import Findings

extension PipeEntry {
  /// The pipes for numbers and amounts.
  static let forNumbers = [number, money, rmb]

  private static let fitsNumbers: Misfit = { shape, _ in
    if case .number = shape { nil } else { LocalizedText("数字和金额", hant: "數字和金額", en: "numbers and amounts") }
  }

  /// By a format such as `0.00`; without one with thousands commas.
  static let number = PipeEntry(
    "number", ["数字", "數字"], misfit: fitsNumbers, isChinese: { $0.number?.isChinese ?? false },
    read: { (text, _) throws(PipeProblem) in
      guard let text else { return PipeArgument() }
      guard let format = NumberFormat(text) else { throw badFormat(text) }
      return PipeArgument(number: format)
    }
  ) { argument, cell, data, out in
    guard let number = data.exactNumber(cell) else { return false }
    if let format = argument.number { return format.append(number, to: &out) }
    number.append(places: cell.places < 0 ? nil : Int(cell.places), grouping: true, to: &out)
    return true
  }

  /// `1,680.32`, after a sign such as ¥.
  private static let money = PipeEntry(
    "money", ["金额", "金額"], misfit: fitsNumbers, isChinese: { $0.number?.isChinese ?? false },
    read: { text, _ in PipeArgument(number: NumberFormat(money: text ?? "")) }, write: number.write)

  /// 壹仟陆佰捌拾元零叁角贰分; with traditional characters if that is asked for or is the document's language.
  private static let rmb = PipeEntry(
    "rmb", ["大写", "大寫"], misfit: fitsNumbers, isChinese: { _ in true }, read: readScript
  ) { style, cell, data, out in
    let isTraditional = style.text.map { $0 == "繁" } ?? (data.language == .zhHant)
    guard let number = data.exactNumber(cell), let words = RMB.uppercase(number, traditional: isTraditional) else {
      return false
    }
    out.append(contentsOf: words.utf8)
    return true
  }

  private static let readScript: Reader = { (text, _) throws(PipeProblem) in
    switch text?.lowercased() {
    case nil: return PipeArgument()
    case "繁", "繁体", "繁體", "traditional": return PipeArgument(text: "繁")
    case "简", "简体", "簡", "簡體", "simplified": return PipeArgument(text: "简")
    case let other?:
      throw PipeProblem(
        code: .badPipeArgument,
        message: LocalizedText(
          "大写后面的“\(other)”看不懂", hant: "大寫後面的「\(other)」看不懂", en: "'\(other)' after 'rmb:' cannot be read"),
        hint: LocalizedText("可以写 rmb:繁 或 rmb:简", hant: "可以寫 rmb:繁 或 rmb:簡", en: "write rmb:繁 or rmb:简"))
    }
  }

  private static func badFormat(_ text: String) -> PipeProblem {
    PipeProblem(
      code: .badPipeArgument,
      message: LocalizedText(
        "数字的写法“\(text)”看不懂", hant: "數字的寫法「\(text)」看不懂", en: "the number format '\(text)' cannot be read"),
      hint: LocalizedText(
        "写法如 0.00、#,##0.00、0.0%、0000、0.00万元、0台；单位里有 0 或 # 的加引号",
        hant: "寫法如 0.00、#,##0.00、0.0%、0000、0.00萬元、0台；單位裡有 0 或 # 的加引號",
        en: "formats are 0.00, #,##0.00, 0.0%, 0000, 0.0kg; quote a unit that has 0 or # in it"))
  }
}

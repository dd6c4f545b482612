import Expressions
import Findings

extension PipeEntry {
  /// The pipes for numbers and amounts.
  static let forNumbers = [money, rmb]

  private static let fitsNumbers: Misfit = { shape, _ in
    if case .number = shape { nil } else { LocalizedText("数字和金额", hant: "數字和金額", en: "numbers and amounts") }
  }

  /// `1,680.32`, after a sign such as ¥.
  private static let money = PipeEntry(
    "money", ["金额", "金額"], misfit: fitsNumbers,
    isChinese: { argument in !(argument.text ?? "").utf8.allSatisfy { $0 < 0x80 } }
  ) { sign, cell, data, out in
    guard let number = data.exactNumber(cell) else { return false }
    if number.isNegative { out.append(UInt8(ascii: "-")) }
    if let sign = sign.text { out.append(contentsOf: sign.utf8) }
    number.magnitude.append(places: 2, grouping: true, to: &out)
    return true
  }

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
}

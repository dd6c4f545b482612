import Findings

/// The pipes by name, their Chinese aliases, and what they can be used on.
package enum PipeLibrary {
  /// A pipe that could not be understood.
  struct Problem: Error {
    /// The finding's code.
    var code: String
    /// What is wrong.
    var message: LocalizedText
    /// What to do.
    var hint: LocalizedText?
  }

  /// The Chinese names of pipes and section options, simplified before traditional.
  static let aliasList: KeyValuePairs = [
    "日期": "date", "金额": "money", "金額": "money", "大写": "rmb", "大寫": "rmb", "勾选": "boxes", "勾選": "boxes",
    "打勾": "tick", "掩码": "mask", "遮罩": "mask", "默认": "default", "預設": "default", "标签": "label", "標籤": "label",
    "大写字母": "upper", "大寫字母": "upper", "行数": "rows", "行數": "rows", "角色": "role", "是": "is", "为": "is", "為": "is",
    "重新编号": "restart", "重新編號": "restart",
    "二维码": "qr", "二維碼": "qr", "条码": "code128", "條碼": "code128", "条形码": "code128", "條形碼": "code128",
    "尺寸": "fit", "大小": "fit",
  ]
  private static let aliases = Dictionary(uniqueKeysWithValues: aliasList.map { ($0.key, $0.value) })
  /// The pipes that write, by their English names.
  static let valuePipes = ["date", "money", "rmb", "boxes", "tick", "mask", "label", "upper", "default"]

  /// The English name of a pipe or section option.
  package static func canonical(_ name: String) -> String {
    let key = NameFolding.key(name)
    return aliases[key] ?? key
  }

  /// A value's pipe; `shape` is what goes in, and becomes what comes out.
  static func pipe(_ call: PipeCall, on shape: inout NameShape) throws(Problem) -> Pipe {
    let pipe = try read(call, shape)
    if let wanted = misfit(pipe, shape) {
      throw Problem(
        code: "pipe-does-not-fit",
        message: LocalizedText(
          "“|\(call.name)”只能用于\(wanted.zhHans)", hant: "「|\(call.name)」只能用於\(wanted.text(in: .zhHant))",
          en: "'|\(call.name)' is for \(wanted.text(in: .en)) only"),
        hint: LocalizedText(
          "去掉“|\(call.name)”，或换成合适的字段", hant: "去掉「|\(call.name)」，或換成合適的欄位",
          en: "remove '|\(call.name)', or use a field of that kind"))
    }
    switch pipe {
    case .fallback: break
    default: shape = .text
    }
    return pipe
  }

  private static func read(_ call: PipeCall, _ shape: NameShape) throws(Problem) -> Pipe {
    let argument = call.argument.flatMap { $0.isEmpty ? nil : $0 }
    let name = canonical(call.name)
    switch name {
    case "date": return .date(argument)
    case "money": return .money(sign: argument ?? "")
    case "rmb": return .rmb(traditional: argument.map { "繁traditional".contains($0) })
    case "boxes": return .boxes(style(argument))
    case "tick": return try tick(argument, shape)
    case "mask": return .mask
    case "label": return .label
    case "upper": return .upper
    case "default": return .fallback(argument ?? "")
    default: throw unknown(call.name, among: valuePipes + DrawingPipe.names)
    }
  }

  private static func tick(_ argument: String?, _ shape: NameShape) throws(Problem) -> Pipe {
    var words = (argument ?? "").split(whereSeparator: { $0 == "," || $0 == "，" }).map(String.init)
    var style = BoxStyle.modern
    if words.count > 1, words.last == "safe" {
      style = .safe
      words.removeLast()
    }
    let id = words.isEmpty ? nil : words.joined(separator: ",")
    if let id, case .choice(let options) = shape {
      let key = NameFolding.key(id)
      // The id as it is comes before what is written like it.
      let place =
        options.firstIndex { $0.id == id }
        ?? options.firstIndex { ([$0.id] + $0.labels).contains { NameFolding.key($0) == key } }
      guard let place else { throw noChoice(id, options) }
      return .tick(id, style, place: place)
    }
    return .tick(id, style, place: nil)
  }

  /// The finding for a choice that the list does not have.
  static func noChoice(_ writing: String, _ options: [NameEntry]) -> Problem {
    let nearest = NearestName.of(writing, in: options.flatMap { [$0.id] + $0.labels })
    let all = options.map { "\($0.id) \($0.labels.first ?? "")" }.joined(separator: "、")
    return Problem(
      code: "unknown-choice-in-tag",
      message: LocalizedText(
        "没有叫“\(writing)”的选项", hant: "沒有叫「\(writing)」的選項", en: "there is no choice '\(writing)'"),
      hint: nearest.map {
        LocalizedText("您要的也许是“\($0)”", hant: "您要的也許是「\($0)」", en: "did you mean '\($0)'?")
      }
        ?? LocalizedText(
          "可用的选项：\(all)", hant: "可用的選項：\(all)", en: "the choices are \(options.map(\.id).joined(separator: ", "))"))
  }

  private static func style(_ argument: String?) -> BoxStyle {
    argument == "safe" || argument == "安全" ? .safe : .modern
  }

  /// What the pipe is for, if the value is known to be something else.
  private static func misfit(_ pipe: Pipe, _ shape: NameShape) -> LocalizedText? {
    switch (pipe, shape) {
    case (_, .open), (.date, .date), (.date, .moment), (.money, .number), (.rmb, .number), (.boxes, .choice),
      (.boxes, .boolean), (.tick, .choice), (.tick, .boolean), (.fallback, _), (.label, _), (.upper, _), (.mask, _):
      nil
    case (.tick(let id, _, _), .text), (.tick(let id, _, _), .number): id == nil ? choices : nil
    case (.date, _): LocalizedText("日期", hant: "日期", en: "dates")
    case (.money, _), (.rmb, _): LocalizedText("数字和金额", hant: "數字和金額", en: "numbers and amounts")
    case (.boxes, _), (.tick, _): choices
    }
  }

  private static var choices: LocalizedText { LocalizedText("选择题字段", hant: "選擇題欄位", en: "choices") }

  /// The Chinese names of a pipe or section option, simplified before traditional.
  private static func names(of name: String) -> [String] { aliasList.filter { $0.value == name }.map(\.key) }

  /// The finding for a pipe or section option that does not exist.
  static func unknown(_ name: String, among known: [String]) -> Problem {
    let words = known + aliasList.filter { known.contains($0.value) }.map(\.key)
    let nearest = NearestName.of(name, in: words)
    return Problem(
      code: "unknown-pipe",
      message: LocalizedText(
        "竖线后面的“\(name)”不认识", hant: "直線後面的「\(name)」不認得", en: "'\(name)' after the bar is not known"),
      hint: nearest.map {
        LocalizedText("您要的也许是“\($0)”", hant: "您要的也許是「\($0)」", en: "did you mean '\($0)'?")
      }
        ?? LocalizedText(
          "可以写：\(known.map { names(of: $0).first ?? $0 }.joined(separator: "、"))",
          hant: "可以寫：\(known.map { names(of: $0).last ?? $0 }.joined(separator: "、"))",
          en: "it can be \(known.joined(separator: ", "))"))
  }
}

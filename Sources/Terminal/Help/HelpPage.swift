import Findings

/// The help of one command, in one language, in lines of at most 80 columns.
struct HelpPage {
  private static let columns = 80
  private let path: [CommandTree.Command]
  private let language: Language

  init(_ path: [CommandTree.Command], in language: Language) {
    self.path = path
    self.language = language
  }

  /// The page.
  var text: String {
    guard let command = path.last else { return "" }
    var lines = wrapped(command.abstract ?? "") + ["", usage]
    if let discussion = command.discussion, !discussion.isEmpty {
      lines.append("")
      for line in discussion.split(separator: "\n", omittingEmptySubsequences: false) {
        // Command lines are left as they are, to be copied.
        lines += line.hasPrefix("  ") ? [String(line)] : wrapped(String(line))
      }
    }
    let shown = command.ownArguments.filter(\.shouldDisplay)
    let sections: [(title: String, rows: [(String, String)])] =
      [
        (say("命令", "命令", "Commands"), command.visible.map { ($0.commandName, $0.abstract ?? "") }),
        (say("参数", "參數", "Arguments"), shown.filter { $0.kind == "positional" }.map(row)),
        (
          say("选项", "選項", "Options"),
          shown.filter { $0.kind != "positional" && $0.sectionTitle == nil && !$0.isOfParser }.map(row)
        ),
        (.common, shown.filter { $0.sectionTitle != nil || $0.isOfParser }.map(row)),
      ]
    for section in sections where !section.rows.isEmpty { lines += ["", section.title] + table(section.rows) }
    if path.count == 1 {
      let name = command.commandName
      lines += [
        "", say("每个命令的用法：\(name) 命令 --help", "每個命令的用法：\(name) 命令 --help", "For a command: \(name) COMMAND --help"),
      ]
    }
    return lines.joined(separator: "\n")
  }

  /// How the command is called, in a line.
  var usage: String {
    let arguments = path.last?.arguments ?? []
    let standard = path.last?.defaultSubcommand
    var words = path.map(\.commandName)
    words += arguments.filter { $0.kind == "positional" }.map { argument in
      let name = placeholder(argument) + (argument.isRepeating ? "…" : "")
      return argument.isOptional ? "[\(name)]" : name
    }
    words += arguments.filter { $0.kind == "option" && !$0.isOptional }.map {
      "\($0.names?.first?.text ?? "") \(placeholder($0))"
    }
    let (command, options) = (say("命令", "命令", "command"), say("[选项]", "[選項]", "[options]"))
    let hasCommands = path.last?.visible.isEmpty == false
    words.append(!hasCommands ? options : standard == nil ? "<\(command)>" : "[\(command)] \(options)")
    return say("用法：", "用法：", "Usage: ") + words.joined(separator: " ")
  }

  private func say(_ zhHans: String, _ hant: String, _ en: String) -> String {
    LocalizedText(zhHans, hant: hant, en: en).text(in: language)
  }

  private func row(_ argument: CommandTree.Argument) -> (String, String) {
    if argument.isOfParser {
      let isHelp = argument.names?.contains { $0.name == "help" } ?? false
      return (
        argument.names?.map(\.text).joined(separator: ", ") ?? "",
        isHelp ? say("显示帮助", "顯示說明", "show this help") : say("显示版本", "顯示版本", "show the version")
      )
    }
    guard argument.kind != "positional" else { return (placeholder(argument), argument.abstract ?? "") }
    let name = argument.names?.map(\.text).joined(separator: ", ") ?? ""
    let value = argument.kind == "flag" ? "" : " " + placeholder(argument)
    return (name + value, (argument.abstract ?? "") + standard(argument))
  }

  /// The default value, where the text does not say it.
  private func standard(_ argument: CommandTree.Argument) -> String {
    guard argument.kind == "option", let value = argument.defaultValue, !value.isEmpty else { return "" }
    let text = argument.abstract ?? ""
    if text.contains("默认") || text.contains("預設") || text.contains("default") { return "" }
    return say("（默认 \(value)）", "（預設 \(value)）", " (default: \(value))")
  }

  private func placeholder(_ argument: CommandTree.Argument) -> String {
    let name = argument.valueName ?? "value"
    return "<\(ValueNames.texts[name]?.text(in: language) ?? name)>"
  }

  /// Names with their texts beside them, or below where they are long.
  private func table(_ rows: [(String, String)]) -> [String] {
    let indent = min(26, (rows.map { TextWidth.columns($0.0) }.max() ?? 0) + 4)
    return rows.flatMap { name, text in
      let lines = wrapped(text, to: Self.columns - indent)
      let blank = String(repeating: " ", count: indent)
      let gap = indent - 2 - TextWidth.columns(name)
      guard gap >= 2, let first = lines.first else { return ["  \(name)"] + lines.map { blank + $0 } }
      return ["  \(name)" + String(repeating: " ", count: gap) + first] + lines.dropFirst().map { blank + $0 }
    }
  }

  private func wrapped(_ text: String, to columns: Int = Self.columns) -> [String] {
    LineWrapping.lines(of: text, columns: columns)
  }
}

/// What the values of options are called in people's languages.
enum ValueNames {
  static let texts: [String: LocalizedText] = [
    "dir": LocalizedText("目录", hant: "目錄", en: "dir"), "file": LocalizedText("文件", hant: "檔案", en: "file"),
    "form": LocalizedText("表单", hant: "表單", en: "form"), "data": LocalizedText("数据", hant: "資料", en: "data"),
    "printer": LocalizedText("打印机", hant: "印表機", en: "printer"),
    "name": LocalizedText("姓名", hant: "姓名", en: "name"), "seconds": LocalizedText("秒", hant: "秒", en: "seconds"),
    "lang": LocalizedText("语言", hant: "語言", en: "lang"), "n": LocalizedText("数", hant: "數", en: "n"),
    "level": LocalizedText("种类", hant: "種類", en: "level"),
    "kind": LocalizedText("种类", hant: "種類", en: "kind"),
    "key": LocalizedText("键", hant: "鍵", en: "key"), "text": LocalizedText("文字", hant: "文字", en: "text"),
    "number": LocalizedText("编号", hant: "編號", en: "number"),
    "numbers": LocalizedText("编号", hant: "編號", en: "number"),
    "keeper": LocalizedText("部门", hant: "部門", en: "keeper"), "copy": LocalizedText("联次", hant: "聯次", en: "copy"),
    "period": LocalizedText("期间", hant: "期間", en: "period"), "path": LocalizedText("路径", hant: "路徑", en: "path"),
    "hex": LocalizedText("摘要", hant: "摘要", en: "hex"), "as": LocalizedText("格式", hant: "格式", en: "format"),
    "stage": LocalizedText("阶段", hant: "階段", en: "stage"),
    "delimiters": LocalizedText("定界符", hant: "定界符", en: "delimiters"),
    "expression": LocalizedText("表达式", hant: "運算式", en: "expression"),
    "codes": LocalizedText("代码", hant: "代碼", en: "code"),
    "target": LocalizedText("编号或表单", hant: "編號或表單", en: "number|form"),
    "company": LocalizedText("公司名称", hant: "公司名稱", en: "name"),
    "form=n": LocalizedText("表单=数", hant: "表單=數", en: "form=n"),
    "form=prefix": LocalizedText("表单=前缀", hant: "表單=前綴", en: "form=prefix"),
    "parameter=value": LocalizedText("参数=值", hant: "參數=值", en: "parameter=value"),
    "file|year": LocalizedText("文件或年份", hant: "檔案或年份", en: "file|year"),
    "order": LocalizedText("次序", hant: "次序", en: "order"), "paper": LocalizedText("纸张", hant: "紙張", en: "paper"),
    "report": LocalizedText("报表", hant: "報表", en: "report"),
    "word": LocalizedText("词", hant: "詞", en: "word"), "states": LocalizedText("状态", hant: "狀態", en: "states"),
    "expr": LocalizedText("公式", hant: "公式", en: "formula"), "days": LocalizedText("天数", hant: "天數", en: "days"),
    "date": LocalizedText("日期", hant: "日期", en: "date"), "fields": LocalizedText("字段", hant: "欄位", en: "fields"),
    "sheet": LocalizedText("标签纸", hant: "標籤紙", en: "sheet"),
    "condition": LocalizedText("条件", hant: "條件", en: "condition"),
    "number|form": LocalizedText("编号或表单", hant: "編號或表單", en: "number|form"),
    "dir|file": LocalizedText("目录或文件", hant: "目錄或檔案", en: "dir|file"),
    "name|file": LocalizedText("名称或文件", hant: "名稱或檔案", en: "name|file"),
    "file|fingerprint": LocalizedText("文件或指纹", hant: "檔案或指紋", en: "file|fingerprint"),
    "text|file": LocalizedText("锚或文件", hant: "錨或檔案", en: "text|file"),
    "address": LocalizedText("地址", hant: "位址", en: "address"), "login": LocalizedText("账号", hant: "帳號", en: "login"),
    "role": LocalizedText("角色", hant: "角色", en: "role"), "url": LocalizedText("网址", hant: "網址", en: "url"),
    "form|file": LocalizedText("表单或文件", hant: "表單或檔案", en: "form|file"),
  ]
}

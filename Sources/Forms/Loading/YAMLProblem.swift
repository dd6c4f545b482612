package import Findings
import Yams

/// What libyaml says of a text that is no YAML, in people's words.
package enum YAMLProblem {
  /// The finding for an error of the parser.
  package static func finding(_ error: any Error, file: String?) -> Finding {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return syntax(problem, at: Origin(file: file, line: mark.line, column: mark.column))
    case .duplicatedKeysInMapping(let names, let context):
      return Finding(
        code: .duplicateKey,
        LocalizedText(
          "同一层里“\(names.joined(separator: "、"))”写了不止一次", hant: "同一層裡「\(names.joined(separator: "、"))」寫了不止一次",
          en: "given more than once at the same level: \(names.joined(separator: ", "))"),
        at: Origin(file: file, line: context.mark.line, column: context.mark.column),
        hint: LocalizedText("请只保留一个", hant: "請只保留一個", en: "keep one of them"))
    default:
      return Finding(
        code: .yamlSyntax,
        LocalizedText(
          "读不出 YAML：文件里有不能用的字符，或不是 UTF-8 编码", hant: "讀不出 YAML：檔案裡有不能用的字元，或不是 UTF-8 編碼",
          en: "cannot read the YAML: a character that is not allowed, or not UTF-8"), at: Origin(file: file),
        hint: LocalizedText(
          "用文本编辑器另存为 UTF-8，删去不可见的控制字符", hant: "用文字編輯器另存為 UTF-8，刪去不可見的控制字元",
          en: "save it as UTF-8 with a text editor and delete invisible control characters"))
    }
  }

  private static func syntax(_ problem: String, at origin: Origin) -> Finding {
    let known = texts.first { problem.contains($0.problem) }?.text
    return Finding(
      code: .yamlSyntax,
      LocalizedText(
        "不是合法的 YAML：\(known?.zhHans ?? "这里读不下去")", hant: "不是合法的 YAML：\(known?.text(in: .zhHant) ?? "這裡讀不下去")",
        en: "not valid YAML: \(known?.en ?? problem)"), at: origin,
      hint: LocalizedText(
        "常见原因：缩进不齐、冒号后缺空格、引号不成对、用了制表符、含冒号或 # 的文字没有加引号",
        hant: "常見原因：縮排不齊、冒號後缺空格、引號不成對、用了定位字元、含冒號或 # 的文字沒有加引號",
        en:
          "usual causes: uneven indentation, no space after a colon, an unpaired quote, a tab, a text with a colon or # "
          + "without quotes"))
  }

  /// Parts of libyaml's sentences, the more special ones first.
  private static let texts: [(problem: String, text: LocalizedText)] = [
    ("mapping values are not allowed", LocalizedText("这里不该有冒号", hant: "這裡不該有冒號", en: "a colon is not expected here")),
    ("mapping keys are not allowed", LocalizedText("这里不能写键名", hant: "這裡不能寫鍵名", en: "a key is not expected here")),
    (
      "block sequence entries are not allowed",
      LocalizedText("这里不能写列表项（-）", hant: "這裡不能寫清單項（-）", en: "a list item (-) is not expected here")
    ),
    ("could not find expected ':'", LocalizedText("缺少冒号", hant: "缺少冒號", en: "a colon is missing")),
    (
      "did not find expected '-' indicator",
      LocalizedText(
        "列表的这一行缩进不齐，或缺少“-”", hant: "清單的這一行縮排不齊，或缺少「-」", en: "this line of a list is not aligned, or lacks its '-'")
    ),
    (
      "did not find expected key",
      LocalizedText(
        "这一行的缩进与上面不齐，或多了一个引号", hant: "這一行的縮排與上面不齊，或多了一個引號",
        en: "this line is not aligned with those above, or has a quote too many")
    ),
    ("did not find expected node content", LocalizedText("这里缺少内容", hant: "這裡缺少內容", en: "something is missing here")),
    (
      "did not find expected ',' or ']'",
      LocalizedText("方括号里缺少逗号，或没有结束", hant: "方括號裡缺少逗號，或沒有結束", en: "a comma or the closing bracket is missing")
    ),
    (
      "did not find expected ',' or '}'",
      LocalizedText("花括号里缺少逗号，或没有结束", hant: "大括號裡缺少逗號，或沒有結束", en: "a comma or the closing brace is missing")
    ),
    (
      "did not find expected <document start>",
      LocalizedText("文件里多出一段不属于上面的内容", hant: "檔案裡多出一段不屬於上面的內容", en: "there is content that belongs to nothing above")
    ),
    (
      "found a tab character",
      LocalizedText("缩进用了制表符，要用空格", hant: "縮排用了定位字元，要用空格", en: "a tab indents this line; use blanks")
    ),
    (
      "found character that cannot start any token",
      LocalizedText(
        "这个字符不能放在开头（如 @、`、制表符），请加引号", hant: "這個字元不能放在開頭（如 @、`、定位字元），請加引號",
        en: "a text cannot begin with this character (such as @, ` or a tab); put it in quotes")
    ),
    (
      "found unexpected end of stream",
      LocalizedText("引号或括号没有结束，文件就完了", hant: "引號或括號沒有結束，檔案就完了", en: "the file ends within quotes or brackets")
    ),
    (
      "found unknown escape character",
      LocalizedText(
        "双引号里的反斜线写法不认识，改用单引号", hant: "雙引號裡的反斜線寫法不認得，改用單引號",
        en: "an unknown backslash within double quotes; use single quotes")
    ),
    (
      "found unexpected document indicator",
      LocalizedText("引号里出现了 --- 或 ...", hant: "引號裡出現了 --- 或 ...", en: "--- or ... within quotes")
    ),
    (
      "found unexpected ':'",
      LocalizedText(
        "这里不该有冒号，文字请加引号", hant: "這裡不該有冒號，文字請加引號", en: "a colon is not expected here; put the text in quotes")
    ),
    (
      "control characters are not allowed",
      LocalizedText("有不可见的控制字符", hant: "有不可見的控制字元", en: "an invisible control character")
    ),
    (
      "did not find expected alphabetic or numeric",
      LocalizedText("& 或 * 开头的文字要加引号", hant: "& 或 * 開頭的文字要加引號", en: "put a text that begins with & or * in quotes")
    ),
    (
      "undefined tag handle",
      LocalizedText("! 开头的文字要加引号", hant: "! 開頭的文字要加引號", en: "put a text that begins with ! in quotes")
    ),
    ("tag", LocalizedText("! 开头的文字要加引号", hant: "! 開頭的文字要加引號", en: "put a text that begins with ! in quotes")),
    ("UTF-8", LocalizedText("不是 UTF-8 编码", hant: "不是 UTF-8 編碼", en: "not UTF-8")),
  ]

}

import Findings

/// What makes a text no JSON, with its place.
struct JSONProblem: Error {
  enum Kind: Equatable {
    case unexpectedEnd
    case noValue(String)
    case unknownWord(String)
    case badNumber(String)
    case keyNotQuoted(String)
    case noColon(String)
    case noComma(String, closing: String)
    case trailingComma
    case trailingText(String)
    case severalDocuments
    case openString
    case controlCharacter(UInt8)
    case badEscape(String)
    case depth(Int)
    case values(Int)
  }
  let kind: Kind
  let origin: Origin

  /// The finding that tells the user.
  var finding: Finding {
    if case .depth(let limit) = kind {
      return Finding(
        code: .jsonTooDeep,
        LocalizedText(
          "括号嵌套超过 \(limit) 层", hant: "括號巢狀超過 \(limit) 層",
          en: "lists and objects lie more than \(limit) deep in one another"),
        at: origin)
    }
    if case .values(let limit) = kind {
      return Finding(
        code: .tooManyValues,
        LocalizedText(
          "一张表单里的值超过 \(limit) 个，没有读", hant: "一張表單裡的值超過 \(limit) 個，沒有讀",
          en: "there are more than \(limit) values in one form; it was not read"),
        at: origin)
    }
    return Finding(code: .jsonSyntax, message, at: origin, hint: hint)
  }

  private var message: LocalizedText {
    switch kind {
    case .unexpectedEnd:
      LocalizedText(
        "JSON 到这里就断了，缺少右括号或值", hant: "JSON 到這裡就斷了，缺少右括號或值",
        en: "the JSON ends here; a closing bracket or a value is missing")
    case .noValue:
      LocalizedText(
        "这里应是一个值，却是\(quoted.zhHans)", hant: "這裡應是一個值，卻是\(quoted.text(in: .zhHant))",
        en: "a value is expected here, not \(quoted.text(in: .en))")
    case .unknownWord(let word):
      LocalizedText(
        "“\(word)”不是 JSON 的值；文字要加双引号，真假写 true 或 false，空写 null",
        hant: "「\(word)」不是 JSON 的值；文字要加雙引號，真假寫 true 或 false，空寫 null",
        en: "\"\(word)\" is not a JSON value; put text in double quotes, or write true, false or null")
    case .badNumber(let text):
      LocalizedText(
        "“\(text)”不是 JSON 的数字；带前导零或字母的编号请加双引号", hant: "「\(text)」不是 JSON 的數字；帶前導零或字母的編號請加雙引號",
        en: "\"\(text)\" is not a JSON number; put codes with leading zeros or letters in double quotes")
    case .keyNotQuoted:
      LocalizedText(
        "这里应是双引号括起的字段名，却是\(quoted.zhHans)", hant: "這裡應是雙引號括起的欄位名，卻是\(quoted.text(in: .zhHant))",
        en: "a field name in double quotes is expected here, not \(quoted.text(in: .en))")
    case .noColon:
      LocalizedText(
        "字段名后面应是半角冒号“:”，却是\(quoted.zhHans)", hant: "欄位名後面應是半形冒號「:」，卻是\(quoted.text(in: .zhHant))",
        en: "a colon is expected after the field name, not \(quoted.text(in: .en))")
    case .noComma(_, let closing):
      LocalizedText(
        "这里应是半角逗号“,”或“\(closing)”，却是\(quoted.zhHans)",
        hant: "這裡應是半形逗號「,」或「\(closing)」，卻是\(quoted.text(in: .zhHant))",
        en: "a comma or \"\(closing)\" is expected here, not \(quoted.text(in: .en))")
    case .trailingComma:
      LocalizedText("最后一项后面多了一个逗号", hant: "最後一項後面多了一個逗號", en: "there is a comma too many after the last item")
    case .trailingText:
      LocalizedText(
        "JSON 在此之前已经结束，后面还有\(quoted.zhHans)", hant: "JSON 在此之前已經結束，後面還有\(quoted.text(in: .zhHant))",
        en: "the JSON ended before this, but \(quoted.text(in: .en)) follows")
    case .severalDocuments:
      LocalizedText(
        "一个 .json 文件里接连写了几个对象", hant: "一個 .json 檔案裡接連寫了幾個物件", en: "several objects follow one another in one .json file"
      )
    case .openString: LocalizedText("这个双引号没有结尾", hant: "這個雙引號沒有結尾", en: "this double quote is never closed")
    case .controlCharacter(let byte):
      byte == 0x0A || byte == 0x0D
        ? LocalizedText(
          "引号里的文字不能直接换行，换行写 \\n（或者上一行少了结尾的双引号）", hant: "引號裡的文字不能直接換行，換行寫 \\n（或者上一列少了結尾的雙引號）",
          en: "a text in quotes cannot run over the line end; write \\n (or the closing quote is missing)")
        : LocalizedText(
          "引号里有控制字符 0x\(String(byte, radix: 16, uppercase: true))，请写成 \\u 形式或删去",
          hant: "引號裡有控制字元 0x\(String(byte, radix: 16, uppercase: true))，請寫成 \\u 形式或刪去",
          en:
            "there is a control character 0x\(String(byte, radix: 16, uppercase: true)) in the text; escape it or take it out"
        )
    case .badEscape(let text):
      LocalizedText(
        "“\(text)”不是 JSON 的转义；反斜杠本身要写成 \\\\", hant: "「\(text)」不是 JSON 的跳脫字元；反斜線本身要寫成 \\\\",
        en: "\"\(text)\" is not a JSON escape; write a backslash as \\\\")
    case .depth, .values: LocalizedText("")
    }
  }

  /// What was found, in quotation marks unless it is one itself, which could not be told from them.
  private var quoted: LocalizedText {
    guard let found, !found.isEmpty else { return LocalizedText("") }
    if "“”「」".contains(found) {
      return LocalizedText("全角引号 \(found)", hant: "全形引號 \(found)", en: "the quotation mark \(found)")
    }
    return LocalizedText("“\(found)”", hant: "「\(found)」", en: "\"\(found)\"")
  }

  private var found: String? {
    switch kind {
    case .noValue(let text), .keyNotQuoted(let text), .noColon(let text), .noComma(let text, _),
      .trailingText(let text):
      text
    default: nil
    }
  }

  private var hint: LocalizedText? {
    switch kind {
    case .severalDocuments:
      return LocalizedText(
        "把它们放进方括号、用逗号隔开，或每行一个对象存成 .jsonl", hant: "把它們放進方括號、用逗號隔開，或每列一個物件存成 .jsonl",
        en: "put them in square brackets with commas between, or one per line in a .jsonl file")
    default: break
    }
    guard let found else { return nil }
    if let half = JSONProblem.halfWidth[found] {
      return LocalizedText(
        half == "\"" ? "JSON 的引号是半角的 \"" : "“\(found)”是全角（中文）标点，JSON 要用半角“\(half)”",
        hant: half == "\"" ? "JSON 的引號是半形的 \"" : "「\(found)」是全形（中文）標點，JSON 要用半形「\(half)」",
        en: "\"\(found)\" is full-width punctuation; JSON needs the half-width \(half)")
    }
    switch found {
    case "'":
      return LocalizedText("JSON 用双引号，不用单引号", hant: "JSON 用雙引號，不用單引號", en: "JSON uses double quotes, not single ones")
    case "/", "#":
      return LocalizedText("JSON 里不能写注释", hant: "JSON 裡不能寫註解", en: "JSON has no comments")
    default: return nil
    }
  }

  /// What Chinese input methods write in place of JSON's punctuation.
  private static let halfWidth: [String: String] = [
    "，": ",", "：": ":", "“": "\"", "”": "\"", "＂": "\"", "「": "\"", "」": "\"", "｛": "{", "｝": "}", "［": "[", "］": "]",
    "【": "[", "】": "]", "、": ",", "；": ",",
  ]
}

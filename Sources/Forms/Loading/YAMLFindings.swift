import Findings
import Yams

/// What can be wrong with a YAML text before its meaning is looked at.
enum YAMLFindings {
  static func anchor(at origin: Origin) -> Finding {
    Finding(
      code: .yamlAnchor,
      LocalizedText(
        "这里用了 YAML 的锚点或引用（& 或 *），为安全起见不接受", hant: "這裡用了 YAML 的錨點或引用（& 或 *），為安全起見不接受",
        en: "YAML anchors and aliases (& and *) are not accepted here, for safety"),
      at: origin,
      hint: LocalizedText(
        "请把内容直接写在这里；若是普通文字，请加引号", hant: "請把內容直接寫在這裡；若是普通文字，請加引號",
        en: "write the content out; if it is plain text, put it in quotes"))
  }

  static func keyKind(at origin: Origin) -> Finding {
    Finding(
      code: .yamlKey,
      LocalizedText("键名必须是文字", hant: "鍵名必須是文字", en: "a key must be a plain text"), at: origin)
  }

  static func tooDeep(at origin: Origin) -> Finding {
    Finding(
      code: .yamlTooDeep,
      LocalizedText(
        "嵌套超过 \(YAMLTree.depthLimit) 层", hant: "巢狀超過 \(YAMLTree.depthLimit) 層",
        en: "nested deeper than \(YAMLTree.depthLimit) levels"), at: origin)
  }

  static func tooBig(_ limit: Int, at origin: Origin) -> Finding {
    Finding(
      code: .fileTooLarge,
      LocalizedText(
        "文件超过 \(limit >> 20) MB，不读取", hant: "檔案超過 \(limit >> 20) MB，不讀取",
        en: "the file is bigger than \(limit >> 20) MB and is not read"), at: origin)
  }

  static func empty(at origin: Origin) -> Finding {
    Finding(code: .fileEmpty, LocalizedText("文件是空的", hant: "檔案是空的", en: "the file is empty"), at: origin)
  }

  static func syntax(_ error: any Error, file: String) -> Finding {
    switch error as? YamlError {
    case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      let detail = [context?.text, problem].compactMap(\.self).joined(separator: " ")
      return Finding(
        code: .yamlSyntax,
        LocalizedText("不是合法的 YAML：\(detail)", hant: "不是合法的 YAML：\(detail)", en: "not valid YAML: \(detail)"),
        at: Origin(file: file, line: mark.line, column: mark.column),
        hint: LocalizedText(
          "常见原因：缩进不齐、冒号后缺空格、引号不成对、用了制表符", hant: "常見原因：縮排不齊、冒號後缺空格、引號不成對、用了定位字元",
          en: "usual causes: uneven indentation, no space after a colon, an unpaired quote, a tab"))
    case .duplicatedKeysInMapping(let names, let context):
      let list = names.joined(separator: "、")
      return Finding(
        code: .duplicateKey,
        LocalizedText(
          "同一层里“\(list)”写了不止一次", hant: "同一層裡「\(list)」寫了不止一次",
          en: "given more than once at the same level: \(names.joined(separator: ", "))"),
        at: Origin(file: file, line: context.mark.line, column: context.mark.column),
        hint: LocalizedText("请只保留一个", hant: "請只保留一個", en: "keep one of them"))
    default:
      let detail = "\(error)".split(separator: "\n").first.map(String.init) ?? ""
      return Finding(
        code: .yamlSyntax,
        LocalizedText(
          "读不出 YAML：文件里有不能用的字符（\(detail)）", hant: "讀不出 YAML：檔案裡有不能用的字元（\(detail)）",
          en: "cannot read the YAML: a character that is not allowed (\(detail))"),
        at: Origin(file: file))
    }
  }
}

import Findings

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
}

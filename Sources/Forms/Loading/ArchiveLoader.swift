package import Findings

extension ArchiveRules {
  /// Reads the rules of a company. All findings come at once; the rules are `nil` if there is an error among them.
  package static func load(yaml: String, file: String) -> (ArchiveRules?, [Finding]) {
    let (tree, findings) = YAMLTree.read(yaml, file: file)
    var reader = TreeReader(findings: findings)
    guard let tree, let map = reader.map(tree, keys: SchemaKeys.archiveRules) else { return (nil, reader.findings) }
    var rules = ArchiveRules(
      code: reader.string(map, "code", required: true) ?? "",
      classes: ArchiveLoader.texts(map, "classes", with: &reader),
      otherClass: reader.string(map, "other_class") ?? "QT", permanent: reader.string(map, "permanent") ?? "Y",
      term: reader.string(map, "term") ?? "D{years}", secrecy: reader.string(map, "secrecy") ?? "内部", elements: [:],
      text: yaml)
    ArchiveLoader.checkCode(rules.code, at: map.valueOrigin(of: "code"), with: &reader)
    let names = ArchiveElement.allCases.map(\.rawValue)
    if let tree = map.value("elements"), let elements = reader.map(tree, keys: names) {
      for element in ArchiveElement.allCases {
        guard let name = reader.string(elements, element.rawValue) else { continue }
        if !ArchiveLoader.isElementName(name) {
          reader.report(
            .archiveRule,
            LocalizedText(
              "“\(name)”不能作元素名：只用汉字、字母、数字、- 和 _，不以数字或 - 开头",
              hant: "「\(name)」不能作元素名：只用漢字、字母、數字、- 和 _，不以數字或 - 開頭",
              en: "“\(name)” is no element's name: use letters, digits, - and _, with no digit or - in front"),
            at: elements.valueOrigin(of: element.rawValue))
        }
        rules.elements[element] = name
      }
    }
    for element in [ArchiveElement.record, .number, .archiveCode] where rules.elements[element] == nil {
      reader.report(
        .archiveRule,
        LocalizedText(
          "elements 里要有 \(element.rawValue)", hant: "elements 裡要有 \(element.rawValue)",
          en: "elements must have \(element.rawValue)"), at: map.valueOrigin(of: "elements"))
    }
    return (reader.findings.hasErrors ? nil : rules, reader.findings)
  }
}

/// Reads what a profile and the rules of an archive say.
enum ArchiveLoader {
  /// `archive` of a profile.
  static func settings(_ map: TreeMap, with reader: inout TreeReader) -> ArchiveSettings {
    var settings = ArchiveSettings()
    guard let tree = map.value("archive"), let inner = reader.map(tree, keys: SchemaKeys.archive) else {
      return settings
    }
    settings.fonds = reader.string(inner, "fonds")
    settings.code = reader.string(inner, "code")
    if let code = settings.code { checkCode(code, at: inner.valueOrigin(of: "code"), with: &reader) }
    if let fonds = settings.fonds { checkPart(fonds, at: inner.valueOrigin(of: "fonds"), with: &reader) }
    if let format = reader.name(inner, "format", of: ArchiveFormat.self) { settings.format = format }
    for member in members(inner, "keepers", with: &reader) {
      let one = TreeMap(origin: member.origin, members: [member.key: member])
      settings.formats[member.key] = reader.name(one, member.key, of: ArchiveFormat.self)
    }
    return settings
  }

  /// A map of texts.
  static func texts(_ map: TreeMap, _ key: String, with reader: inout TreeReader) -> [String: String] {
    var texts: [String: String] = [:]
    for member in members(map, key, with: &reader) {
      guard let text = reader.string(member.value) else { continue }
      checkPart(text, at: member.value.origin, with: &reader)
      texts[member.key] = text
    }
    return texts
  }

  /// The members of a map whose keys are names in any script.
  private static func members(_ map: TreeMap, _ key: String, with reader: inout TreeReader) -> [YAMLTree.Member] {
    guard let tree = map.value(key) else { return [] }
    if case .map(let members) = tree.content { return members }
    reader.wrongKind(tree, expecting: LocalizedText("一组名称和代码", hant: "一組名稱和代碼", en: "a map of names"))
    return []
  }

  /// Codes are short, without blanks and braces.
  private static func checkPart(_ text: String, at origin: Origin, with reader: inout TreeReader) {
    if !text.isEmpty, text.utf8.count <= 40, !text.contains(where: { $0.isWhitespace || "{}".contains($0) }) { return }
    reader.report(
      .archiveRule,
      LocalizedText(
        "“\(text)”不能作档号的一部分：不能空，不能有空格和花括号", hant: "「\(text)」不能作檔號的一部分：不能空，不能有空格和花括號",
        en: "“\(text)” cannot be part of an archival code: no blanks, no braces, not empty"), at: origin)
  }

  /// A writing has one serial, and else only parts that are known.
  static func checkCode(_ code: String, at origin: Origin, with reader: inout TreeReader) {
    let parts = ["fonds", "class", "year", "retention"]
    let rest = parts.reduce(code) { $0.replacing("{\($1)}", with: "") }
    if ArchiveCode(rest) != nil, !code.contains(where: \.isWhitespace), code.utf8.count <= 100 { return }
    reader.report(
      .archiveRule,
      LocalizedText(
        "档号的写法里要有一个 {serial}（如 {serial:4}），此外只能有 {fonds}、{class}、{year}、{retention}，不能有空格",
        hant: "檔號的寫法裡要有一個 {serial}（如 {serial:4}），此外只能有 {fonds}、{class}、{year}、{retention}，不能有空格",
        en:
          "an archival code has one {serial}, such as {serial:4}, and else only {fonds}, {class}, {year}, {retention}; no blanks"
      ), at: origin)
  }

  /// What an XML element may be called: letters of any script, digits, `-` and `_`.
  static func isElementName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first, name.utf8.count <= 60 else { return false }
    return (first.properties.isAlphabetic || first == "_")
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0) || "-_".unicodeScalars.contains($0)
      }
  }
}

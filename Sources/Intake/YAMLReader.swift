import Findings
import Forms
import Yams

/// Reads YAML into values with places. Every scalar is text as written: `no`, `010` and `12:30` stay what they are.
struct YAMLReader {
  let file: String
  let limits: IntakeLimits

  /// The documents of the text, or the finding that ended the reading.
  func documents(_ bytes: [UInt8]) -> (values: [RawValue], finding: Finding?) {
    if let finding = YAMLGuard(file: file, limits: limits).finding(in: bytes) { return ([], finding) }
    var values: [RawValue] = []
    do {
      let parser = try Parser(yaml: String(decoding: bytes, as: UTF8.self), resolver: .basic)
      while let node = try parser.nextRoot() {
        var failure: Finding?
        let value = value(node, at: "", failure: &failure)
        if let failure { return (values, failure) }
        if case .empty = value.content { continue }
        values.append(value)
      }
    } catch { return (values, finding(for: error)) }
    return (values, nil)
  }

  private func value(_ node: Node, at pointer: String, failure: inout Finding?) -> RawValue {
    var origin = origin(node.mark)
    origin.pointer = pointer
    if node.anchor != nil, failure == nil { failure = YAMLGuard.anchor(origin) }
    guard failure == nil else { return RawValue(.empty, at: origin) }
    switch node {
    case .scalar(let scalar):
      let isNull = scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
      var text = scalar.string
      // The line end that closes a block text is not part of what was meant.
      if scalar.style == .literal || scalar.style == .folded { while text.last == "\n" { text.removeLast() } }
      return RawValue(isNull || text.isEmpty ? .empty : .text(text), at: origin)
    case .sequence(let items):
      let values = items.enumerated().map { value($0.element, at: "\(pointer)/\($0.offset)", failure: &failure) }
      return RawValue(.list(values), at: origin)
    case .mapping(let pairs):
      var entries: [Submission.Entry] = []
      for (key, item) in pairs {
        guard let name = key.scalar?.string else {
          failure =
            failure
            ?? Finding(
              code: .yamlKey,
              LocalizedText("字段名应是一段文字", hant: "欄位名應是一段文字", en: "a field name must be plain text"),
              at: self.origin(key.mark))
          break
        }
        let place = pointer + "/" + JSONParser.escaped(name)
        var keyOrigin = self.origin(key.mark)
        keyOrigin.pointer = place
        entries.append(
          Submission.Entry(key: name, keyOrigin: keyOrigin, value: value(item, at: place, failure: &failure)))
      }
      return RawValue(.object(entries), at: origin)
    case .alias:
      failure = failure ?? YAMLGuard.anchor(origin)
      return RawValue(.empty, at: origin)
    }
  }

  private func origin(_ mark: Mark?) -> Origin { Origin(file: file, line: mark?.line, column: mark?.column) }

  private func finding(for error: any Error) -> Finding {
    switch error as? YamlError {
    case .duplicatedKeysInMapping(let duplicates, let context):
      let names = duplicates.map { "\($0)" }.joined(separator: "、")
      return Finding(
        code: .duplicateKey,
        LocalizedText("字段“\(names)”写了两次", hant: "欄位「\(names)」寫了兩次", en: "\"\(names)\" is written twice"),
        at: origin(context.mark))
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return syntax(problem, at: origin(mark))
    case .reader(let problem, _, _, _): return syntax(problem, at: Origin(file: file))
    default: return syntax("", at: Origin(file: file))
    }
  }

  private func syntax(_ problem: String, at origin: Origin) -> Finding {
    let detail = problem.isEmpty ? "" : "（\(problem)）"
    return Finding(
      code: .yamlSyntax,
      LocalizedText(
        "这里不合 YAML 语法\(detail)", hant: "這裡不合 YAML 語法\(detail)",
        en: "this is not YAML" + (problem.isEmpty ? "" : " (\(problem))")), at: origin,
      hint: LocalizedText(
        "检查缩进（只用空格）、冒号后的空格，以及含冒号、井号的文字是否加了引号",
        hant: "檢查縮排（只用空格）、冒號後的空格，以及含冒號、井號的文字是否加了引號",
        en: "check the indentation (blanks only), the blank after each colon, and quotes around text with a colon or #")
    )
  }
}

import Findings

/// A map of the document whose keys have been checked.
struct TreeMap {
  var origin: Origin
  var members: [String: YAMLTree.Member]

  /// The place of a key, or of the map where the key is missing.
  func origin(of key: String) -> Origin { members[key]?.origin ?? origin }
  /// The place of a key's value, or of the map where the key is missing.
  func valueOrigin(of key: String) -> Origin { members[key]?.value.origin ?? origin }
  /// The value of a key that is there and not empty.
  func value(_ key: String) -> YAMLTree? {
    guard let tree = members[key]?.value else { return nil }
    if case .nothing = tree.content { return nil }
    return tree
  }
}

/// A formula as it was written, not yet compiled.
struct FormulaText {
  var text: String
  var origin: Origin
  /// The lines of a formula written as block text.
  var lines: [(offset: Int, origin: Origin)] = []

  /// The origin in the file of an origin within the formula.
  func fileOrigin(of origin: Origin) -> Origin {
    let offset = (origin.column ?? 1) - (self.origin.column ?? 1)
    guard let line = lines.last(where: { $0.offset <= offset }) else { return origin }
    return line.origin.advanced(by: offset - line.offset)
  }
}

/// Reads typed values out of a tree and gathers what is wrong with them.
struct TreeReader {
  var findings: [Finding] = []

  /// The members of a map, with a finding for every key that is not in `keys`.
  mutating func map(_ tree: YAMLTree, keys: [String]) -> TreeMap? {
    guard case .map(let members) = tree.content else {
      wrongKind(
        tree, expecting: LocalizedText("一组“键: 值”", hant: "一組「鍵: 值」", en: "a map of keys and values"))
      return nil
    }
    var map = TreeMap(origin: tree.origin, members: [:])
    for member in members {
      if keys.contains(member.key) {
        map.members[member.key] = member
      } else {
        findings.append(.unknownSchemaKey(member.key, known: keys, at: member.origin))
      }
    }
    return map
  }

  /// A text; a finding if the key is needed and not there, or not a single text.
  mutating func string(_ map: TreeMap, _ key: String, required: Bool = false) -> String? {
    guard let tree = map.value(key) else {
      if required { missing(key, in: map) }
      return nil
    }
    return string(tree)
  }

  /// The text of a scalar.
  mutating func string(_ tree: YAMLTree) -> String? {
    guard case .scalar(let text, _) = tree.content else {
      wrongKind(tree, expecting: LocalizedText("一个文字值", hant: "一個文字值", en: "a single text"))
      return nil
    }
    return text
  }

  /// A text for people: one wording, or a map of languages of which `zh-Hans` is needed.
  mutating func localized(_ map: TreeMap, _ key: String, required: Bool = false) -> LocalizedText? {
    guard let tree = map.value(key) else {
      if required { missing(key, in: map) }
      return nil
    }
    return localized(tree)
  }

  /// A text for people.
  mutating func localized(_ tree: YAMLTree) -> LocalizedText? {
    if case .scalar(let text, _) = tree.content { return LocalizedText(text) }
    guard let map = map(tree, keys: SchemaKeys.text) else { return nil }
    guard let simplified = string(map, "zh-Hans", required: true) else { return nil }
    return LocalizedText(simplified, hant: string(map, "zh-Hant"), en: string(map, "en"))
  }

  /// A whole number within `range`.
  mutating func integer(
    _ map: TreeMap, _ key: String, in range: ClosedRange<Int>, required: Bool = false
  ) -> Int? {
    guard let tree = map.value(key) else {
      if required { missing(key, in: map) }
      return nil
    }
    if case .scalar(let text, _) = tree.content, let value = Int(text), range.contains(value) { return value }
    wrongKind(
      tree,
      expecting: LocalizedText(
        "\(range.lowerBound) 到 \(range.upperBound) 的整数", hant: "\(range.lowerBound) 到 \(range.upperBound) 的整數",
        en: "a whole number from \(range.lowerBound) to \(range.upperBound)"))
    return nil
  }

  /// A length or span within `range`.
  mutating func number(_ map: TreeMap, _ key: String, in range: ClosedRange<Double>) -> Double? {
    guard let tree = map.value(key) else { return nil }
    return number(tree, in: range)
  }

  /// A length or span within `range`.
  mutating func number(_ tree: YAMLTree, in range: ClosedRange<Double>) -> Double? {
    if case .scalar(let text, _) = tree.content,
      text.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x2D }),
      let value = Double(text), range.contains(value)
    {
      return value
    }
    let (low, high) = (TreeReader.plain(range.lowerBound), TreeReader.plain(range.upperBound))
    wrongKind(
      tree,
      expecting: LocalizedText(
        "\(low) 到 \(high) 的数", hant: "\(low) 到 \(high) 的數", en: "a number from \(low) to \(high)"))
    return nil
  }

  /// `true` or `false`.
  mutating func boolean(_ map: TreeMap, _ key: String) -> Bool? {
    guard let tree = map.value(key) else { return nil }
    if case .scalar("true", false) = tree.content { return true }
    if case .scalar("false", false) = tree.content { return false }
    wrongKind(tree, expecting: LocalizedText("true 或 false", hant: "true 或 false", en: "true or false"))
    return nil
  }

  /// One of the names of an enumeration.
  mutating func name<T: RawRepresentable & CaseIterable>(
    _ map: TreeMap, _ key: String, of type: T.Type, required: Bool = false
  ) -> T? where T.RawValue == String {
    guard let tree = map.value(key) else {
      if required { missing(key, in: map) }
      return nil
    }
    guard let text = string(tree) else { return nil }
    if let value = T(rawValue: text) { return value }
    findings.append(.unknownName(text, known: T.allCases.map(\.rawValue), at: tree.origin))
    return nil
  }

  /// The items of a list; empty if the key is missing.
  mutating func list(_ map: TreeMap, _ key: String, required: Bool = false) -> [YAMLTree] {
    guard let tree = map.value(key) else {
      if required { missing(key, in: map) }
      return []
    }
    return list(tree)
  }

  /// The items of a list.
  mutating func list(_ tree: YAMLTree) -> [YAMLTree] {
    if case .list(let items) = tree.content { return items }
    wrongKind(
      tree, expecting: LocalizedText("一个列表（每项以 - 开头）", hant: "一個列表（每項以 - 開頭）", en: "a list (items begin with -)"))
    return []
  }

  /// The members of a map of names; a name that cannot be one is a finding.
  mutating func members(_ map: TreeMap, _ key: String) -> [YAMLTree.Member] {
    guard let tree = map.value(key) else { return [] }
    guard case .map(let members) = tree.content else {
      wrongKind(tree, expecting: LocalizedText("一组“键: 值”", hant: "一組「鍵: 值」", en: "a map of keys and values"))
      return []
    }
    for member in members where !Identifier.isName(member.key) {
      findings.append(.badIdentifier(member.key, at: member.origin))
    }
    return members
  }

  /// A formula's text.
  mutating func formula(_ map: TreeMap, _ key: String, required: Bool = false) -> FormulaText? {
    guard let tree = map.value(key) else {
      if required { missing(key, in: map) }
      return nil
    }
    return string(tree).map { FormulaText(text: $0, origin: tree.origin, lines: tree.lines) }
  }

  /// Reports a needed key that is not there.
  mutating func missing(_ key: String, in map: TreeMap) {
    findings.append(
      Finding(
        code: .missingKey, LocalizedText("缺少“\(key)”", hant: "缺少「\(key)」", en: "'\(key)' is missing"),
        at: map.origin(of: key)))
  }

  /// Reports a value of another kind than expected.
  mutating func wrongKind(_ tree: YAMLTree, expecting expected: LocalizedText) {
    var found = LocalizedText("空值", hant: "空值", en: "nothing")
    switch tree.content {
    case .scalar(let text, _):
      found = LocalizedText("“\(text.clipped)”", hant: "「\(text.clipped)」", en: "'\(text.clipped)'")
    case .list: found = LocalizedText("列表", hant: "列表", en: "a list")
    case .map: found = LocalizedText("一组“键: 值”", hant: "一組「鍵: 值」", en: "a map")
    case .nothing: break
    }
    findings.append(
      Finding(
        code: .wrongType,
        LocalizedText(
          "这里应是：\(expected.zhHans)；写的是\(found.zhHans)",
          hant: "這裡應是：\(expected.text(in: .zhHant))；寫的是\(found.text(in: .zhHant))",
          en: "expected \(expected.text(in: .en)), found \(found.text(in: .en))"), at: tree.origin))
  }

  /// Adds a finding.
  mutating func report(
    _ code: FindingCode, _ message: LocalizedText, at origin: Origin, severity: Severity = .error,
    hint: LocalizedText? = nil
  ) {
    findings.append(Finding(severity, code: code, message, at: origin, hint: hint))
  }

  /// A number without a needless fraction: 12, 0.25.
  static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e9 ? "\(Int(value))" : "\(value)"
  }
}

extension Finding {
  /// A key that the format does not know.
  static func unknownSchemaKey(_ key: String, known: [String], at origin: Origin) -> Finding {
    Finding(
      code: .unknownKey,
      LocalizedText(
        "没有“\(key.clipped)”这个键", hant: "沒有「\(key.clipped)」這個鍵", en: "there is no key '\(key.clipped)' here"),
      at: origin,
      hint: .nearest(key, in: known))
  }

  /// A name that is not one of `known`.
  static func unknownName(_ name: String, known: [String], at origin: Origin) -> Finding {
    Finding(
      code: .unknownKeyword,
      LocalizedText("不认识“\(name.clipped)”", hant: "不認得「\(name.clipped)」", en: "'\(name.clipped)' is not known here"),
      at: origin, hint: .nearest(name, in: known))
  }
}

extension NearestName {
  /// As `of`, but for names of a length that people type: a key of a megabyte is not compared with anything.
  package static func likely(_ name: String, in candidates: some Sequence<String>) -> String? {
    name.utf8.count <= 300 ? of(name, in: candidates) ?? alike(name, in: candidates) : nil
  }
}

extension LocalizedText {
  /// 是不是“x”？ where one of the names is close; else what may be written, if that is few.
  static func nearest(_ name: String, in known: [String]) -> LocalizedText? {
    if let near = NearestName.likely(name, in: known) {
      return LocalizedText("是不是“\(near)”？", hant: "是不是「\(near)」？", en: "did you mean '\(near)'?")
    }
    if known.isEmpty || known.count > 30 { return nil }
    return LocalizedText(
      "可以写：\(known.joined(separator: "、"))", hant: "可以寫：\(known.joined(separator: "、"))",
      en: "possible here: \(known.joined(separator: ", "))")
  }
}

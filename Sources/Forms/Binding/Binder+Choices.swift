import Findings

extension Binder {
  /// The id of one choice.
  mutating func choice(_ raw: RawValue, at target: BindingTarget) -> String? {
    guard let (list, index) = list(target) else { return nil }
    guard let word = word(raw, in: index, at: target) else { return nil }
    if let position = index.position(word) { return list.choices[position].id }
    if let ticked = BoxWriting.ticked(word, in: index), ticked.count <= 1 {
      return ticked.first.map { list.choices[$0].id }
    }
    unknownChoice(word, in: list, at: raw.origin, of: target)
    return nil
  }

  /// The ids of several choices, in the order of the list.
  mutating func choices(_ raw: RawValue, at target: BindingTarget) -> [String]? {
    guard let (list, index) = list(target) else { return nil }
    var words: [(String, Origin)] = []
    if case .list(let items) = raw.content {
      for item in items where !item.isEmpty {
        if let word = word(item, in: index, at: target) { words.append((word, item.origin)) }
      }
    } else if let word = word(raw, in: index, at: target) {
      if let ticked = BoxWriting.ticked(word, in: index) { return ticked.sorted().map { list.choices[$0].id } }
      words = Binder.split(word, in: index).map { ($0, raw.origin) }
    }
    var positions: Set<Int> = []
    for (word, origin) in words {
      guard let position = index.position(word) else {
        unknownChoice(word, in: list, at: origin, of: target)
        continue
      }
      if !positions.insert(position).inserted {
        let label = list.choices[position].label
        add(
          .duplicateChoice,
          LocalizedText(
            "“\(label.zhHans)”选了两次", hant: "「\(label.text(in: .zhHant))」選了兩次",
            en: "'\(label.text(in: .en))' is chosen twice"), at: origin, of: target)
      }
    }
    return positions.isEmpty ? nil : positions.sorted().map { list.choices[$0].id }
  }

  private func list(_ target: BindingTarget) -> (ChoiceList, ChoiceIndex)? {
    guard let name = target.field.choiceList, let list = schema.choiceLists[name] else { return nil }
    return (list, schema.lookups.choices[name] ?? ChoiceIndex(list))
  }

  /// The word that means one choice.
  private mutating func word(_ raw: RawValue, in index: ChoiceIndex, at target: BindingTarget) -> String? {
    switch raw.content {
    case .text(let text): return text.trimmed
    case .number(let digits): return digits
    case .boolean(let value) where index.isYesNo: return value ? "yes" : "no"
    case .empty: return nil
    default:
      wrongKind(raw, at: target, expecting: target.field.type.entry.valueName)
      return nil
    }
  }

  /// The parts of `维修、更换`: at `、` first, and at commas, semicolons and line ends where that is not enough.
  private static func split(_ text: String, in index: ChoiceIndex) -> [String] {
    if index.position(text) != nil { return [text] }
    let parts = text.split(separator: "、").map { String($0).trimmed }.filter { !$0.isEmpty }
    return parts.flatMap { part in
      index.position(part) != nil
        ? [part]
        : part.split(whereSeparator: { ",，;；\n".contains($0) }).map { String($0).trimmed }.filter { !$0.isEmpty }
    }
  }

  private mutating func unknownChoice(_ word: String, in list: ChoiceList, at origin: Origin, of target: BindingTarget)
  {
    let near = NearestName.likely(word, in: list.choices.flatMap { [$0.id] + $0.label.wordings })
    let meant = near.flatMap { near in
      list.choices.first { $0.id == near || $0.label.wordings.contains(near) }
    }
    let hint: LocalizedText
    if let meant {
      hint = LocalizedText(
        "是不是“\(meant.label.zhHans)”（\(meant.id)）？", hant: "是不是「\(meant.label.text(in: .zhHant))」（\(meant.id)）？",
        en: "did you mean '\(meant.label.text(in: .en))' (\(meant.id))?")
    } else {
      let labels = list.choices.prefix(20).map(\.label)
      hint = LocalizedText(
        "可选：\(labels.map(\.zhHans).joined(separator: "、"))",
        hant: "可選：\(labels.map { $0.text(in: .zhHant) }.joined(separator: "、"))",
        en: "choices: \(labels.map { $0.text(in: .en) }.joined(separator: ", "))")
    }
    add(
      .unknownChoice,
      LocalizedText(
        "没有“\(word.clipped)”这个选项", hant: "沒有「\(word.clipped)」這個選項", en: "'\(word.clipped)' is not one of the choices"),
      at: origin, of: target, hint: hint)
  }
}

/// Reads choices as forms print them: `☑维修 □更换 □退回`.
enum BoxWriting {
  private static let ticks: Set<Unicode.Scalar> = ["☑", "■", "√", "✓", "✔"]
  private static let boxes: Set<Unicode.Scalar> = ["□", "☐"]

  /// The positions of the ticked choices; `nil` if the text is not boxes each followed by a choice.
  static func ticked(_ text: String, in index: ChoiceIndex) -> [Int]? {
    guard let first = text.unicodeScalars.first, ticks.contains(first) || boxes.contains(first) else { return nil }
    var parts: [(isTicked: Bool, label: String.UnicodeScalarView)] = []
    for scalar in text.unicodeScalars {
      if ticks.contains(scalar) || boxes.contains(scalar) {
        parts.append((ticks.contains(scalar), String.UnicodeScalarView()))
      } else {
        parts[parts.count - 1].label.append(scalar)
      }
    }
    var positions: [Int] = []
    for part in parts {
      let label = String(part.label).trimmed
      guard !label.isEmpty, let position = index.position(label) else { return nil }
      if part.isTicked { positions.append(position) }
    }
    return positions
  }
}

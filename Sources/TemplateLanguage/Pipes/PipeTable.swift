import Findings

/// All pipes by name, with the names of section options.
package enum PipeTable {
  /// The pipes that write.
  package static let entries =
    [PipeEntry.date] + PipeEntry.forNumbers + PipeEntry.forRows + PipeEntry.forChoices + PipeEntry.forAll

  /// Every name that can stand after a bar, with its Chinese names.
  package static let names: [(name: String, aliases: [String])] =
    entries.map { ($0.name, $0.aliases) } + SectionOption.common + DrawingPipe.entries.map { ($0.name, $0.aliases) }
    + [MergePipe.name]

  private static let byName = Dictionary(uniqueKeysWithValues: entries.map { ($0.name, $0) })
  private static let canonicalNames = aliases(
    entries.map { ($0.name, $0.aliases) } + DrawingPipe.entries.map { ($0.name, $0.aliases) } + [MergePipe.name])

  /// The English names by the Chinese ones.
  static func aliases(_ names: [(name: String, aliases: [String])]) -> [String: String] {
    Dictionary(uniqueKeysWithValues: names.flatMap { entry in entry.aliases.map { ($0, entry.name) } })
  }

  /// The English name of a value's pipe.
  static func canonical(_ name: String) -> String {
    let key = NameFolding.key(name)
    return canonicalNames[key] ?? key
  }

  /// Whether a value's first pipe takes rows.
  static func takesRows(_ call: PipeCall?) -> Bool { call.flatMap { byName[canonical($0.name)] }?.takesRows == true }

  /// Whether a pipe takes a list whose items must be numbers.
  static func computesRows(_ call: PipeCall?) -> Bool { takesRows(call) && call.map { canonical($0.name) } != "count" }

  /// A value's pipe; `shape` is what goes in, and becomes what comes out.
  static func pipe(_ call: PipeCall, on shape: inout NameShape) throws(PipeProblem) -> Pipe {
    var (entry, text) = (byName[canonical(call.name)], call.argument.flatMap { $0.isEmpty ? nil : $0 })
    // A format of numbers needs no name before it.
    if entry == nil, NumberFormat.isMeant(call.name) {
      (entry, text) = (.number, call.name + (call.argument.map { ":\($0)" } ?? ""))
    }
    guard let entry else {
      throw unknown(call.name, among: entries.map(\.name) + DrawingPipe.entries.map(\.name) + [MergePipe.name.name])
    }
    let argument = try entry.read(text, shape)
    if case .open = shape {
    } else if let wanted = entry.misfit(shape, argument) {
      throw misfit(call.name, wanted: wanted)
    }
    switch entry.result {
    case .text: shape = .text
    case .number: shape = .number(places: nil)
    case .same: break
    }
    return Pipe(entry: entry, argument: argument)
  }

  static func misfit(_ name: String, wanted: LocalizedText) -> PipeProblem {
    PipeProblem(
      code: .pipeDoesNotFit,
      message: LocalizedText(
        "“|\(name)”只能用于\(wanted.zhHans)", hant: "「|\(name)」只能用於\(wanted.text(in: .zhHant))",
        en: "'|\(name)' is for \(wanted.text(in: .en)) only"),
      hint: LocalizedText(
        "去掉“|\(name)”，或换成合适的字段", hant: "去掉「|\(name)」，或換成合適的欄位",
        en: "remove '|\(name)', or use a field of that kind"))
  }

  /// The problem of a pipe or section option that does not exist.
  static func unknown(_ name: String, among known: [String]) -> PipeProblem {
    let aliases = known.map { name in names.first { $0.name == name }?.aliases ?? [] }
    let nearest = NearestName.of(name, in: known + aliases.joined())
    func list(_ chosen: ([String]) -> String?) -> String {
      zip(known, aliases).map { chosen($1) ?? $0 }.joined(separator: "、")
    }
    return PipeProblem(
      code: .unknownPipe,
      message: LocalizedText(
        "竖线后面的“\(name)”不认识", hant: "直線後面的「\(name)」不認得", en: "'\(name)' after the bar is not known"),
      hint: nearest.map(TagFindings.didYouMean)
        ?? LocalizedText(
          "可以写：\(list(\.first))", hant: "可以寫：\(list(\.last))", en: "it can be \(known.joined(separator: ", "))"))
  }

  /// The problem of a choice that the list does not have.
  static func noChoice(_ writing: String, _ options: [NameEntry]) -> PipeProblem {
    let nearest = NearestName.of(writing, in: options.flatMap { [$0.id] + $0.labels })
    let all = options.map { "\($0.id) \($0.labels.first ?? "")" }.joined(separator: "、")
    return PipeProblem(
      code: .unknownChoiceInTag,
      message: LocalizedText(
        "没有叫“\(writing)”的选项", hant: "沒有叫「\(writing)」的選項", en: "there is no choice '\(writing)'"),
      hint: nearest.map(TagFindings.didYouMean)
        ?? LocalizedText(
          "可用的选项：\(all)", hant: "可用的選項：\(all)", en: "the choices are \(options.map(\.id).joined(separator: ", "))"))
  }
}

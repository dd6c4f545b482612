import Findings

extension PipeEntry {
  /// The pipes for choices.
  static let forChoices = [boxes, tick]

  private static let choices = LocalizedText("选择题字段", hant: "選擇題欄位", en: "choices")

  /// ☑维修 □更换
  private static let boxes = PipeEntry(
    "boxes", ["勾选", "勾選"],
    misfit: { shape, _ in
      switch shape {
      case .choice, .boolean: nil
      default: choices
      }
    },
    isChinese: { _ in true },
    read: { text, _ in PipeArgument(style: text == "safe" || text == "安全" ? .safe : .modern) }
  ) { argument, cell, data, out in
    switch cell.kind {
    case .choice: data.appendBoxes(cell, style: argument.style, to: &out)
    case .boolean:
      let words = [true, false].map { argument.style.glyph($0 == cell.isTruthy) + data.language.word($0) }
      out += words.joined(separator: " ").utf8
    default: return false
    }
    return true
  }

  /// ☑ or □ for one choice, or for a truth if none is named.
  package static let tick = PipeEntry(
    "tick", ["打勾"], readsEmpty: true,
    misfit: { shape, argument in
      switch shape {
      case .choice, .boolean: nil
      case .text, .number: argument.text == nil ? choices : nil
      default: choices
      }
    },
    isChinese: { _ in true }, read: readTick
  ) { argument, cell, data, out in
    let isTicked = argument.text.map { data.has($0, at: argument.index, of: cell) } ?? cell.isTruthy
    argument.style.append(isTicked, to: &out)
    return true
  }

  private static let readTick: Reader = { (text, shape) throws(PipeProblem) in
    var words = (text ?? "").split(whereSeparator: { $0 == "," || $0 == "，" }).map(String.init)
    var argument = PipeArgument()
    if words.count > 1, words.last == "safe" {
      argument.style = .safe
      words.removeLast()
    }
    if words.isEmpty { return argument }
    let id = words.joined(separator: ",")
    argument.text = id
    if case .choice(let options) = shape {
      let key = NameFolding.key(id)
      // The id as it is comes before what is written like it.
      argument.index =
        options.firstIndex { $0.id == id }
        ?? options.firstIndex { ([$0.id] + $0.labels).contains { NameFolding.key($0) == key } }
      if argument.index == nil { throw PipeTable.noChoice(id, options) }
    }
    return argument
  }
}

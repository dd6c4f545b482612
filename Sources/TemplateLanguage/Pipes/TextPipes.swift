extension PipeEntry {
  /// The pipes for values of every kind.
  static let forAll = [mask, label, upper, fallback]

  /// 138****5678
  private static let mask = PipeEntry("mask", ["掩码", "遮罩"]) { _, cell, data, out in
    out.append(contentsOf: Masking.mask(data.text(cell)).utf8)
    return true
  }

  /// The labels of what was chosen.
  private static let label = PipeEntry("label", ["标签", "標籤"]) { _, cell, data, out in
    data.append(cell, to: &out)
    return true
  }

  /// Capital letters.
  private static let upper = PipeEntry("upper", ["大写字母", "大寫字母"]) { _, cell, data, out in
    out.append(contentsOf: data.text(cell).uppercased().utf8)
    return true
  }

  /// A text that is printed for an empty value.
  private static let fallback = PipeEntry("default", ["默认", "預設"], readsEmpty: true, result: .same) {
    argument, cell, _, out in
    if cell.isTruthy { return false }
    if let text = argument.text { out.append(contentsOf: text.utf8) }
    return true
  }
}

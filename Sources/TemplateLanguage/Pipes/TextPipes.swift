extension PipeEntry {
  /// 138****5678
  static let mask = PipeEntry("mask", ["掩码", "遮罩"]) { _, cell, data, out in
    out.append(contentsOf: Masking.mask(data.text(cell)).utf8)
    return true
  }

  /// Capital letters.
  static let upper = PipeEntry("upper", ["大写字母", "大寫字母"]) { _, cell, data, out in
    out.append(contentsOf: data.text(cell).uppercased().utf8)
    return true
  }

  /// A text that is printed for an empty value.
  static let `default` = PipeEntry("default", ["默认", "預設"], readsEmpty: true, keepsShape: true) {
    argument, cell, _, out in
    if cell.isTruthy { return false }
    if let text = argument.text { out.append(contentsOf: text.utf8) }
    return true
  }
}

import Expressions
import Findings

extension PipeEntry {
  /// A day or moment by a pattern; the usual writing without one.
  static let date = PipeEntry(
    "date", ["日期"],
    misfit: { shape, _ in
      switch shape {
      case .date, .moment: nil
      default: LocalizedText("日期", hant: "日期", en: "dates")
      }
    },
    isChinese: { argument in argument.text.map { !$0.utf8.allSatisfy { $0 < 0x80 } } ?? true }
  ) { argument, cell, data, out in
    guard let (moment, isDay) = data.moment(cell) else { return false }
    let pattern = argument.text ?? (isDay ? data.language.dayPattern : data.language.momentPattern)
    DatePattern.append(moment, pattern: pattern, to: &out)
    return true
  }
}

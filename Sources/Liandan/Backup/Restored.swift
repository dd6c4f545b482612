public import Findings
import Register

/// A register that was made of a backup.
public struct Restored: Sendable {
  /// A series and how it goes on.
  public struct Series: Sendable {
    /// The form's id.
    public let form: String
    /// The series: `FC-2026`.
    public let series: String
    /// The number that comes next.
    public let next: String
    /// The first and the last number that were given out after the backup, and are not in the register.
    public let lost: (first: String, last: String)?
  }

  /// The register's folder.
  public let register: String
  /// The backup's folder.
  public let backup: String
  /// When the backup was made, as ISO 8601 text.
  public let made: String
  /// How many forms there are.
  public let formCount: Int
  /// The series, in the order of form and series.
  public let series: [Series]
  /// What is wrong with it: files that the backup has no more, or not as they were.
  public let findings: [Finding]

  init(_ restored: RestoredRegister, register: String) {
    self.register = register
    (backup, made, formCount) = (restored.backup.path, restored.backup.note.made, restored.backup.note.forms)
    // That numbers are lost is told with the series.
    findings = restored.findings.filter { $0.code != FindingCode.numberLost.name }
    var lost = restored.lost
    let known = restored.ends.map { end in
      let place = lost.firstIndex { $0.form == end.form && $0.series == end.series }
      return Series(
        form: end.form, series: end.series, next: end.next,
        lost: place.map { lost.remove(at: $0) }.map { ($0.firstNumber, $0.lastNumber) })
    }
    series =
      known
      + lost.map { Series(form: $0.form, series: $0.series, next: $0.next, lost: ($0.firstNumber, $0.lastNumber)) }
  }

  /// The register as one JSON object.
  public var json: JSONValue {
    .object([
      ("register", .string(register)), ("backup", .string(backup)), ("made", .string(made)),
      ("forms", .number("\(formCount)")),
      (
        "series",
        .array(
          series.map { series in
            .object([
              ("form", .string(series.form)), ("series", .string(series.series)), ("next", .string(series.next)),
              ("lost", series.lost.map { .array([.string($0.first), .string($0.last)]) } ?? .null),
            ])
          })
      ),
      ("differences", .number("\(findings.count { $0.severity == .error })")),
    ])
  }

  /// The register in a line, and a line for each series.
  public var text: LocalizedText {
    var (hans, hant, en) = (
      ["\(register)\t\(formCount) 份表单，恢复自 \(BackupProblem.minute(made)) 的备份 \(backup)"],
      ["\(register)\t\(formCount) 份表單，恢復自 \(BackupProblem.minute(made)) 的備份 \(backup)"],
      ["\(register)\t\(formCount) forms, restored from the backup \(backup) of \(BackupProblem.minute(made))"]
    )
    for series in series {
      let (name, next) = (series.series, series.next)
      hans.append("  \(name)：下一个编号 \(next)" + (series.lost.map { "；\($0.first) 至 \($0.last) 已开出，台账里没有" } ?? ""))
      hant.append("  \(name)：下一個編號 \(next)" + (series.lost.map { "；\($0.first) 至 \($0.last) 已開出，台帳裡沒有" } ?? ""))
      en.append(
        "  \(name): next \(next)"
          + (series.lost.map { "; \($0.first) to \($0.last) were given out and are not in the register" } ?? ""))
    }
    return LocalizedText(
      hans.joined(separator: "\n"), hant: hant.joined(separator: "\n"), en: en.joined(separator: "\n"))
  }
}

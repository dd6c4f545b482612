import Findings
import Forms
import Intake
import Register

/// The forms that a call names by their numbers: one by one, and by a list that a scanner made.
enum NamedNumbers {
  /// The numbers on record, each once, in their order; `notice` is told of lines that are passed over,
  /// and of papers that do not show what is on record.
  ///
  /// - Throws: a `FindingList` with everything that is no number on record.
  static func read(
    _ numbers: [String], list: DataSource?, in register: FormRegister, notice: (LocalizedText) -> Void
  ) throws -> [String] {
    var named = numbers.map { (writing: $0, origin: Origin(), isAlone: list == nil && numbers.count == 1) }
    var findings: [Finding] = []
    if let list {
      let (rows, problems) = SubmissionReader.readAll(.numbers(list))
      findings = problems
      named += rows.compactMap { row in
        guard let entry = row.entries.first, case .text(let text) = entry.value.content else { return nil }
        return (text, entry.value.origin, false)
      }
    }
    var found: [String] = []
    var doubts: [Finding] = []
    for (writing, origin, isAlone) in named {
      do {
        let number = try register.record(try register.number(meant: writing)).number
        if let doubt = try PaperDoubt.finding(writing, of: number, in: register, at: origin) { doubts.append(doubt) }
        if !found.contains(number) { found.append(number) }
      } catch let error as RegisterError where error.code == .unknownNumber && !isAlone {
        findings.append(Finding(code: error.code, error.message, at: origin))
      }
    }
    if findings.hasErrors { throw FindingList(findings) }
    for finding in findings + doubts { notice(finding.message) }
    return found
  }
}

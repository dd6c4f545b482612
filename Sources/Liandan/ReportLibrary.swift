import Findings
public import Forms
import Foundation

extension FormLibrary {
  /// The ids of all reports, sorted: the files of the folders `reports` beside the forms.
  public func reportIDs() -> [String] {
    let names = directories.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: "\($0)/reports")) ?? [] }
    return Set(names.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }).sorted()
  }

  /// All reports that load, and the findings of all.
  ///
  /// - Throws: an error of the system if a file cannot be read.
  public func reports() throws -> (reports: [ReportDefinition], findings: [Finding]) {
    var reports: [ReportDefinition] = []
    var findings: [Finding] = []
    for id in reportIDs() {
      let (report, found) = try loadReport(id)
      findings += found
      if let report { reports.append(report) }
    }
    return (reports, findings)
  }

  /// The report of this id or title.
  ///
  /// - Parameter name: The id, or the title in any language.
  /// - Throws: a ``DeskError`` with the nearest id if there is none, a `FindingList` if it has errors.
  public func report(_ name: String) throws -> ReportDefinition {
    let wanted = name.lowercased().replacing("_", with: "-")
    if reportIDs().contains(wanted) { return try loaded(wanted) }
    let all = try reports().reports
    if let report = all.first(where: { $0.title.wordings.contains(name) }) { return report }
    let near = NearestName.likely(name, in: all.flatMap { [$0.id] + $0.title.wordings })
    let hint = near.map { LocalizedText("是不是“\($0)”？", hant: "是不是「\($0)」？", en: " Did you mean '\($0)'?") }
    let list = LocalizedText(
      "用 liandan reports 列出全部报表", hant: "用 liandan reports 列出全部報表", en: " 'liandan reports' lists them.")
    let rest = hint ?? list
    throw DeskError(
      "没有报表“\(name)”。\(rest.zhHans)", hant: "沒有報表「\(name)」。\(rest.text(in: .zhHant))",
      en: "there is no report '\(name)'.\(rest.text(in: .en))", kind: .usage)
  }

  private func loaded(_ id: String) throws -> ReportDefinition {
    let (report, findings) = try loadReport(id)
    guard let report else { throw FindingList(findings) }
    return report
  }

  private func loadReport(_ id: String) throws -> (ReportDefinition?, [Finding]) {
    let paths = directories.map { "\($0)/reports/\(id).yaml" }
    let path = paths.first { FileManager.default.fileExists(atPath: $0) } ?? paths[0]
    return ReportDefinition.load(yaml: try FormLibrary.text(of: path), file: path)
  }
}

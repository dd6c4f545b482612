import Findings
import Forms
import Foundation

extension FormLibrary {
  /// By what rules archival codes are given and metadata are written: `archive.yaml` of the first folder that has one, with the
  /// profile's own writing of codes.
  ///
  /// - Throws: a ``DeskError`` if no folder has one, a `FindingList` if it has errors.
  func archiveRules() throws -> ArchiveRules {
    let paths = directories.map { "\($0)/\(ArchiveRules.fileName)" }
    guard let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
      throw DeskError(
        "找不到归档规则 \(ArchiveRules.fileName)（找过 \(directories.joined(separator: "、"))）。请从程序自带的表单目录拷一份来",
        hant: "找不到歸檔規則 \(ArchiveRules.fileName)（找過 \(directories.joined(separator: "、"))）。請從程式自帶的表單目錄拷一份來",
        en:
          "there are no rules of arrangement, \(ArchiveRules.fileName) (looked in \(directories.joined(separator: ", "))). "
          + "Copy the file from the forms that came with the program", kind: .usage)
    }
    let (rules, findings) = ArchiveRules.load(yaml: try FormLibrary.text(of: path), file: path)
    guard var rules else { throw FindingList(findings) }
    if let code = profile.archive.code { rules = rules.writing(codes: code) }
    return rules
  }
}

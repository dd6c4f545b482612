import Findings
import Foundation
import Register
import Templates

/// The copies of many forms as one document to be printed in one go (`--together`): form by form, each copy a section with
/// its own pages.
struct PrintFile: CopyOutlet {
  private let directory: String
  private let formLimit: Int
  private let replacesFiles: Bool
  private var joiner = DocumentJoiner()
  private var made: [String] = []
  private var numbers: [String] = []
  /// A file is closed and another begun beyond this size of text: word processors open larger ones badly.
  private static let textLimit = 64 << 20

  /// A file holds at most `formLimit` forms.
  ///
  /// The folder is made at once and must be writable, so that no number is taken for forms that cannot be laid out.
  init(directory: String, formLimit: Int, replacesFiles: Bool) throws {
    _ = try OutTray(directory)
    self.directory = directory
    self.formLimit = max(1, formLimit)
    self.replacesFiles = replacesFiles
  }

  /// Adds the .docx copies of a form.
  mutating func add(_ form: IssuedForm) throws {
    if !form.isNew { try form.checkCopies() }
    for copy in form.copies where copy.file.hasSuffix(".docx") {
      guard let data = FileManager.default.contents(atPath: copy.file) else { throw RecordProblem.copy(copy.file) }
      try joiner.append(Array(data))
    }
    numbers.append(form.number)
    if numbers.count == formLimit || joiner.size > PrintFile.textLimit { try write() }
  }

  /// Writes the last file.
  mutating func finish(_ list: Batch, _ tell: (IssueEvent) throws -> Void) throws {
    try write()
    for path in made { try tell(.remark(Remarks.joined(path))) }
  }

  /// Writes what was added, whole or not at all.
  private mutating func write() throws {
    guard let first = numbers.first, let last = numbers.last, let document = try joiner.finish() else { return }
    numbers.removeAll(keepingCapacity: true)
    let path = "\(directory)/\(first == last ? first : "\(first)_\(last)").docx"
    if !replacesFiles, let old = FileManager.default.contents(atPath: path) {
      if Array(old) == document {
        made.append(path)
        return
      }
      throw DeskError(
        "各联已登记，但 \(path) 已有内容不同的文件，没有覆盖。请换一个 --out 目录，或加 --force，用同一命令再运行一次",
        hant: "各聯已登記，但 \(path) 已有內容不同的檔案，沒有覆蓋。請換一個 --out 目錄，或加 --force，用同一命令再執行一次",
        en: "the copies are registered, but \(path) exists with other content and was not replaced. Use another --out "
          + "folder or --force, and run the same command again")
    }
    do {
      try Data(document).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      let reason = SystemReason(error).text
      throw DeskError(
        "各联已登记，但合并的打印文件 \(path) 写不下：\(reason.zhHans)。请检查目录和磁盘空间，用同一命令再运行一次",
        hant: "各聯已登記，但合併的列印檔案 \(path) 寫不下：\(reason.text(in: .zhHant))。請檢查目錄和磁碟空間，用同一命令再執行一次",
        en: "the copies are registered, but \(path) cannot be written: \(reason.text(in: .en)). "
          + "Check folder and free space and run the same command again")
    }
    made.append(path)
  }
}

import Findings
package import Forms
import Foundation
package import Intake

/// Keeps what was refused of the lists of one command, and hands it back as workbooks to be corrected.
package final class RejectCollector {
  /// A workbook that was written.
  package struct Written: Sendable {
    /// Its path.
    package let path: String
    /// How many forms of the list were refused.
    package let count: Int
  }
  private let schema: FormSchema
  private let world: World
  private let path: String?
  private var lists: [(name: String, list: RejectsWorkbook)] = []
  private var sources: [String: DataSource] = [:]

  /// - Parameters:
  ///   - sources: the lists, buffered: they are read once more at the end.
  ///   - world: the language of what is said, and the disk.
  ///   - path: where the workbook is wanted; beside each list if `nil`.
  package init(_ sources: [DataSource], form schema: FormSchema, in world: World, path: String?) {
    self.schema = schema
    self.world = world
    self.path = path
    for source in sources { self.sources[source.name] = source }
  }

  /// Refuses a path where a file lies that is no list of refused rows: nobody's work is overwritten.
  package static func checkTarget(_ path: String) throws {
    guard FileManager.default.fileExists(atPath: path), !RejectsWorkbook.isOne(path) else { return }
    throw DeskError(
      "\(path) 已经存在，又不是退回清单，没有覆盖它，什么都没有做。请换一个文件名", hant: "\(path) 已經存在，又不是退回清單，沒有覆蓋它，什麼都沒有做。請換一個檔名",
      en:
        "\(path) exists and is no list of refused rows: it was not overwritten, and nothing was done. Choose another name",
      kind: .usage)
  }

  /// Takes a refused form; forms come in the order of their lists.
  package func add(_ form: RefusedForm) throws {
    let origin = form.submission.origin
    // What came through a pipe has no place beside which anything could be laid.
    guard let name = origin.file, let source = sources[name], path != nil || source.size != nil,
      name != "-" || path != nil
    else { return }
    if lists.last?.name != name {
      lists.append((name, RejectsWorkbook(source, schema, world, path: path)))
    }
    try lists[lists.count - 1].list.add(form.findings, at: origin)
  }

  /// Writes the workbooks, each whole or not at all.
  package func finish() throws -> [Written] {
    try lists.compactMap { _, list in try list.write() ? Written(path: list.path, count: list.count) : nil }
  }
}

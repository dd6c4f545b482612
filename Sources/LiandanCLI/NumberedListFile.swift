import ArgumentParser
import Findings
import Foundation
import Liandan
import Terminal

/// The file of `--list-out`: the list of the user's with what became of its rows.
struct NumberedListFile {
  let path: String
  let list: NumberedList
  private let force: Bool

  /// - Throws: a ``DeskError`` if no file can be written there, before anything is issued.
  init(_ path: String, _ source: DataSource, form: String, at desk: IssueDesk, force: Bool) throws {
    try OutputFile.check(path, force: force, option: "--list-out")
    let format = NumberedListFile.format(of: path) ?? .xlsx
    list = try NumberedList(
      source, form: desk.library.schema(form), as: format, in: desk.world, path: path)
    (self.path, self.force) = (path, force)
  }

  /// Writes the file, whole or not at all.
  func write() throws { try OutputFile.stream(to: path, force: force) { try list.write(to: $0, spool: $1) } }

  /// The format that a path's extension says.
  private static func format(of path: String) -> NumberedList.Format? {
    NumberedList.Format(rawValue: (path as NSString).pathExtension.lowercased())
  }

  /// One file holds one list, in a format that its extension says.
  static func check(_ path: String?, of data: [String]) throws {
    guard let path else { return }
    if format(of: path) == nil {
      throw ValidationError(
        "--list-out 的扩展名要是 .csv、.xlsx 或 .jsonl", hant: "--list-out 的副檔名要是 .csv、.xlsx 或 .jsonl",
        en: "--list-out ends in .csv, .xlsx or .jsonl")
    }
    if data.count > 1 {
      throw ValidationError(
        "--list-out 只用于一个数据文件", hant: "--list-out 只用於一個資料檔案", en: "--list-out is for one data file")
    }
    if data.contains(path) {
      throw ValidationError(
        "--list-out 不能是数据文件本身", hant: "--list-out 不能是資料檔案本身", en: "--list-out must not be the data file")
    }
  }
}

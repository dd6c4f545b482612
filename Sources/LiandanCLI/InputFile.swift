import ArgumentParser
import Findings
import Forms
import Foundation
import Intake
import Liandan
import Terminal

/// What the user named on the command line as data.
enum InputFile {
  /// A file by its path, or standard input for `-`.
  static func source(_ path: String) -> DataSource { path == "-" ? .standardInput : .file(path) }

  /// The sources of a list, which may be read more than once.
  static func buffered(_ paths: [String]) -> [DataSource] { paths.map { source($0).buffered() } }

  /// Refuses what a space parted from `--as docx,xlsx` and would be taken for a file.
  static func checkFormats(_ data: [String]) throws {
    let stray = data.first { DocumentFormat(rawValue: $0.lowercased()) != nil && access($0, F_OK) != 0 }
    guard let stray else { return }
    throw ValidationError(
      "“\(stray)”不是数据文件。几种格式用逗号并列，中间不空格：--as docx,xlsx", hant: "「\(stray)」不是資料檔案。幾種格式用逗號並列，中間不空格：--as docx,xlsx",
      en: "'\(stray)' is no data file. Formats have commas between, and no spaces: --as docx,xlsx")
  }

  /// One workbook holds the refused rows of one list.
  static func checkRefused(_ refused: String?, besides data: [String]) throws {
    if refused != nil, data.count > 1 {
      throw ValidationError("--refused 只用于一个数据文件", hant: "--refused 只用於一個資料檔案", en: "--refused is for one data file")
    }
    if let refused, data.contains(refused) {
      throw ValidationError(
        "--refused 不能是数据文件本身", hant: "--refused 不能是資料檔案本身", en: "--refused must not be the data file")
    }
  }
}

extension IssueDesk {
  /// What keeps the refused rows of these lists; beside them if no path is given.
  func keeper(of sources: [DataSource], for schema: FormSchema, path: String?) throws -> RejectCollector {
    if let path { try RejectCollector.checkTarget(path) }
    return RejectCollector(sources, form: schema, in: world, path: path)
  }
}

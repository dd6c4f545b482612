import Expressions
import Findings
import Records

/// Where copies lie: `issued/YEAR/NUMBER/NUMBER-COPY.docx`. Nothing in a path comes from what a user typed.
enum IssuedPath {
  /// The path of a copy, relative to the register's folder.
  static func of(_ name: CopyName, issuedOn: CalendarDate) throws -> String {
    try check(number: name.number)
    let (copy, format) = (name.copy, name.format)
    let isName = { (text: String, limit: Int) in
      (1...limit).contains(text.utf8.count)
        && text.utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x5F || $0 == 0x2D }
        && text.utf8.first != 0x2D
    }
    guard isName(copy, 40), isName(format, 8) else {
      throw RegisterError(
        .unsafeName, "联次“\(copy)”或格式“\(format)”不能用作文件名，只许小写字母、数字、_ 和 -。请改表单定义",
        hant: "聯次「\(copy)」或格式「\(format)」不能用作檔名，只許小寫字母、數字、_ 和 -。請改表單定義",
        en: "copy “\(copy)” or format “\(format)” cannot be a file name: only a-z, 0-9, _ and -. Change the form")
    }
    return name.path(year: issuedOn.year)
  }

  /// Throws unless the number consists of `A`–`Z`, digits and `-`, so that it can be a folder's name anywhere.
  static func check(number: String) throws {
    let isSafe =
      (1...64).contains(number.utf8.count) && number.utf8.first != 0x2D
      && number.utf8.allSatisfy { (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    guard isSafe else {
      throw RegisterError(
        .unsafeNumber, "编号“\(number)”不能用作文件名，只许大写字母、数字和 -。请改表单的编号规则",
        hant: "編號「\(number)」不能用作檔名，只許大寫字母、數字和 -。請改表單的編號規則",
        en: "the number “\(number)” cannot be a file name: only A-Z, 0-9 and -. Change the form's number rule")
    }
  }

  /// The folder of a path.
  static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? "."
  }

  /// The name under which a file is written before it gets its final name.
  static func temporary(_ path: String) -> String { path + ".tmp" }
}

import Findings
import Storage

/// Why copies of many forms cannot be put into files to be printed.
enum PrintProblem {
  /// Says of what keeps a file from being written that the copies are safe.
  static func explaining(_ path: String, _ body: () throws -> Void) throws {
    do { try body() } catch let failure as SystemFailure { throw notWritten(path, failure) }
  }

  private static func notWritten(_ path: String, _ failure: SystemFailure) -> DeskError {
    let reason = failure.reason
    return DeskError(
      "各联已登记，但合并的打印文件 \(path) 写不下：\(reason.zhHans)。请检查目录和磁盘空间，用同一命令再运行一次",
      hant: "各聯已登記，但合併的列印檔案 \(path) 寫不下：\(reason.text(in: .zhHant))。請檢查目錄和磁碟空間，用同一命令再執行一次",
      en: "the copies are registered, but \(path) cannot be written: \(reason.text(in: .en)). "
        + "Check folder and free space and run the same command again")
  }

  /// A file with other content lies where this one belongs.
  static func taken(_ path: String) -> DeskError {
    DeskError(
      "各联已登记，但 \(path) 已有内容不同的文件，没有覆盖。请换一个 --out 目录，或加 --force，用同一命令再运行一次",
      hant: "各聯已登記，但 \(path) 已有內容不同的檔案，沒有覆蓋。請換一個 --out 目錄，或加 --force，用同一命令再執行一次",
      en:
        "the copies are registered, but \(path) exists with other content and was not replaced. Use another --out "
        + "folder or --force, and run the same command again")
  }

  /// A form has nothing that goes out with it.
  static func enclosuresOfSeveral(_ number: String) -> DeskError {
    DeskError(
      "\(number) 是另一种表单：--with-enclosures 一次只印一种，请分开印",
      hant: "\(number) 是另一種表單：--with-enclosures 一次只印一種，請分開印",
      en: "\(number) is a form of another kind: with --with-enclosures print one kind at a time", kind: .usage)
  }

  static func noEnclosures(_ schema: FormSchema) -> DeskError {
    let title = schema.title
    return DeskError(
      "“\(title.zhHans)”没有随附页；在表单定义里写 enclosures，或去掉 --with-enclosures",
      hant: "「\(title.text(in: .zhHant))」沒有隨附頁；在表單定義裡寫 enclosures，或去掉 --with-enclosures",
      en: "\(title.text(in: .en)) has no enclosures: describe them in its schema, or leave out --with-enclosures",
      kind: .usage)
  }

  /// A form has no label, and no address to make one of.
  static func noLabel(_ schema: FormSchema) -> DeskError {
    let title = schema.title
    return DeskError(
      "“\(title.zhHans)”没有地址字段，印不出地址标签；可在表单定义的 enclosures 里写 kind: label",
      hant: "「\(title.text(in: .zhHant))」沒有地址欄位，印不出地址標籤；可在表單定義的 enclosures 裡寫 kind: label",
      en: "\(title.text(in: .en)) has no address for a label; its schema may describe one (enclosures, kind: label)",
      kind: .usage)
  }

  /// A file begins with a number that nobody has yet.
  static func ofOthers(_ path: String) -> DeskError {
    DeskError(
      "\(path) 已经存在，而这一批还没有编号，不会是它的打印文件。没有覆盖，也没有再登记。请移走它或换一个 --out 目录，或加 --force",
      hant: "\(path) 已經存在，而這一批還沒有編號，不會是它的列印檔案。沒有覆蓋，也沒有再登記。請移走它或換一個 --out 目錄，或加 --force",
      en:
        "\(path) exists, though these forms have no numbers yet: it is none of theirs. It was not replaced, and "
        + "nothing more was recorded. Move it away, use another --out folder, or add --force")
  }
}

import Findings

/// The findings about a file as a whole.
extension Finding {
  static func missingFile(_ path: String) -> Finding {
    Finding(
      code: .noSuchFile,
      LocalizedText(
        "没有这个文件，请核对路径和文件名", hant: "沒有這個檔案，請核對路徑和檔名", en: "there is no such file; check the path and the name"),
      at: Origin(file: path))
  }

  static func unreadableFile(_ path: String, isDirectory: Bool) -> Finding {
    Finding(
      code: .fileUnreadable,
      isDirectory
        ? LocalizedText("这是文件夹，请指定其中的文件", hant: "這是資料夾，請指定其中的檔案", en: "this is a folder; name a file in it")
        : LocalizedText(
          "文件打不开，请检查读取权限，或是否正被其他程序占用", hant: "檔案打不開，請檢查讀取權限，或是否正被其他程式占用",
          en: "the file cannot be read; check its permissions and whether another program holds it"),
      at: Origin(file: path))
  }

  static func notAFile(_ path: String) -> Finding {
    Finding(
      code: .fileUnreadable,
      LocalizedText(
        "这是设备，不是文件，没有读；请指定数据文件", hant: "這是裝置，不是檔案，沒有讀；請指定資料檔",
        en: "this is a device, not a file, and was not read; name a data file"),
      at: Origin(file: path))
  }

  static func fileTooLarge(_ name: String, limit: Int) -> Finding {
    let size = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit) B"
    return Finding(
      code: .fileTooLarge,
      LocalizedText(
        "文件超过 \(size)，请分成几个文件，或改用可逐行读取的 .jsonl 或 .csv",
        hant: "檔案超過 \(size)，請分成幾個檔案，或改用可逐行讀取的 .jsonl 或 .csv",
        en: "the file is larger than \(size); split it, or use .jsonl or .csv, which are read line by line"),
      at: Origin(file: name))
  }

  static func tooManyHeld(_ name: String, limit: Int) -> Finding {
    Finding(
      code: .tooManyValues,
      LocalizedText(
        "数据里的值超过 \(limit) 个，后面的没有读；请分成几个文件", hant: "資料裡的值超過 \(limit) 個，後面的沒有讀；請分成幾個檔案",
        en: "the data have more than \(limit) values; those after them were not read; split the file"),
      at: Origin(file: name))
  }

  static func emptyFile(_ name: String) -> Finding {
    Finding(
      code: .fileEmpty,
      LocalizedText("文件是空的，没有可读的表单", hant: "檔案是空的，沒有可讀的表單", en: "the file is empty: there is no form in it"),
      at: Origin(file: name))
  }

  static func noRows(_ name: String, sheet: String? = nil) -> Finding {
    Finding(
      code: .noRows,
      LocalizedText(
        "只有标题行，没有数据行；请在标题行下每行填一张表单", hant: "只有標題列，沒有資料列；請在標題列下每列填一張表單",
        en: "there is a header row but no row of data; write one form per row below it"),
      at: Origin(file: name, sheet: sheet))
  }

  static func notText(_ name: String) -> Finding {
    Finding(
      code: .formatUnknown,
      LocalizedText(
        "认不出这种文件；可以读 .json、.jsonl、.yaml、.csv、.xlsx",
        hant: "認不出這種檔案；可以讀 .json、.jsonl、.yaml、.csv、.xlsx",
        en: "this kind of file is not known; .json, .jsonl, .yaml, .csv and .xlsx can be read"),
      at: Origin(file: name))
  }

  static func foreignFormat(_ name: String, _ what: LocalizedText, remedy: LocalizedText) -> Finding {
    Finding(
      code: .formatUnsupported,
      LocalizedText(
        "这是\(what.zhHans.spaced)，读不了", hant: "這是\(what.text(in: .zhHant).spaced)，讀不了",
        en: "this is \(what.text(in: .en)), which cannot be read"
      ), at: Origin(file: name), hint: remedy)
  }

  static func badEncoding(_ name: String, _ bad: BadBytes, looksLikeGB18030: Bool) -> Finding {
    let byte = "0x" + String(bad.byte, radix: 16, uppercase: true)
    return Finding(
      code: .wrongEncoding,
      LocalizedText(
        "这里的字节 \(byte) 不是 \(bad.encoding) 文字", hant: "這裡的位元組 \(byte) 不是 \(bad.encoding) 文字",
        en: "the byte \(byte) here is not \(bad.encoding) text"),
      at: Origin(file: name, line: bad.line, column: bad.column),
      hint: looksLikeGB18030
        ? LocalizedText(
          "文件像是 GBK（GB18030）编码，请用“另存为”选 UTF-8 编码保存后再读",
          hant: "檔案像是 GBK（GB18030）編碼，請用「另存新檔」選 UTF-8 編碼儲存後再讀",
          en: "the file looks like GBK (GB18030); save it again as UTF-8")
        : LocalizedText(
          "请用原来的程序把文件另存为 UTF-8 编码", hant: "請用原來的程式把檔案另存為 UTF-8 編碼",
          en: "save the file as UTF-8 in the program it comes from"))
  }

  static func lineTooLong(_ name: String, line: Int, limit: Int) -> Finding {
    let size = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit) B"
    return Finding(
      code: .recordTooLong,
      LocalizedText(
        "这一行超过 \(size)，没有读", hant: "這一列超過 \(size)，沒有讀", en: "this line is longer than \(size) and was not read"),
      at: Origin(file: name, line: line))
  }

  static func recordTooLong(_ name: String, line: Int, limit: Int) -> Finding {
    let size = limit >= 1 << 20 ? "\(limit >> 20) MB" : "\(limit) B"
    return Finding(
      code: .recordTooLong,
      LocalizedText(
        "从这一行开始的一条记录超过 \(size)，此后的内容没有读", hant: "從這一列開始的一筆記錄超過 \(size)，此後的內容沒有讀",
        en: "the record that begins here is longer than \(size); nothing after it was read"),
      at: Origin(file: name, line: line))
  }
}

extension String {
  /// With a blank before it if it begins with a Latin letter, as Chinese texts have one there.
  fileprivate var spaced: String { first.map { $0.isASCII } == true ? " \(self)" : self }
}

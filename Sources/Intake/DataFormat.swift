import Findings

/// The formats that forms come in.
enum DataFormat: Sendable {
  case json
  case jsonLines
  case yaml
  case csv
  case workbook

  /// Opens a source and tells its format.
  static func open(_ source: DataSource, limits: IntakeLimits) throws(IntakeFailure) -> (ByteSource, DataFormat) {
    var bytes = try ByteSource(source, limits: limits)
    var head = try bytes.next()
    // A pipe may hand over little at first; two lines are needed to tell JSON Lines from JSON.
    while !head.isEmpty, head.count < 64 << 10 {
      let more = try bytes.next()
      if more.isEmpty { break }
      head += more
    }
    guard !head.isEmpty else { throw IntakeFailure(finding: .emptyFile(source.name)) }
    let format = try recognise(Array(head.prefix(64 << 10)), name: source.name).get()
    bytes.unread(head)
    return (bytes, format)
  }

  /// The format by the name's ending and the first bytes, or the finding that says why it cannot be read.
  ///
  /// Binary formats are recognized by their bytes; for texts the ending decides, and without one the first lines.
  static func recognise(_ head: [UInt8], name: String) -> Result<DataFormat, IntakeFailure> {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return otherArchive(head, name: name).map { .failure(IntakeFailure(finding: $0)) } ?? .success(.workbook)
    }
    if let finding = foreign(head, name: name) { return .failure(IntakeFailure(finding: finding)) }
    let text = plainText(head)
    switch name.split(separator: ".").last.map({ $0.lowercased() }) {
    case "json": return .success(looksLikeLines(text) ? .jsonLines : .json)
    case "jsonl", "ndjson": return .success(.jsonLines)
    case "yaml", "yml": return .success(.yaml)
    case "csv", "tsv", "txt": return .success(.csv)
    case "xlsx", "xlsm":
      let what = LocalizedText(
        "扩展名是 .xlsx 但内容不是的文件", hant: "副檔名是 .xlsx 但內容不是的檔案", en: "no workbook, although its name ends in .xlsx")
      let remedy = LocalizedText(
        "请在 Excel 或 WPS 中打开，另存为 .xlsx", hant: "請在 Excel 或 WPS 中開啟，另存為 .xlsx",
        en: "open it in Excel or WPS and save it as .xlsx")
      return .failure(IntakeFailure(finding: .foreignFormat(name, what, remedy: remedy)))
    default: return .success(bySight(text))
    }
  }

  /// Files that people take for data but that need another program first.
  private static func foreign(_ head: [UInt8], name: String) -> Finding? {
    let utf16: [UInt8] = Array("WordDocument".utf8).flatMap { [$0, 0] as [UInt8] }
    let isWord = ["doc", "wps", "dot"].contains(name.split(separator: ".").last?.lowercased() ?? "")
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]), isWord || head.firstRange(of: utf16) != nil {
      return .foreignFormat(
        name, LocalizedText("旧式 Word 文档（.doc）", hant: "舊式 Word 文件（.doc）", en: "an old Word document (.doc)"),
        remedy: typed)
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return .foreignFormat(
        name,
        LocalizedText("旧式 .xls 或加了密码的工作簿", hant: "舊式 .xls 或加了密碼的活頁簿", en: "an old .xls or a workbook with a password"),
        remedy: LocalizedText(
          "请在 Excel 或 WPS 中打开，去掉密码，另存为 .xlsx", hant: "請在 Excel 或 WPS 中開啟，去掉密碼，另存為 .xlsx",
          en: "open it in Excel or WPS, take the password off and save it as .xlsx"))
    }
    if head.starts(with: "%PDF".utf8) || head.starts(with: [0xFF, 0xD8, 0xFF])
      || head.starts(with: [0x89, 0x50, 0x4E, 0x47])
    {
      return .foreignFormat(
        name, LocalizedText("PDF 或图片", hant: "PDF 或圖片", en: "a PDF or a picture"),
        remedy: typed)
    }
    return nil
  }

  /// What to do with a file whose content nobody can read as data.
  private static let typed = LocalizedText(
    "请把内容填进录入表（liandan blank 表单 --as entry）", hant: "請把內容填進錄入表（liandan blank 表單 --as entry）",
    en: "type its content into an entry workbook (liandan blank FORM --as entry)")

  /// Zip archives of other programs, by the members that come first in them.
  private static func otherArchive(_ head: [UInt8], name: String) -> Finding? {
    func holds(_ text: String) -> Bool { head.firstRange(of: Array(text.utf8)) != nil }
    let export = LocalizedText(
      "请在那个软件里导出（另存）为 Excel 工作簿（.xlsx）", hant: "請在那個軟體裡匯出（另存）為 Excel 活頁簿（.xlsx）",
      en: "export it from that program as an Excel workbook (.xlsx)")
    if holds("mimetypeapplication/vnd.oasis.opendocument") {
      return .foreignFormat(
        name,
        LocalizedText(
          "OpenDocument 文件（.ods、.odt）", hant: "OpenDocument 檔案（.ods、.odt）", en: "an OpenDocument file (.ods, .odt)"),
        remedy: export)
    }
    if holds("Index/") && holds(".iwa") || name.lowercased().hasSuffix(".numbers") {
      return .foreignFormat(
        name,
        LocalizedText("Numbers 表格（.numbers）", hant: "Numbers 試算表（.numbers）", en: "a Numbers spreadsheet (.numbers)"),
        remedy: export)
    }
    if holds("word/document.xml") {
      return .foreignFormat(
        name, LocalizedText("Word 文档（.docx）", hant: "Word 文件（.docx）", en: "a Word document (.docx)"), remedy: typed)
    }
    return nil
  }

  /// The head as plain bytes: without byte order mark, UTF-16 as the ASCII in it.
  private static func plainText(_ head: [UInt8]) -> [UInt8] {
    if head.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(head.dropFirst(3)) }
    for (mark, isBigEndian) in [([0xFF, 0xFE] as [UInt8], false), ([0xFE, 0xFF], true)] where head.starts(with: mark) {
      var utf16 = UTF16Bytes(isBigEndian: isBigEndian)
      return utf16.utf8(Array(head.dropFirst(2)), isEnd: false)
    }
    return head
  }

  private static func trimmedLines(_ text: [UInt8], _ count: Int) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    for line in text.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      var trimmed = line
      while let first = trimmed.first, first == 0x20 || first == 0x09 { trimmed.removeFirst() }
      while let last = trimmed.last, last == 0x20 || last == 0x09 { trimmed.removeLast() }
      if !trimmed.isEmpty { lines.append(trimmed) }
      if lines.count == count { break }
    }
    return lines
  }

  /// Whether a text is JSON Lines: a line that is an object, and another that begins one. No single JSON text looks so.
  private static func looksLikeLines(_ text: [UInt8]) -> Bool {
    let lines = trimmedLines(text, 2)
    return lines.count == 2 && lines[0].first == UInt8(ascii: "{") && lines[0].last == UInt8(ascii: "}")
      && lines[1].first == UInt8(ascii: "{")
  }

  private static func bySight(_ text: [UInt8]) -> DataFormat {
    let lines = trimmedLines(text, 50)
    guard let first = lines.first(where: { $0.first != UInt8(ascii: "#") }), let byte = first.first else { return .csv }
    if byte == UInt8(ascii: "{") { return looksLikeLines(text) ? .jsonLines : .json }
    if byte == UInt8(ascii: "[") { return .json }
    if first.starts(with: "---".utf8) || first.starts(with: "- ".utf8) || first.starts(with: "%YAML".utf8) {
      return .yaml
    }
    guard let colon = first.firstIndex(of: UInt8(ascii: ":")), byte != UInt8(ascii: "\"") else { return .csv }
    let separators: Set<UInt8> = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09]
    let isKey = !first[..<colon].contains(where: separators.contains)
    let after = first.index(after: colon)
    return isKey && (after == first.endIndex || first[after] == 0x20) ? .yaml : .csv
  }
}

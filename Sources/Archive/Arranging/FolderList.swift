import Findings
import Forms
import Markup
import Records
import Storage

/// 文件目录.XML: what is archived, an entry for each form (档发〔2012〕7号: 顺序号, 档号, 责任者, 题名, 日期, 密级,
/// 电子档案名称, 备注).
enum FolderList {
  static func write(
    _ entries: ArchiveEntries, to sink: any ByteSink, _ head: PacketHead, _ terms: ArchiveTerms, _ rules: ArchiveRules,
    replacements: ReplacementIndex
  ) throws {
    let attributes = [
      ("全宗号", terms.fonds ?? ""), ("门类", terms.archiveClass), ("年度", "\(terms.year)"),
      ("保管期限", terms.years.map { "\($0)年" } ?? "永久"), ("件数", "\(entries.forms)"), ("页数", "\(entries.pages)"),
      ("补充", head.supplements ?? ""),
    ]
    var start = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<文件目录".utf8)
    for (key, value) in attributes where !value.isEmpty {
      start += " \(key)=\"".utf8
      XMLTextWriter.escapeAttribute(value, into: &start)
      start.append(UInt8(ascii: "\""))
    }
    try sink.write(start + ">\n".utf8)
    var place = 0
    var pages = 0
    var open: ArchiveEntry?
    func close() throws {
      guard let entry = open else { return }
      place += 1
      let folder = "\(ArchivePath.folder(terms, form: entry.form).dropFirst(5))\(entry.number)"
      var bytes = Array("  <文件>".utf8)
      for (name, text) in [
        ("顺序号", "\(place)"), ("档号", entry.code), ("责任者", head.organization), ("题名", entry.title),
        ("文件编号", entry.number), ("日期", entry.day), ("密级", rules.secrecy), ("页数", pages == 0 ? "" : "\(pages)"),
        ("电子档案名称", folder),
        (
          "备注",
          [entry.isVoid ? "作废" : "", entry.remark(replacements)].filter { !$0.isEmpty }.joined(separator: "；")
        ),
      ] where !text.isEmpty {
        bytes += "<\(name)>".utf8
        XMLTextWriter.escapeText(text, into: &bytes)
        bytes += "</\(name)>".utf8
      }
      try sink.write(bytes + "</文件>\n".utf8)
    }
    try entries.replay { entry in
      if entry.isFirst {
        try close()
        pages = 0
        open = entry
      }
      pages += entry.pages ?? 0
    }
    try close()
    try sink.write(Array("</文件目录>\n".utf8))
  }
}

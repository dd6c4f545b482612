import ArgumentParser
import Findings
import Foundation
import Liandan
import PackageChecks
import Terminal

/// `liandan template check-output FILE…`
struct TemplateCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "check-output",
    LocalizedText(
      "检查任意 .docx、.xlsx：Word、Excel、WPS 会不会打不开、要求修复或丢内容", hant: "檢查任意 .docx、.xlsx：Word、Excel、WPS 會不會打不開、要求修復或丟內容",
      en: "check any .docx or .xlsx for what programs refuse or repair"),
    about: LocalizedText(
      "不限本程序写的文件；每条说明在哪一页哪一格、有什么后果、怎么办。国际标准 ISO/IEC 29500 的模式文件不随程序安装；用 --schemas 指明目录（其中有 wml-driver.xsd）才逐条对照标准。",
      hant:
        "不限本程式寫的檔案；每條說明在哪一頁哪一格、有什麼後果、怎麼辦。國際標準 ISO/IEC 29500 的模式檔案不隨程式安裝；用 --schemas 指明目錄（其中有 wml-driver.xsd）才逐條對照標準。",
      en:
        "Any program's files; each finding says where it is, what comes of it, and what to do. The ISO/IEC 29500 schemas are not installed with the program; --schemas names a folder that has them."
    ),
    examples: [
      "liandan template check-output examples/letter.docx my-template.docx",
      "liandan template check-output examples/letter.docx --schemas ~/ooxml-xsd --json",
    ])
  @Argument(help: .said("要检查的文件", hant: "要檢查的檔案", en: "files to check", value: "file")) var files: [String]
  @Option(help: .said("ISO 模式文件目录", hant: "ISO 模式檔案目錄", en: "folder of the ISO schemas", value: "dir")) var schemas:
    String?
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup var unused: UnusedOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func run() throws {
    let console = common.console
    if let schemas, !FileManager.default.fileExists(atPath: "\(schemas)/wml-driver.xsd") {
      throw DeskError(
        "目录“\(schemas)”里没有 wml-driver.xsd，不是模式文件目录", hant: "目錄「\(schemas)」裡沒有 wml-driver.xsd，不是模式檔案目錄",
        en: "\"\(schemas)\" is no folder of schemas: it has no wml-driver.xsd", kind: .usage)
    }
    var hasErrors = false
    for file in files {
      let bytes = try WholeFile.bytes(of: file, upTo: WholeFile.documentBytes)
      let findings = PackageCheck.report(in: bytes, name: file, schemas: schemas)
      try console.show(findings, asJSON: json)
      if findings.isEmpty, !json {
        try console.print(LocalizedText("\(file)：没有问题", hant: "\(file)：沒有問題", en: "\(file): no findings"))
      }
      hasErrors = hasErrors || findings.hasErrors
    }
    try console.end(hasErrors: hasErrors)
  }
}

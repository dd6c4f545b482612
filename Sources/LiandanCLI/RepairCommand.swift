import ArgumentParser
import Findings
import Liandan
import Synchronization
import Terminal

/// `liandan repair`
struct RepairCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "repair",
    LocalizedText(
      "修台账：重新生成不见了或被改动的联次和档案包", hant: "修台帳：重新產生不見了或被改動的聯次和檔案包",
      en: "make copies and packets again that are gone or altered"),
    about: LocalizedText(
      """
      每个登记过的文件都读一遍。不见了的，按登记的内容、表单定义和模板重新生成，与登记的 SHA-256 一致才写；被改动过的，移到台账目录的 damaged 里，再重新生成；\
      修不了的逐个说明，退出码 1。台账目录里的档案包也一样。数据库的触发器、索引和查单用的索引，缺了或被改动的放回去。
      做了什么记入审计链。数据库里的记录被改动或丢失的修不了，请用 liandan restore 从备份恢复。
      """,
      hant: """
        每個登記過的檔案都讀一遍。不見了的，按登記的內容、表單定義和範本重新產生，與登記的 SHA-256 一致才寫；被改動過的，移到台帳目錄的 damaged 裡，再重新產生；\
        修不了的逐個說明，退出碼 1。台帳目錄裡的檔案包也一樣。資料庫的觸發器、索引和查單用的索引，缺了或被改動的放回去。
        做了什麼記入審計鏈。資料庫裡的記錄被改動或遺失的修不了，請用 liandan restore 從備份恢復。
        """,
      en: """
        Every recorded file is read. One that is gone is made again from data, schema and template on record, and written if it has the \
        SHA-256 on record; one that was altered is put into damaged in the register's folder first. What cannot be made again is told, \
        and the status is 1. So it is with packets in the register's folder. Guards, indexes and the index of words are put back.
        The audit chain tells what was done. Records that were altered or lost are not mended: use liandan restore.
        """),
    examples: ["liandan repair", "liandan repair --packets"])
  @Flag(
    help: .said(
      "台账目录里一个档案包也没有时，也重做", hant: "台帳目錄裡一個檔案包也沒有時，也重做",
      en: "make packets again even if none lies in the register's folder"))
  var packets = false
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func run() async throws {
    let console = common.console
    let line = Mutex(ProgressLine(console: console))
    let repair = try await common.desk(register).repair(packets: packets) { done, total in
      line.withLock { $0.update(done: done, total: total) }
    }
    line.withLock { $0.wipe() }
    try console.show(repair.findings, asJSON: json)
    if json { try console.print(repair.json.text) } else { try console.print(repair.text) }
    try console.end(with: repair.findings)
  }
}

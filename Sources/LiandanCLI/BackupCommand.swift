import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan backup DIR`
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "backup",
    LocalizedText("备份台账，别人可以照常开单", hant: "備份台帳，別人可以照常開單", en: "back a register up while others work"),
    about: LocalizedText(
      """
      在给出的目录里新建一个目录，名为台账目录名加日期时间，如 register-20261120-093000：数据库、各联、档案包、公司参数、服务台的草稿和清单，以及 SHA256SUMS（可用 sha256sum -c 核对）。\
      做完即核对；做到一半停下的不会留下半份。同一磁盘上与上次备份相同的文件只存一份（硬链接），每个备份仍是完整的，旧的可以随时删。备份可以照台账查看和校验，\
      不能在里面开单。
      台账本身有不符之处时照样备份，逐处说明，退出码 1。
      """,
      hant: """
        在給出的目錄裡新建一個目錄，名為台帳目錄名加日期時間，如 register-20261120-093000：資料庫、各聯、檔案包、公司參數、服務台的草稿和清單，以及 SHA256SUMS（可用 sha256sum -c 核對）。\
        做完即核對；做到一半停下的不會留下半份。同一磁碟上與上次備份相同的檔案只存一份（硬連結），每個備份仍是完整的，舊的可以隨時刪。備份可以照台帳檢視和校驗，\
        不能在裡面開單。
        台帳本身有不符之處時照樣備份，逐處說明，退出碼 1。
        """,
      en: """
        Makes a folder below the one given, named by the register's folder, day and time, as register-20261120-093000: database, \
        copies, packets, profile, drafts and lists of the desk, and SHA256SUMS (for sha256sum -c). It is verified at once; one that was \
        stopped leaves nothing. On the same disk, files that the backup before holds too are stored once (hard links); each backup is \
        whole, and old ones can be removed at any time. A backup can be read and verified like a register; nothing is issued in it.
        A register with differences is backed up all the same; each is told, and the status is 1.
        """),
    examples: ["liandan backup 备份", "liandan backup 备份 --register register"])
  @Argument(help: .said("放备份的目录", hant: "放備份的目錄", en: "the folder of backups", value: "dir")) var directory: String
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func validate() throws { try checkFolder(directory) }

  func run() throws {
    let console = common.console
    let (world, offset, _) = common.world(register)
    var line = ProgressLine(console: console, unit: .files)
    let backup = try IssueDesk.backUp(
      register.directory, into: directory, world: world, utcOffsetMinutes: offset,
      progress: { line.update(done: $0, total: $1) })
    line.wipe()
    try console.show(backup.findings, asJSON: json)
    if json { try console.print(backup.json.text) } else { try console.print(backup.text) }
    try console.end(with: backup.findings)
  }
}

/// Refuses an empty argument.
func checkFolder(_ path: String) throws {
  if path.allSatisfy(\.isWhitespace) {
    throw ValidationError("目录是空的，请写上目录", hant: "目錄是空的，請寫上目錄", en: "the folder is empty: name one")
  }
}

extension CommonOptions {
  /// Clock, operator and disk; how far the company's clock is from UTC; the forms, if there are any: registers are backed up,
  /// restored and mended without them.
  func world(_ register: RegisterOptions) -> (World, utcOffsetMinutes: Int, FormLibrary?) {
    var world = World.system(operatorName: register.operatorName, language: console.language)
    world.acceptsClock = register.acceptClock
    let library = try? library(register)
    return (world, library?.profile.utcOffsetMinutes ?? 480, library)
  }
}

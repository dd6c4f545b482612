import ArgumentParser
import Findings
import Liandan
import Terminal

/// `liandan restore BACKUP --no-later`
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    "restore",
    LocalizedText("从备份恢复台账，编号接着往下编", hant: "從備份恢復台帳，編號接著往下編", en: "make a register of a backup; numbers go on"),
    about: LocalizedText(
      """
      给一个备份，或放备份的目录（用最新的一个）。恢复到空目录或还没有的目录，全部做完并核对后才出现；原来的台账请先改名留着。
      备份之后开出的编号不在备份里。为了不重号，必须说明：用 --last 写上各系列最后开出的编号（查打印件、另存的文件、原台账目录的 issued），编号从它后面接着编，\
      中间的在校验时说明为“备份之后开出”；之后没有开过，用 --no-later。恢复记入审计链。
      备份里有个别文件坏了的，恢复其余的并逐个说明，可用 liandan repair 重新生成。
      """,
      hant: """
        給一個備份，或放備份的目錄（用最新的一個）。恢復到空目錄或還沒有的目錄，全部做完並核對後才出現；原來的台帳請先改名留著。
        備份之後開出的編號不在備份裡。為了不重號，必須說明：用 --last 寫上各系列最後開出的編號（查列印件、另存的檔案、原台帳目錄的 issued），編號從它後面接著編，\
        中間的在校驗時說明為「備份之後開出」；之後沒有開過，用 --no-later。恢復記入審計鏈。
        備份裡有個別檔案壞了的，恢復其餘的並逐個說明，可用 liandan repair 重新產生。
        """,
      en: """
        Give a backup, or the folder of backups (the newest is taken). It is restored to an empty folder or one that is not there, which \
        appears when all is done and verified; keep the old register under another name.
        A backup does not hold the numbers that were given out after it. So that none comes twice it must be said: --last gives the last \
        number of each series (look at paper, other files, issued in the old folder), and numbers go on behind it; verify tells of those \
        between. If there were none, say --no-later. The audit chain tells of the restoring.
        Files of the backup that are damaged are left out and told; liandan repair makes them again.
        """),
    examples: [
      "liandan backup 备份", "liandan restore 备份 --register 恢复 --no-later",
      "liandan restore 备份 --register 恢复-2 --last FC-2026-000009",
    ])
  @Argument(help: .said("备份，或放备份的目录", hant: "備份，或放備份的目錄", en: "a backup, or the folder of backups", value: "dir"))
  var backup: String
  @Option(
    help: .said(
      "备份之后一个系列最后开出的编号，可写多次", hant: "備份之後一個系列最後開出的編號，可寫多次",
      en: "the last number of a series given out after the backup; may be repeated", value: "number"))
  var last: [String] = []
  @Flag(help: .said("备份之后没有再开过单", hant: "備份之後沒有再開過單", en: "no form was issued after the backup")) var noLater = false
  @OptionGroup(title: .common) var common: CommonOptions
  @OptionGroup(title: .common) var register: RegisterOptions
  @OptionGroup var folder: UnusedFolder
  @Flag(help: .said("每行一个 JSON 对象", hant: "每行一個 JSON 物件", en: "one JSON object a line")) var json = false

  func validate() throws {
    try checkFolder(backup)
    if noLater, !last.isEmpty {
      throw ValidationError(
        "--last 和 --no-later 只能用一个", hant: "--last 和 --no-later 只能用一個", en: "use --last or --no-later, not both")
    }
  }

  func run() throws {
    let console = common.console
    let (world, offset, library) = common.world(register)
    let later: LaterNumbers = noLater ? .none : last.isEmpty ? .unknown : .upTo(last)
    var line = ProgressLine(console: console, unit: .files)
    let restored = try IssueDesk.restore(
      backup, to: register.directory, later: later, library: library, world: world, utcOffsetMinutes: offset,
      progress: { line.update(done: $0, total: $1) })
    line.wipe()
    try console.show(restored.findings, asJSON: json)
    if json { try console.print(restored.json.text) } else { try console.print(restored.text) }
    try console.end(with: restored.findings)
  }
}

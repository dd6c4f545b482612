import Findings
import Register

/// What can be wrong with a request for a backup or its restoring.
enum BackupProblem {
  /// A moment as people write it.
  static func minute(_ iso: String) -> String { String(iso.prefix(16)).replacing("T", with: " ") }

  static func inside(_ directory: String, _ register: String) -> DeskError {
    DeskError(
      "\(directory) 在台账目录 \(register) 里。备份要放到别处，最好是另一块磁盘", hant: "\(directory) 在台帳目錄 \(register) 裡。備份要放到別處，最好是另一顆磁碟",
      en: "\(directory) lies in the register's folder \(register). Keep backups elsewhere, best on another disk",
      kind: .usage)
  }

  static func none(_ path: String) -> DeskError {
    DeskError(
      "\(path) 里没有备份。请给 liandan backup 做出的目录（里面有 backup.json），或放这些目录的目录",
      hant: "\(path) 裡沒有備份。請給 liandan backup 做出的目錄（裡面有 backup.json），或放這些目錄的目錄",
      en:
        "there is no backup in \(path). Give a folder that liandan backup made (backup.json lies in it), or the folder "
        + "that holds such folders", kind: .usage)
  }

  static func several(_ path: String, _ backups: [BackupFolder]) -> DeskError {
    let paths = backups.suffix(5).map(\.path)
    let names = paths.joined(separator: "、")
    return DeskError(
      "\(path) 里有几个台账的备份。请指明一个，如 \(names)", hant: "\(path) 裡有幾個台帳的備份。請指明一個，如 \(names)",
      en: "\(path) holds backups of several registers. Name one, such as \(paths.joined(separator: ", "))", kind: .usage
    )
  }

  static func taken(_ register: String) -> DeskError {
    DeskError(
      "\(register) 里已经有东西，没有恢复：备份只恢复到空目录或还没有的目录。请先把原来的改名留着（mv \(register) \(register).old），或用 --register 换一个",
      hant:
        "\(register) 裡已經有東西，沒有恢復：備份只恢復到空目錄或還沒有的目錄。請先把原來的改名留著（mv \(register) \(register).old），或用 --register 換一個",
      en:
        "\(register) holds something: a backup is restored to an empty folder, or one that is not there. Keep what is "
        + "there under another name (mv \(register) \(register).old), or name another folder with --register",
      kind: .usage)
  }

  static func laterUnknown(_ backup: BackupFolder, _ ends: [FormRegister.SeriesEnd]) -> DeskError {
    let made = minute(backup.note.made)
    let last = ends.map(\.last)
    return DeskError(
      "备份做于 \(made)，之后开出的编号不在里面，恢复后可能重号，所以没有恢复。请查之后的打印件和文件，用 --last 写上各系列最后开出的编号（可写多次）；"
        + "之后没有开过，用 --no-later。备份里的最后编号：\(last.joined(separator: "、"))",
      hant:
        "備份做於 \(made)，之後開出的編號不在裡面，恢復後可能重號，所以沒有恢復。請查之後的列印件和檔案，用 --last 寫上各系列最後開出的編號（可寫多次）；"
        + "之後沒有開過，用 --no-later。備份裡的最後編號：\(last.joined(separator: "、"))",
      en:
        "the backup is of \(made); numbers given out since are not in it and might come a second time, so nothing was "
        + "restored. Look through the paper and files since then, and give the last number of each series with --last "
        + "(repeated); or --no-later if there was none. Last numbers in the backup: \(last.joined(separator: ", "))",
      kind: .usage)
  }

  static func unknownNumber(_ number: String, _ ends: [FormRegister.SeriesEnd]) -> DeskError {
    let last = ends.map(\.last)
    return DeskError(
      "--last 的“\(number)”不是这个台账的编号，没有恢复。编号如 \(last.prefix(5).joined(separator: "、"))",
      hant: "--last 的「\(number)」不是這個台帳的編號，沒有恢復。編號如 \(last.prefix(5).joined(separator: "、"))",
      en: "'\(number)' of --last is no number of this register; nothing was restored. Numbers are like "
        + last.prefix(5).joined(separator: ", "), kind: .usage)
  }
}

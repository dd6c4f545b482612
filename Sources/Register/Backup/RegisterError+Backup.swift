import Findings

/// What can be wrong with backups.
extension RegisterError {
  static func backupBusy(_ directory: String) -> RegisterError {
    RegisterError(
      .backupBusy, "另一个备份或恢复正在 \(directory) 里进行。请等它做完再试", hant: "另一個備份或恢復正在 \(directory) 裡進行。請等它做完再試",
      en: "another backup is being made or restored in \(directory). Try again when it is done")
  }

  static func backupOnly(_ directory: String) -> RegisterError {
    RegisterError(
      .backupOnly,
      "\(directory) 是备份，不能在里面登记，什么都没有登记。请用 liandan restore \(directory) --register 新目录 恢复成台账再用",
      hant: "\(directory) 是備份，不能在裡面登記，什麼都沒有登記。請用 liandan restore \(directory) --register 新目錄 恢復成台帳再用",
      en:
        "\(directory) is a backup, in which nothing is recorded, and nothing was. Make a register of it with liandan restore "
        + "\(directory) --register DIR")
  }

  static func backupDamaged(_ path: String) -> RegisterError {
    RegisterError(
      .backupDamaged, "备份已损坏：\(path) 与做备份时的不同。请换一个备份", hant: "備份已損壞：\(path) 與做備份時的不同。請換一個備份",
      en: "the backup is damaged: \(path) is not as it was made. Use another backup")
  }

  static func torn(_ path: String, _ what: LocalizedText) -> RegisterError {
    RegisterError(
      .registerTorn,
      "\(path) 前后不一致：\(what.zhHans)。多半是别人正在用时用 cp 之类复制来的。什么都没有登记。请用 liandan backup 做的备份，或在没有人用时重新复制整个目录",
      hant:
        "\(path) 前後不一致：\(what.text(in: .zhHant))。多半是別人正在用時用 cp 之類複製來的。什麼都沒有登記。請用 liandan backup 做的備份，或在沒有人用時重新複製整個目錄",
      en:
        "\(path) does not agree with itself: \(what.text(in: .en)). Most likely it was copied with cp or the like while it was "
        + "in use. Nothing was recorded. Use a backup made by liandan backup, or copy the whole folder again while nobody "
        + "uses it")
  }
}

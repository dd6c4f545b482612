public import Findings

/// A failure of the register: what happened and what to do, with a stable code.
public struct RegisterError: ExplainedError, Hashable, CustomStringConvertible {
  /// What kind of failure it is.
  public let code: FindingCode
  /// What happened and what to do, on one line.
  public let message: LocalizedText

  /// Makes an error from its message in each language.
  package init(_ code: FindingCode, _ zhHans: String, hant: String, en: String) {
    self.code = code
    message = LocalizedText(zhHans, hant: hant, en: en)
  }

  /// Code and English message, for logs and tests.
  public var description: String { "\(code): \(message.text(in: .en))" }
}

extension RegisterError {
  static func noRegister(_ directory: String) -> RegisterError {
    RegisterError(
      .noRegister, "\(directory) 里没有台账。请检查路径，或先开一份单（首次开单时自动建立）",
      hant: "\(directory) 裡沒有台帳。請檢查路徑，或先開一份單（首次開單時自動建立）",
      en: "there is no register in \(directory). Check the path, or issue a form first: that makes one")
  }

  static func locked(by holder: String, seconds: Int) -> RegisterError {
    RegisterError(
      .registerLocked, "台账正在被使用（\(holder)），等了 \(seconds) 秒仍未空出。请等对方做完再试",
      hant: "台帳正在被使用（\(holder)），等了 \(seconds) 秒仍未空出。請等對方做完再試",
      en:
        "the register is in use (\(holder)) and was not free after \(seconds) seconds. Try again when the other is done"
    )
  }

  static func foreign(_ path: String) -> RegisterError {
    RegisterError(
      .foreignDatabase, "\(path) 是别的程序的数据库，不是台账，没有改动它。请换一个台账目录",
      hant: "\(path) 是別的程式的資料庫，不是台帳，沒有改動它。請換一個台帳目錄",
      en: "\(path) is a database of another program, not a register; it was left alone. Choose another register folder")
  }

  static func newer(_ path: String, version: Int, known: Int) -> RegisterError {
    RegisterError(
      .newerRegister, "\(path) 是新版程序建立的（格式 \(version)，本程序只认到 \(known)）。请升级本程序",
      hant: "\(path) 是新版程式建立的（格式 \(version)，本程式只認到 \(known)）。請升級本程式",
      en: "\(path) was made by a newer version (format \(version); this one knows \(known)). Update this program")
  }

  static func older(_ path: String) -> RegisterError {
    RegisterError(
      .olderRegister, "\(path) 是旧格式。请先用本程序开一次单，格式会自动升级",
      hant: "\(path) 是舊格式。請先用本程式開一次單，格式會自動升級",
      en: "\(path) has an older format. Run any command that writes: that brings it up to date")
  }

  static func damaged(_ path: String, detail: String) -> RegisterError {
    RegisterError(
      .registerDamaged, "\(path) 已损坏（\(detail)），没有改动它。请从备份恢复整个台账目录",
      hant: "\(path) 已損壞（\(detail)），沒有改動它。請從備份恢復整個台帳目錄",
      en: "\(path) is damaged (\(detail)); it was left alone. Restore the register folder from a backup")
  }

  /// Whether it tells of damage in the file.
  var isDamage: Bool { code == .registerDamaged }

  static func damagedRow(_ table: String, row: String, column: String) -> RegisterError {
    RegisterError(
      .registerDamaged, "台账的一行已损坏：表 \(table)，行 \(row)，列 \(column)。没有改动它；请从备份恢复整个台账目录",
      hant: "台帳的一列已損壞：表 \(table)，列 \(row)，欄 \(column)。沒有改動它；請從備份恢復整個台帳目錄",
      en:
        "a row of the register is damaged: table \(table), row \(row), column \(column). It was left alone; restore the "
        + "register folder from a backup")
  }

  /// A value that cannot be read, of which no more is known.
  static func unreadableValue() -> RegisterError {
    RegisterError(
      .registerDamaged, "台账里有一行已损坏，读不出来。没有改动它；请用 liandan verify 查明，再从备份恢复整个台账目录",
      hant: "台帳裡有一列已損壞，讀不出來。沒有改動它；請用 liandan verify 查明，再從備份恢復整個台帳目錄",
      en:
        "a row of the register is damaged and cannot be read. It was left alone; find it with liandan verify, and restore "
        + "the register folder from a backup")
  }

  static func schemaAltered(_ path: String, _ differences: [SchemaDifference]) -> RegisterError {
    let shown = differences.prefix(5).map(\.message)
    func list(_ language: Language, _ separator: String) -> String {
      shown.map { $0.text(in: language) }.joined(separator: separator)
        + (differences.count > shown.count ? "\(separator)… (\(differences.count))" : "")
    }
    return RegisterError(
      .structureAltered,
      "\(path) 的结构与本程序建的不同：\(list(.zhHans, "；"))。什么都没有登记。请从备份恢复；用 liandan verify 核对其余内容无误的，可用 liandan repair 改正",
      hant: "\(path) 的結構與本程式建的不同：\(list(.zhHant, "；"))。什麼都沒有登記。請從備份恢復；用 liandan verify 核對其餘內容無誤的，可用 liandan repair 改正",
      en: "\(path) is not built as this program builds it: \(list(.en, "; ")). Nothing was recorded. Restore it from a "
        + "backup; if liandan verify finds all else sound, liandan repair mends it")
  }

  static func readOnlyHandle() -> RegisterError {
    RegisterError(
      .openedForReading, "台账是以只读方式打开的，不能登记", hant: "台帳是以唯讀方式開啟的，不能登記",
      en: "the register was opened for reading; nothing can be recorded")
  }
}

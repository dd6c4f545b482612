import Findings
import Records

/// A difference between what the register holds and what its audit chain tells.
struct Discrepancy {
  let finding: Finding

  init(
    _ code: FindingCode, _ zhHans: String, hant: String, en: String, at origin: Origin, severity: Severity = .error
  ) {
    finding = Finding(severity, code: code, LocalizedText(zhHans, hant: hant, en: en), at: origin)
  }

  private init(_ finding: Finding) { self.finding = finding }

  /// A table, index, trigger or view that is not as this program makes it.
  init(_ difference: SchemaDifference) {
    // A table that was altered or lost has lost its rows.
    let isMended = difference.entry.type != "table"
    finding = Finding(
      .error, code: .structureAltered, difference.message, at: Discrepancy.register,
      hint: isMended
        ? LocalizedText(
          "核对其余内容无误后，可用 liandan repair 改正", hant: "核對其餘內容無誤後，可用 liandan repair 改正",
          en: "once all else is found sound, liandan repair mends it")
        : LocalizedText("请从备份恢复", hant: "請從備份恢復", en: "restore it from a backup"))
  }

  static let register = Origin(file: "register.sqlite")
  private static func event(_ seq: Int) -> Origin { Origin(file: "register.sqlite", pointer: "/event/\(seq)") }
  static func record(_ number: String) -> Origin {
    Origin(file: "register.sqlite", pointer: "/record/\(number)")
  }

  static func damage(_ detail: String) -> Discrepancy {
    Discrepancy(
      .registerDamaged, "数据库损坏：\(detail)。请从备份恢复", hant: "資料庫損壞：\(detail)。請從備份恢復",
      en: "the database is damaged: \(detail). Restore it from a backup", at: register)
  }

  static func damage(_ error: RegisterError) -> Discrepancy {
    Discrepancy(Finding(code: error.code, error.message, at: register))
  }

  static func eventsMissing(from first: Int, to last: Int) -> Discrepancy {
    Discrepancy(
      .eventMissing, "审计链缺第 \(first) 至 \(last) 条", hant: "審計鏈缺第 \(first) 至 \(last) 條",
      en: "the audit chain lacks events \(first) to \(last)", at: event(first))
  }

  static let wordIndex = Discrepancy(
    Finding(
      .warning, code: .wordIndex,
      LocalizedText(
        "查找用的索引与单据不符，查单可能漏掉单据；单据本身没有问题", hant: "查找用的索引與單據不符，查單可能漏掉單據；單據本身沒有問題",
        en:
          "the index of words differs from the records: looking for forms may miss some; the records themselves are sound"
      ),
      at: register,
      hint: LocalizedText(
        "可用 liandan repair 重建", hant: "可用 liandan repair 重建", en: "liandan repair makes it anew")))

  static func clockBack(_ seq: Int, at: String, before: String) -> Discrepancy {
    Discrepancy(
      .clockBack, "审计链第 \(seq) 条的时间 \(at) 早于前一条的 \(before)：当时的时钟倒退了",
      hant: "審計鏈第 \(seq) 條的時間 \(at) 早於前一條的 \(before)：當時的時鐘倒退了",
      en: "event \(seq) is of \(at), before the one before it of \(before): the clock went back", at: event(seq),
      severity: .warning)
  }

  static func chainBroken(_ seq: Int) -> Discrepancy {
    Discrepancy(
      .chainBroken, "审计链在第 \(seq) 条断开：与前一条对不上", hant: "審計鏈在第 \(seq) 條斷開：與前一條對不上",
      en: "the audit chain is broken at event \(seq): it does not follow the one before", at: event(seq))
  }

  static func eventAltered(_ seq: Int, of number: String?) -> Discrepancy {
    Discrepancy(
      .eventAltered, "审计链第 \(seq) 条（\(number ?? "—")）被改动过", hant: "審計鏈第 \(seq) 條（\(number ?? "—")）被改動過",
      en: "event \(seq) of the audit chain (\(number ?? "—")) was altered", at: event(seq))
  }

  static func eventUnreadable(_ seq: Int) -> Discrepancy {
    Discrepancy(
      .eventUnreadable, "审计链第 \(seq) 条的内容读不懂", hant: "審計鏈第 \(seq) 條的內容讀不懂",
      en: "the content of event \(seq) cannot be read", at: event(seq))
  }

  static func numberMissing(_ number: String, of form: String) -> Discrepancy {
    Discrepancy(
      .numberMissing, "断号：\(form) 缺 \(number)", hant: "斷號：\(form) 缺 \(number)",
      en: "\(form) lacks the number \(number)", at: record(number))
  }

  static func numbersLost(_ range: LostRange) -> Discrepancy {
    let (first, last, why) = (range.first, range.last, range.reason)
    return Discrepancy(
      .numberLost, "\(first) 至 \(last) 是 \(why.zhHans)", hant: "\(first) 至 \(last) 是 \(why.text(in: .zhHant))",
      en: "\(first) to \(last) were \(why.text(in: .en))", at: register, severity: .warning)
  }

  static func numberDoubled(_ number: String) -> Discrepancy {
    Discrepancy(
      .numberDoubled, "重号：\(number) 登记了不止一次", hant: "重號：\(number) 登記了不止一次",
      en: "the number \(number) is on record more than once", at: record(number))
  }

  static func counter(_ period: String, is counter: Int, last: Int) -> Discrepancy {
    Discrepancy(
      .seriesCounter, "\(period) 的流水号记到 \(counter)，最后一份却是 \(last)",
      hant: "\(period) 的流水號記到 \(counter)，最後一份卻是 \(last)",
      en: "the series \(period) counts to \(counter), but its last record is \(last)", at: register)
  }

  static func assetAltered(_ name: String) -> Discrepancy {
    Discrepancy(
      .assetAltered, "存档的表单定义、模板或图片 \(name.prefix(12))… 被改动过",
      hant: "存檔的表單定義、範本或圖片 \(name.prefix(12))… 被改動過",
      en: "the stored schema, template or picture \(name.prefix(12))… was altered", at: register)
  }

  static func pictureMissing(_ number: String, name: String) -> Discrepancy {
    Discrepancy(
      .pictureMissing, "\(number) 的图片 \(name.prefix(12))… 不见了", hant: "\(number) 的圖片 \(name.prefix(12))… 不見了",
      en: "the picture \(name.prefix(12))… of \(number) is gone", at: record(number))
  }

  static func recordMissing(_ number: String, event seq: Int) -> Discrepancy {
    Discrepancy(
      .recordMissing, "\(number) 的记录不见了，审计链第 \(seq) 条却有它", hant: "\(number) 的記錄不見了，審計鏈第 \(seq) 條卻有它",
      en: "the record of \(number) is gone, but event \(seq) tells of it", at: record(number))
  }

  static func recordUnknown(_ number: String) -> Discrepancy {
    Discrepancy(
      .recordUnknown, "\(number) 不是经本程序开出的：审计链里没有它", hant: "\(number) 不是經本程式開出的：審計鏈裡沒有它",
      en: "\(number) was not issued: the audit chain does not know it", at: record(number))
  }

  static func recordAltered(_ number: String, in what: LocalizedText, is found: String, was expected: String)
    -> Discrepancy
  {
    Discrepancy(
      .recordAltered, "\(number) 的\(what.zhHans)被改动过：现为 \(found)，审计链记的是 \(expected)",
      hant: "\(number) 的\(what.text(in: .zhHant))被改動過：現為 \(found)，審計鏈記的是 \(expected)",
      en: "the \(what.text(in: .en)) of \(number) was altered: it is \(found), the audit chain says \(expected)",
      at: record(number))
  }

  static func dataAltered(_ number: String) -> Discrepancy {
    Discrepancy(
      .dataAltered, "\(number) 的内容被改动过，与审计链不符", hant: "\(number) 的內容被改動過，與審計鏈不符",
      en: "the data of \(number) was altered and does not match the audit chain", at: record(number))
  }

  static func fileRowAltered(_ number: String, path: String) -> Discrepancy {
    Discrepancy(
      .fileEntryAltered, "\(number) 的文件登记 \(path) 与审计链不符", hant: "\(number) 的檔案登記 \(path) 與審計鏈不符",
      en: "the entry of the file \(path) does not match the audit chain", at: record(number))
  }

  static func fileMissing(_ path: String) -> Discrepancy {
    Discrepancy(
      .fileMissing, "文件不见了。请用 liandan repair 重新生成，或从备份恢复", hant: "檔案不見了。請用 liandan repair 重新產生，或從備份恢復",
      en: "the file is gone. Make it again with liandan repair, or restore it from a backup", at: Origin(file: path))
  }

  static func fileAltered(_ path: String) -> Discrepancy {
    Discrepancy(
      .fileAltered, "文件被改动过。请用 liandan repair 移开它并重新生成，或从备份恢复",
      hant: "檔案被改動過。請用 liandan repair 移開它並重新產生，或從備份恢復",
      en: "the file was altered. liandan repair puts it aside and makes it again; or restore it from a backup",
      at: Origin(file: path))
  }

  static func noFile(_ path: String) -> Discrepancy {
    Discrepancy(
      .fileAltered, "这里不是普通文件（是目录、链接或管道）。请用 liandan repair 移开它并重新生成",
      hant: "這裡不是一般檔案（是目錄、連結或管線）。請用 liandan repair 移開它並重新產生",
      en: "this is no file but a folder, a link or a pipe. liandan repair puts it aside and makes the file again",
      at: Origin(file: path))
  }

  static func packetFileAltered(_ path: String) -> Discrepancy {
    Discrepancy(
      .fileAltered, "档案包文件被改动过。请用 liandan repair 移开它并重做原来的包", hant: "檔案包檔案被改動過。請用 liandan repair 移開它並重做原來的包",
      en: "the packet's file was altered. liandan repair puts it aside and makes the packet as it was",
      at: Origin(file: path))
  }

  static func fileBeside(_ path: String) -> Discrepancy {
    Discrepancy(
      .fileBeside, "台账目录里多出来的，台账没有登记它。不是您放的，请查明来历", hant: "台帳目錄裡多出來的，台帳沒有登記它。不是您放的，請查明來歷",
      en:
        "it lies in the register's folder, and the register does not know it. If you did not put it there, find out who did",
      at: Origin(file: path), severity: .warning)
  }

  static func packetsElsewhere(_ count: Int, _ path: String) -> Discrepancy {
    Discrepancy(
      .packetElsewhere,
      "登记过的档案包有 \(count) 个不在这里，没有核对。放在别处的，请用 liandan verify 包 --register 台账 核对；丢了的，用同一打包命令可得到同一个包",
      hant:
        "登記過的檔案包有 \(count) 個不在這裡，沒有核對。放在別處的，請用 liandan verify 包 --register 台帳 核對；遺失的，用同一打包命令可得到同一個包",
      en:
        "\(count) recorded \(count == 1 ? "packet is" : "packets are") not here and \(count == 1 ? "was" : "were") not checked. "
        + "Where they lie elsewhere, check them with liandan verify PACKET --register REGISTER; if one is lost, the same pack "
        + "command makes the same packet", at: Origin(file: path), severity: .warning)
  }

  static func torn(_ difference: LocalizedText) -> Discrepancy {
    Discrepancy(
      .registerTorn, "数据库前后不一致：\(difference.zhHans)。这个目录若是别人正在用时用 cp 之类复制来的，请改用 liandan backup 做的备份；若不是，就是被改动过",
      hant:
        "資料庫前後不一致：\(difference.text(in: .zhHant))。這個目錄若是別人正在用時用 cp 之類複製來的，請改用 liandan backup 做的備份；若不是，就是被改動過",
      en:
        "the database does not agree with itself: \(difference.text(in: .en)). If this folder was copied with cp or the like "
        + "while somebody used it, take a backup made by liandan backup in its place; if not, it was altered",
      at: register,
      severity: .warning)
  }

  static func batchAltered(_ number: String) -> Discrepancy {
    Discrepancy(
      .batchAltered, "\(number) 所属的清单或行号与登记的清单不符", hant: "\(number) 所屬的清單或列號與登記的清單不符",
      en: "the list or row of \(number) does not fit the list on record", at: record(number))
  }

  static func fileExtra(_ path: String) -> Discrepancy {
    Discrepancy(
      .fileExtra, "台账没有登记这个文件，请移走", hant: "台帳沒有登記這個檔案，請移走",
      en: "the register does not know this file. Move it away", at: Origin(file: path))
  }

  static func fileUnwritten(_ path: String) -> Discrepancy {
    Discrepancy(
      .fileUnwritten, "已编号，还没有打印。请用同一命令再开一次单，会接着打印",
      hant: "已編號，還沒有列印。請用同一命令再開一次單，會接著列印",
      en: "numbered but not printed yet. Run the command that issued it again: it goes on printing",
      at: Origin(file: path), severity: .warning)
  }

  static func fileFailed(_ path: String, reason: String) -> Discrepancy {
    Discrepancy(
      .fileUndrawable, "已编号，但打印不出来：\(reason)。请作废这个编号，改正内容或模板后另开一份",
      hant: "已編號，但列印不出來：\(reason)。請作廢這個編號，改正內容或範本後另開一份",
      en:
        "numbered, but it cannot be printed: \(reason). Void the number, correct content or template, and issue another form",
      at: Origin(file: path), severity: .warning)
  }

  static func packetAltered(_ id: String) -> Discrepancy {
    Discrepancy(
      .packetEntryAltered, "档案包 \(id) 的登记与审计链不符", hant: "檔案包 \(id) 的登記與審計鏈不符",
      en: "the entry of the packet \(id) does not match the audit chain", at: register)
  }
}

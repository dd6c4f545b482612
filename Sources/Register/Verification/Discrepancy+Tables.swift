import Findings

/// Differences in the tables that stand beside the records.
extension Discrepancy {
  private static func list(_ id: Int) -> Origin { Origin(file: "register.sqlite", pointer: "/batch/\(id)") }

  static func identityAltered(_ number: String) -> Discrepancy {
    Discrepancy(
      .identityAltered, "\(number) 的查重码不见了或被改动过：同一份单再开一次会得到第二个编号。请从备份恢复台账",
      hant: "\(number) 的查重碼不見了或被改動過：同一份單再開一次會得到第二個編號。請從備份恢復台帳",
      en:
        "what \(number) is known again by is gone or was altered: the same form would get a second number. Restore the "
        + "register from a backup", at: record(number))
  }

  static func identityExtra(_ number: String) -> Discrepancy {
    Discrepancy(
      .identityAltered, "\(number) 多了一个查重码：别的单会被当成它，不再编号。请从备份恢复台账",
      hant: "\(number) 多了一個查重碼：別的單會被當成它，不再編號。請從備份恢復台帳",
      en:
        "\(number) is known again by more than it was issued with: other forms would be taken for it and get no number. "
        + "Restore the register from a backup", at: record(number))
  }

  static func identityUnknown(_ hex: String, of record: Int64) -> Discrepancy {
    Discrepancy(
      .identityAltered, "查重码 \(hex) 不属于任何编号（记录 #\(record) 不存在）。请从备份恢复台账",
      hant: "查重碼 \(hex) 不屬於任何編號（記錄 #\(record) 不存在）。請從備份恢復台帳",
      en:
        "\(hex), by which a form is known again, belongs to no number (there is no record #\(record)). Restore the register "
        + "from a backup", at: register)
  }

  static func sourceUnknown(_ number: String) -> Discrepancy {
    Discrepancy(
      .identityAltered, "\(number) 多了一条 1.0.0 版的清单行：别的行会被当成它，不再编号。请从备份恢复台账",
      hant: "\(number) 多了一條 1.0.0 版的清單列：別的列會被當成它，不再編號。請從備份恢復台帳",
      en:
        "\(number) has an entry of version 1.0.0 by which rows are known again: other rows would be taken for it and get no "
        + "number. Restore the register from a backup", at: record(number))
  }

  static func additionAltered(_ number: String, _ ordinal: Int) -> Discrepancy {
    Discrepancy(
      .dataAltered, "\(number) 的第 \(ordinal) 次续填不见了或被改动过，与审计链不符", hant: "\(number) 的第 \(ordinal) 次續填不見了或被改動過，與審計鏈不符",
      en: "addition \(ordinal) to \(number) is gone or was altered, and does not match the audit chain",
      at: record(number))
  }

  static func listAltered(_ id: Int) -> Discrepancy {
    Discrepancy(
      .listAltered, "清单 \(id) 的登记不见了或被改动过，与审计链不符。请从备份恢复台账",
      hant: "清單 \(id) 的登記不見了或被改動過，與審計鏈不符。請從備份恢復台帳",
      en:
        "the entry of list \(id) is gone or was altered: it does not match the audit chain. Restore the register from a backup",
      at: list(id))
  }

  static func registerAltered(_ found: String, was expected: String) -> Discrepancy {
    Discrepancy(
      .registerAltered, "台账标识被改动过：现为 \(found)，审计链记的是 \(expected)。请从备份恢复台账",
      hant: "台帳識別碼被改動過：現為 \(found)，審計鏈記的是 \(expected)。請從備份恢復台帳",
      en:
        "the identity of the register was altered: it is \(found), the audit chain says \(expected). Restore the register "
        + "from a backup", at: register)
  }

  static func assetUnused(_ name: String) -> Discrepancy {
    Discrepancy(
      .assetUnused, "存档的内容 \(name.prefix(12))… 没有表单用到。多半是一次没有开成单的命令存下的模板，没有妨碍；否则请查明来历",
      hant: "存檔的內容 \(name.prefix(12))… 沒有表單用到。多半是一次沒有開成單的命令存下的範本，沒有妨礙；否則請查明來歷",
      en:
        "no form refers to the stored content \(name.prefix(12))…. It is most likely the template of a command that issued "
        + "nothing, and does no harm; else find out where it comes from", at: register, severity: .warning)
  }

  static func dangling(_ table: String, row: Int?, target: String) -> Discrepancy {
    let place = row.map { "\(table) #\($0)" } ?? table
    return Discrepancy(
      .registerDamaged, "表 \(place) 所指的 \(target) 不存在。请从备份恢复台账",
      hant: "表 \(place) 所指的 \(target) 不存在。請從備份恢復台帳",
      en: "the table \(place) refers to a \(target) that is not there. Restore the register from a backup", at: register
    )
  }
}

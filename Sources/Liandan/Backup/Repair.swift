public import Findings
import Register

/// What was mended of a register.
public struct Repair: Sendable {
  /// What was done.
  let note: RepairNote
  /// What could not be mended.
  public let findings: [Finding]

  /// How many copies were made again, with the bytes on record.
  public var copies: Int { note.copies }
  /// The packets that were made again, with the bytes on record.
  public var packets: [String] { note.packets }
  /// Where altered files were put, seen from the register's folder.
  public var aside: [String] { note.aside }
  /// Guards and indexes of the database that were put back or taken away.
  public var structure: [String] { note.structure }
  /// Whether the index by which forms are found was made anew.
  public var hasWords: Bool { note.hasWords }

  /// What was done, as one JSON object.
  public var json: JSONValue {
    .object([
      ("copies", .number("\(copies)")), ("packets", .array(packets.map { .string($0) })),
      ("aside", .array(aside.map { .string($0) })), ("structure", .array(structure.map { .string($0) })),
      ("words", .boolean(hasWords)), ("left", .number("\(findings.count)")),
    ])
  }

  /// What was done, in lines.
  public var text: LocalizedText {
    var (hans, hant, en): ([String], [String], [String]) = ([], [], [])
    func add(_ isDone: Bool, _ zhHans: String, _ zhHant: String, _ english: String) {
      guard isDone else { return }
      hans.append(zhHans)
      hant.append(zhHant)
      en.append(english)
    }
    add(
      copies > 0, "重新生成 \(copies) 个联次文件，与登记的一致", "重新產生 \(copies) 個聯次檔案，與登記的一致",
      "\(copies) copies made again as they are on record")
    let ids = packets
    add(
      !ids.isEmpty, "重做 \(ids.count) 个档案包，与登记的一致：\(ids.joined(separator: "、"))",
      "重做 \(ids.count) 個檔案包，與登記的一致：\(ids.joined(separator: "、"))",
      "\(ids.count) packets made again as they are on record: \(ids.joined(separator: ", "))")
    add(
      !aside.isEmpty, "移开 \(aside.count) 个被改动过的文件，在台账目录的 damaged 里", "移開 \(aside.count) 個被改動過的檔案，在台帳目錄的 damaged 裡",
      "\(aside.count) altered files put aside into damaged in the register's folder")
    add(
      !structure.isEmpty, "改正数据库的结构：\(structure.joined(separator: "、"))",
      "改正資料庫的結構：\(structure.joined(separator: "、"))",
      "tables' guards and indexes mended: \(structure.joined(separator: ", "))")
    add(hasWords, "重建查单用的索引", "重建查單用的索引", "index of words made anew")
    add(note.isEmpty && findings.isEmpty, "没有要修的", "沒有要修的", "there is nothing to mend")
    add(
      !findings.isEmpty, "\(findings.count) 处修不了，见上", "\(findings.count) 處修不了，見上",
      "\(findings.count) could not be mended, see above")
    return LocalizedText(
      hans.joined(separator: "\n"), hant: hant.joined(separator: "\n"), en: en.joined(separator: "\n"))
  }
}

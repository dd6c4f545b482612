import Archive
import Findings

/// Why a list cannot be packed.
enum PacketProblem {
  static func name(_ path: String) -> DeskError {
    DeskError(
      "“\(path)”不能用作档案包：文件名要以 .zip 结尾，前面只许英文字母、数字、- 和 _，如 surveys-2026.zip。什么都没有登记",
      hant: "「\(path)」不能用作檔案包：檔名要以 .zip 結尾，前面只許英文字母、數字、- 和 _，如 surveys-2026.zip。什麼都沒有登記",
      en:
        "“\(path)” cannot be a packet: its name ends with .zip, with nothing but ASCII letters, digits, - and _ before "
        + "that, such as surveys-2026.zip. Nothing was recorded", kind: .usage)
  }

  static func exists(_ path: String) -> DeskError {
    DeskError(
      "\(path) 已经存在，又不是这份清单登记过的档案包，没有覆盖它。请换一个文件名或移走它，再运行同一命令",
      hant: "\(path) 已經存在，又不是這份清單登記過的檔案包，沒有覆蓋它。請換一個檔名或移走它，再執行同一命令",
      en:
        "\(path) exists and is no packet on record of this list: it was not overwritten. Choose another name or move it "
        + "away, and run the same command again", kind: .usage)
  }

  static func altered(_ path: String) -> DeskError {
    DeskError(
      "\(path) 与台账登记的档案包不同，可能被改动过，没有覆盖它。请用 liandan verify 检查；移走它再运行同一命令，会重做原来的包",
      hant: "\(path) 與台帳登記的檔案包不同，可能被改動過，沒有覆蓋它。請用 liandan verify 檢查；移走它再執行同一命令，會重做原來的包",
      en: "\(path) differs from the packet on record; it may have been altered, and was not overwritten. Check it with "
        + "liandan verify; move it away and run the same command to make the packet again", kind: .usage)
  }

  static func taken(_ path: String) -> DeskError {
    DeskError(
      "\(path) 已经存在，又不是这个台账登记过的档案包，没有覆盖它，什么都没有登记。请移走它，或用 --out 换一个目录",
      hant: "\(path) 已經存在，又不是這個台帳登記過的檔案包，沒有覆蓋它，什麼都沒有登記。請移走它，或用 --out 換一個目錄",
      en:
        "\(path) exists and is no packet on record of this register: it was not overwritten, and nothing was recorded. "
        + "Move it away, or choose another folder with --out", kind: .usage)
  }

  static func unlike(_ id: String) -> DeskError {
    DeskError(
      "档案包 \(id) 已登记，但重做出来的与登记的摘要不同（当时由另一版本的程序打包，或台账有改动），没有写成。"
        + "请用 liandan verify 检查台账，从备份取回原来的包，或用打包时的程序版本重做",
      hant: "檔案包 \(id) 已登記，但重做出來的與登記的摘要不同（當時由另一版本的程式打包，或台帳有改動），沒有寫成。"
        + "請用 liandan verify 檢查台帳，從備份取回原來的包，或用打包時的程式版本重做",
      en:
        "the packet \(id) is on record, but made again it has another digest (another version of the program made it, or "
        + "the register was altered); it was not written. Run liandan verify on the register; get the packet from a backup, "
        + "or make it again with the version that made it")
  }

  static func idTaken(_ id: String) -> DeskError {
    DeskError(
      "台账里已有名为 \(id) 的档案包，是别的清单或保管部门的。请换一个文件名。什么都没有编号",
      hant: "台帳裡已有名為 \(id) 的檔案包，是別的清單或保管部門的。請換一個檔名。什麼都沒有編號",
      en: "the register has a packet \(id) of another list or for a keeper. Choose another name. No number was taken",
      kind: .usage)
  }

  static func incomplete(_ id: String, found: Int, expected: Int) -> DeskError {
    DeskError(
      "档案包 \(id) 应有 \(expected) 份，这份清单只凑到 \(found) 份，没有写成。请用 liandan verify 检查台账，或换一个文件名",
      hant: "檔案包 \(id) 應有 \(expected) 份，這份清單只湊到 \(found) 份，沒有寫成。請用 liandan verify 檢查台帳，或換一個檔名",
      en: "the packet \(id) ought to hold \(expected) forms, but the list gave \(found); it was not written. Check the "
        + "register with liandan verify, or choose another name")
  }

  static func nothing(_ path: String) -> LocalizedText {
    LocalizedText(
      "没有可放进档案包的表单，没有写 \(path)", hant: "沒有可放進檔案包的表單，沒有寫 \(path)",
      en: "there is no form to lay into a packet: \(path) was not written")
  }

  /// Says of a packet that could not be written that nothing is lost.
  static func explaining<Result>(_ body: () throws -> Result) throws -> Result {
    do { return try body() } catch let error as ArchiveError {
      let reason = error.message
      throw DeskError(
        "各联已登记在台账里，但档案包没有写成：\(reason.zhHans)。用同一命令再运行一次即可，不会重复编号",
        hant: "各聯已登記在台帳裡，但檔案包沒有寫成：\(reason.text(in: .zhHant))。用同一命令再執行一次即可，不會重複編號",
        en: "the copies are safe in the register, but the packet was not written: \(reason.text(in: .en)). "
          + "Then run the same command: no number is taken twice")
    }
  }
}

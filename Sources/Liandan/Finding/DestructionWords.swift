import Expressions
import Findings
import Storage

/// What stands over and under 销毁清册.
struct DestructionWords {
  let company: String
  let day: CalendarDate
  /// The numbers on the list, in its order.
  let numbers: [String]

  let title = LocalizedText("档案销毁清册", hant: "檔案銷毀清冊", en: "Register of Records for Destruction")

  /// The digest of the list: of its numbers, each on a line. Whoever types them anew gets the same.
  private var digest: String { Digest(of: numbers.map { $0 + "\n" }.joined()).hex }

  /// Count and digest, by which a page that was exchanged is found out; and who destroys.
  var remarks: [LocalizedText] {
    [
      LocalizedText(
        "单位：\(company)　截至 \(day.iso)　共 \(numbers.count) 份", hant: "單位：\(company)　截至 \(day.iso)　共 \(numbers.count) 份",
        en: "\(company)    as of \(day.iso)    \(numbers.count) forms"),
      LocalizedText(
        "清单摘要（各编号一行一个，SHA-256）：\(digest)", hant: "清單摘要（各編號一行一個，SHA-256）：\(digest)",
        en: "Digest of the list (SHA-256 of its numbers, one a line): \(digest)"),
      LocalizedText(
        "本清册只列出可以销毁的，程序不销毁任何内容；销毁须经鉴定、批准，并有监销人在场。",
        hant: "本清冊只列出可以銷毀的，程式不銷毀任何內容；銷毀須經鑑定、核准，並有監銷人在場。",
        en:
          "This register lists what may be destroyed. The program destroys nothing: that takes appraisal, approval and "
          + "witnesses."),
    ]
  }

  /// Who must sign.
  var signatures: [LocalizedText] {
    let (blank, date) = ("____________________", "______ 年 ____ 月 ____ 日")
    func line(_ zhHans: String, _ hant: String, _ en: String) -> LocalizedText {
      LocalizedText(
        "\(zhHans)：\(blank)　\(date)", hant: "\(hant)：\(blank)　\(date)", en: "\(en): \(blank)    date: ______________")
    }
    return [
      LocalizedText(
        "鉴定意见：\(blank)\(blank)\(blank)", hant: "鑑定意見：\(blank)\(blank)\(blank)",
        en: "Opinion of the appraisal: \(blank)\(blank)\(blank)"),
      line("鉴定人（签字）", "鑑定人（簽字）", "Appraised by"),
      line("档案管理机构负责人（签字）", "檔案管理機構負責人（簽字）", "Head of archives"),
      line("会计管理机构负责人（签字）", "會計管理機構負責人（簽字）", "Head of accounting"),
      line("单位负责人（签字）", "單位負責人（簽字）", "Head of the company"),
      LocalizedText(
        "销毁方式：\(blank)　销毁时间：\(date)", hant: "銷毀方式：\(blank)　銷毀時間：\(date)",
        en: "Destroyed how: \(blank)    when: ______________"),
      line("监销人（档案，签字）", "監銷人（檔案，簽字）", "Witness for archives"),
      line("监销人（会计，签字）", "監銷人（會計，簽字）", "Witness for accounting"),
    ]
  }
}

import Expressions
import Findings
import Records
import Register

/// What the desk says besides findings and results.
enum Notices {
  /// There was no register in the folder.
  static func newRegister(_ path: String) -> LocalizedText {
    LocalizedText(
      "新建台账 \(path)：那里此前没有台账，编号从头起。要用已有的台账，请核对 --register 和当前目录",
      hant: "新建台帳 \(path)：那裡此前沒有台帳，編號從頭起。要用已有的台帳，請核對 --register 和目前目錄",
      en:
        "made a new register in \(path): there was none, and numbers begin anew. To use one that exists, check --register "
        + "and the current folder")
  }

  /// Rows of detail sheets belong to no form of the list.
  static func strayRows(_ count: Int) -> LocalizedText {
    LocalizedText(
      "有 \(count) 行明细不知道属于哪一份，这份清单什么都没有登记。请改好这些行的编号或行号后再交",
      hant: "有 \(count) 列明細不知道屬於哪一份，這份清單什麼都沒有登記。請改好這些列的編號或列號後再交",
      en:
        "\(count) detail rows belong to no form, so nothing of this list was recorded. Mend their keys and give it again"
    )
  }

  /// A stopped list is continued.
  static func resumed(_ count: Int) -> LocalizedText {
    LocalizedText(
      "这份清单此前已有 \(count) 份编号，不再重编；其余的接着做", hant: "這份清單此前已有 \(count) 份編號，不再重編；其餘的接著做",
      en: "\(count == 1 ? "1 form of this list has a number" : "\(count) forms of this list have numbers") already; "
        + "going on with the rest")
  }

  /// What is to be said of forms that were issued before, at the end of a list: of a single form as a warning, of many with
  /// their count.
  static func known(
    _ report: IssueReport, _ options: IssueOptions, isResumed: Bool
  ) -> [IssueEvent] {
    guard report.known > 0, let last = report.lastKnown else { return [] }
    if report.total == 1 { return [.found([single(last, report, options)])] }
    var events: [IssueEvent] = []
    if !options.again, !isResumed {
      events.append(
        .remark(
          LocalizedText(
            "其中 \(report.known) 份此前已开过单，不再编号；确实要再开一份，请加 --again",
            hant: "其中 \(report.known) 份此前已開過單，不再編號；確實要再開一份，請加 --again",
            en: "issued before, so no second number: \(report.known); to issue again, add --again")))
    }
    let count = report.fromOtherLists
    if count > 0, options.together != nil || options.outDirectory != nil {
      let print = "liandan print \(last.schema.id) --together --as pdf --out \(options.outDirectory ?? ".")"
      events.append(
        .remark(
          LocalizedText(
            "其中 \(count) 份是此前别的清单开的，不在这次的打印文件里；要连同它们一起打印请用 \(print)",
            hant: "其中 \(count) 份是此前別的清單開的，不在這次的列印檔案裡；要連同它們一起列印請用 \(print)",
            en:
              "\(count) of them are of other lists and not among the files printed now; to print them too use \(print)")
        ))
    }
    if report.lackingFormat > 0 {
      events.append(
        .remark(
          LocalizedText(
            "其中 \(report.lackingFormat) 份此前打印的是别的格式；要这种格式请用 liandan print 编号… --as 格式 --out 目录",
            hant: "其中 \(report.lackingFormat) 份此前列印的是別的格式；要這種格式請用 liandan print 編號… --as 格式 --out 目錄",
            en:
              "\(report.lackingFormat) of them were printed in another format; for this one use liandan print NUMBER… "
              + "--as FORMAT --out DIR")))
    }
    if report.stillOpen > 0 {
      events.append(
        .remark(
          LocalizedText(
            "其中 \(report.stillOpen) 份还没有结单；结单请用 liandan close",
            hant: "其中 \(report.stillOpen) 份還沒有結單；結單請用 liandan close",
            en: "\(report.stillOpen) of them are still open; close them with liandan close")))
    }
    return events
  }

  /// What is to be said of forms that were closed before with the very same data.
  static func closedBefore(_ report: IssueReport, isOne: Bool) -> [IssueEvent] {
    guard report.known > 0, let last = report.lastKnown else { return [] }
    if isOne {
      let day = last.closedOn?.iso ?? ""
      return [
        .found([
          Finding(
            .warning, code: .alreadyClosed,
            LocalizedText(
              "\(last.number) 已在 \(day) 用同样的内容结过单，没有再登记", hant: "\(last.number) 已在 \(day) 用同樣的內容結過單，沒有再登記",
              en: "\(last.number) was closed on \(day) with the same content; nothing was recorded"))
        ])
      ]
    }
    return [
      .remark(
        LocalizedText(
          "其中 \(report.known) 份此前已用同样的内容结过单，没有再登记", hant: "其中 \(report.known) 份此前已用同樣的內容結過單，沒有再登記",
          en: "\(report.known) of them were closed before with the same content; nothing was recorded for these"))
    ]
  }

  /// Rows of detail sheets belong to no form: such a list would be held back as a whole.
  static func wouldBeHeldBack(_ count: Int) -> LocalizedText {
    LocalizedText(
      "有 \(count) 行明细不知道属于哪一份：这样的清单整份都不会登记，请先改好这些行的编号或行号",
      hant: "有 \(count) 列明細不知道屬於哪一份：這樣的清單整份都不會登記，請先改好這些列的編號或列號",
      en: "\(count) detail rows belong to no form: nothing of such a list is recorded, so mend their keys first")
  }

  private static func single(_ form: IssuedForm, _ report: IssueReport, _ options: IssueOptions) -> Finding {
    let (number, day) = (form.number, form.issuedOn.iso)
    let state = form.state == .issued ? nil : form.state.label
    func words(_ language: Language) -> String {
      let state = state.map { $0.text(in: language) }
      return switch language {
      case .zhHans: "这份单已在 \(day) 开过，编号 \(number)\(state.map { "（\($0)）" } ?? "")，没有再编号"
      case .zhHant: "這份單已在 \(day) 開過，編號 \(number)\(state.map { "（\($0)）" } ?? "")，沒有再編號"
      case .en:
        "this form was issued on \(day) as \(number)\(state.map { " (\($0))" } ?? "") and gets no second number"
      }
    }
    var hints: [LocalizedText] = []
    if report.stillOpen > 0 {
      hints.append(
        LocalizedText(
          "要结单，请用 liandan close \(number) 数据", hant: "要結單，請用 liandan close \(number) 資料",
          en: "to close it use liandan close \(number) DATA"))
    }
    let isNotLaid = options.outDirectory != nil && form.copies.allSatisfy { $0.out == nil }
    if report.lackingFormat > 0 || isNotLaid, !form.copies.isEmpty {
      let formats = options.formats.map(\.rawValue).joined(separator: ",")
      func print(_ folder: String) -> String {
        "liandan print \(number) --as \(formats) --out \(options.outDirectory ?? folder)"
      }
      hints.append(
        LocalizedText(
          "要这份单的文件，请用 \(print("目录"))", hant: "要這份單的檔案，請用 \(print("目錄"))",
          en: "for its documents use \(print("DIR"))"))
    }
    hints.append(
      LocalizedText("确实要另开一份，请加 --again", hant: "確實要另開一份，請加 --again", en: "to issue another form, add --again"))
    func hint(_ language: Language) -> String {
      hints.map { $0.text(in: language) }.joined(separator: language == .en ? "; " : "；")
    }
    return Finding(
      .warning, code: .alreadyIssued,
      LocalizedText(words(.zhHans), hant: words(.zhHant), en: words(.en)),
      hint: LocalizedText(hint(.zhHans), hant: hint(.zhHant), en: hint(.en)))
  }

  /// Copies of a form cannot be drawn; nothing else waits for them.
  static func undrawn(_ number: String, reasons: [LocalizedText]) -> LocalizedText {
    let reason = reasons.first ?? LocalizedText("")
    return LocalizedText(
      "\(number) 有 \(reasons.count) 联打印不出来，先放在一边：\(reason.zhHans)。编号保留；请作废后改正内容或模板，另开一份",
      hant: "\(number) 有 \(reasons.count) 聯列印不出來，先放在一邊：\(reason.text(in: .zhHant))。編號保留；請作廢後改正內容或範本，另開一份",
      en: "\(reasons.count) copies of \(number) cannot be drawn and are set aside: \(reason.text(in: .en)). The number "
        + "stays taken; void it, correct content or template, and issue another form")
  }

  /// A form is void, but not all of its copies carry the mark.
  static func passedOver(_ number: String, reasons: [LocalizedText]) -> LocalizedText {
    let reason = reasons.first ?? LocalizedText("")
    return LocalizedText(
      "\(number) 已作废；其中 \(reasons.count) 联打印不出来，略过：\(reason.zhHans)",
      hant: "\(number) 已作廢；其中 \(reasons.count) 聯列印不出來，略過：\(reason.text(in: .zhHant))",
      en:
        "\(number) is void; \(reasons.count) of its copies cannot be drawn and were passed over: \(reason.text(in: .en))"
    )
  }

  /// A reprint cannot be drawn, and is not counted.
  static func notReprinted(_ number: String, reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      "\(number) 补打不出来，没有计次：\(reason.zhHans)", hant: "\(number) 補打不出來，沒有計次：\(reason.text(in: .zhHant))",
      en: "\(number) cannot be printed again, and no reprint was counted: \(reason.text(in: .en))")
  }

  /// A further format of a form cannot be drawn.
  static func notPrinted(_ number: String, reason: LocalizedText) -> LocalizedText {
    LocalizedText(
      "\(number) 打印不出来：\(reason.zhHans)", hant: "\(number) 列印不出來：\(reason.text(in: .zhHant))",
      en: "\(number) cannot be printed: \(reason.text(in: .en))")
  }

  /// All forms are in the packet, and its lists are being written: of a long list that takes a while.
  static func sealing(_ path: String) -> LocalizedText {
    LocalizedText(
      "各份已放进档案包，正在写清单和审计链：\(path)", hant: "各份已放進檔案包，正在寫清單和審計鏈：\(path)",
      en: "all forms are in the packet; writing its lists and the audit chain: \(path)")
  }
}

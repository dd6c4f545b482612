import Findings
import Records

extension RegisterError {
  static func unknownNumber(_ number: String, nearest: [String]) -> RegisterError {
    let near = nearest.joined(separator: "、")
    return RegisterError(
      .unknownNumber, "台账里没有编号 \(number)。" + (near.isEmpty ? "请核对编号，用 liandan ledger 查看台账" : "是不是 \(near)？"),
      hant: "台帳裡沒有編號 \(number)。" + (near.isEmpty ? "請核對編號，用 liandan ledger 檢視台帳" : "是不是 \(near)？"),
      en: "the register has no number \(number). "
        + (near.isEmpty ? "Check it against liandan ledger" : "Did you mean \(nearest.joined(separator: ", "))?"))
  }

  /// A form that is closed, packed or void.
  package static func cannotClose(_ record: FormRecord) -> RegisterError {
    let number = record.number
    return switch record.state {
    case .void:
      RegisterError(
        .wrongState, "\(number) 已作废，不能结单。请另开一份", hant: "\(number) 已作廢，不能結單。請另開一份",
        en: "\(number) is void and cannot be closed. Issue a new form")
    case .packed:
      RegisterError(
        .wrongState, "\(number) 已归档，不能再次结单。要更正请加 --replaces \(number) 另开一份；要再打印请用补打",
        hant: "\(number) 已歸檔，不能再次結單。要更正請加 --replaces \(number) 另開一份；要再列印請用補打",
        en:
          "\(number) is packed and cannot be closed again. To correct it, issue a form with --replaces \(number); to print, "
          + "reprint"
      )
    case .issued, .closed:
      RegisterError(
        .wrongState, "\(number) \(record.state.label.zhHans)，不能再次结单。要改内容请作废重开，要再打印请用补打",
        hant: "\(number) \(record.state.label.text(in: .zhHant))，不能再次結單。要改內容請作廢重開，要再列印請用補打",
        en:
          "\(number) is \(record.state) and cannot be closed again. To change it, void and reissue; to print it, reprint"
      )
    }
  }

  package static func cannotAdd(_ record: FormRecord) -> RegisterError {
    let (number, state) = (record.number, record.state.label)
    return RegisterError(
      .wrongState, "\(number) \(state.zhHans)，不能再续填。这个客户或产品还要记，请另开一张卡片",
      hant: "\(number) \(state.text(in: .zhHant))，不能再續填。這個客戶或產品還要記，請另開一張卡片",
      en: "\(number) is \(state.text(in: .en)), and nothing can be added. To go on, issue another card")
  }

  static func cannotVoid(_ record: FormRecord) -> RegisterError {
    let number = record.number
    let said = [record.voidReason ?? "", record.stated.replacedBy.map { Replacements.replaced(by: $0).zhHans } ?? ""]
    let why = said.filter { !$0.isEmpty }.joined(separator: "；")
    return record.state == .void
      ? RegisterError(
        .wrongState, "\(number) 早已作废（\(why)）。不用再作废", hant: "\(number) 早已作廢（\(why)）。不用再作廢",
        en: "\(number) is void already (\(why)). There is nothing to do")
      : RegisterError(
        .wrongState, "\(number) 已归档，不能作废。请加 --replaces \(number) 另开一份更正单",
        hant: "\(number) 已歸檔，不能作廢。請加 --replaces \(number) 另開一份更正單",
        en: "\(number) is packed and cannot be voided. Issue a correcting form with --replaces \(number)")
  }

  static func otherSchema(_ number: String) -> RegisterError {
    RegisterError(
      .schemaDiffers, "\(number) 是按旧的表单定义开出的，须按同一定义结单",
      hant: "\(number) 是按舊的表單定義開出的，須按同一定義結單",
      en: "\(number) was issued under another schema and must be closed under that one")
  }

  static func incomplete(_ number: String) -> RegisterError {
    RegisterError(
      .incompletePrinting, "\(number) 的各联没有印全，没有登记。请用同一命令再次运行",
      hant: "\(number) 的各聯沒有印全，沒有登記。請用同一命令再次執行",
      en: "not all copies of \(number) were printed; none was recorded. Run the same command again")
  }

  static func packetOutdated(_ id: String) -> RegisterError {
    RegisterError(
      .packetOutdated, "打包期间台账有变动，档案包 \(id) 没有登记。请重新打包",
      hant: "打包期間台帳有變動，檔案包 \(id) 沒有登記。請重新打包",
      en: "the register changed while \(id) was packed, and the packet was not recorded. Pack again")
  }

  static func numbersMoved(_ number: String) -> RegisterError {
    RegisterError(
      .numbersMoved, "各联画好之后编号变了（应为 \(number)），没有登记。请用同一命令再次运行",
      hant: "各聯畫好之後編號變了（應為 \(number)），沒有登記。請用同一命令再次執行",
      en:
        "the numbers moved while the copies were drawn (now \(number)); nothing was recorded. Run the same command again"
    )
  }

  static func seriesFull(_ number: String, pattern: String) -> RegisterError {
    RegisterError(
      .seriesFull, "编号 \(number) 超出编号格式“\(pattern)”的位数，没有登记。请把表单定义里的流水号加宽",
      hant: "編號 \(number) 超出編號格式「\(pattern)」的位數，沒有登記。請把表單定義裡的流水號加寬",
      en:
        "the number \(number) is longer than the pattern '\(pattern)' has room for; nothing was recorded. Widen the serial "
        + "in the form")
  }

  static func placeTaken(_ number: String, by folder: String) -> RegisterError {
    RegisterError(
      .placeTaken,
      "台账里没有编号 \(number)，但 \(folder) 已经存在：register.sqlite 可能被删除过，或换成了旧的备份。没有再登记什么，"
        + "已有的存档联也没有动。请放回最新的 register.sqlite；那里不是存档联的，请移走",
      hant: "台帳裡沒有編號 \(number)，但 \(folder) 已經存在：register.sqlite 可能被刪除過，或換成了舊的備份。沒有再登記什麼，"
        + "已有的存檔聯也沒有動。請放回最新的 register.sqlite；那裡不是存檔聯的，請移走",
      en: "the register does not know \(number), but \(folder) is there: register.sqlite was deleted, or an older one "
        + "was put back. Nothing more was recorded, and the copies there were left alone. Put the newest register.sqlite back; "
        + "if no copies of record lie there, move it away")
  }

  static func clockBehind(_ now: String, last: String) -> RegisterError {
    RegisterError(
      .clockBehind,
      "系统时钟是 \(now)，台账最后一次登记却在 \(last)：时钟倒退了，没有再登记什么。请校准时钟；确认现在的时间没错，就加 --accept-clock 再运行",
      hant:
        "系統時鐘是 \(now)，台帳最後一次登記卻在 \(last)：時鐘倒退了，沒有再登記什麼。請校準時鐘；確認現在的時間沒錯，就加 --accept-clock 再執行",
      en: "the clock says \(now), but the last event of the register is of \(last): it went back, and nothing more was "
        + "recorded. Set the clock; if it is right as it is, run again with --accept-clock")
  }

  static func reasonMissing() -> RegisterError {
    RegisterError(
      .reasonMissing, "作废必须写明原因。请用 --reason 写上", hant: "作廢必須寫明原因。請用 --reason 寫上",
      en: "a void needs its reason. Give it with --reason")
  }

  static func unknownCopy(_ names: [String], of number: String, known: [String]) -> RegisterError {
    let (wanted, all) = (names.joined(separator: "、"), known.joined(separator: "、"))
    return RegisterError(
      .unknownCopy, "\(number) 没有联次“\(wanted)”。这张表单的联次是 \(all)",
      hant: "\(number) 沒有聯次「\(wanted)」。這張表單的聯次是 \(all)",
      en: "\(number) has no copy “\(names.joined(separator: ", "))”. Its copies are \(known.joined(separator: ", "))")
  }
}

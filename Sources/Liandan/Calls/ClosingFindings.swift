import Findings

/// What can be wrong with a row that closes a form, besides its content.
enum ClosingFindings {
  /// The register's errors that concern one number of a list, not the register.
  static let codes: Set<FindingCode> = [.unknownNumber, .wrongState, .schemaDiffers]

  static func noNumber(_ origin: Origin) -> Finding {
    Finding(
      code: .numberNotGiven,
      LocalizedText("这一份没有编号，不知道结哪一张单", hant: "這一份沒有編號，不知道結哪一張單", en: "no number: which form is to be closed?"),
      at: origin,
      hint: LocalizedText("加上“编号”一项", hant: "加上「編號」一項", en: "add the key “number”"))
  }

  static func otherNumber(_ given: String, wanted: String, at origin: Origin) -> Finding {
    Finding(
      code: .numberDiffers,
      LocalizedText(
        "数据里的编号是 \(given)，要结的却是 \(wanted)", hant: "資料裡的編號是 \(given)，要結的卻是 \(wanted)",
        en: "the data carry the number \(given), but \(wanted) is to be closed"),
      at: origin,
      hint: LocalizedText("核对是否拿错了文件", hant: "核對是否拿錯了檔案", en: "check whether this is the right file"))
  }

  static func otherForm(
    _ number: String, form: String, wanted: String, command: String = "close", at origin: Origin
  ) -> Finding {
    Finding(
      code: .numberOfOtherForm,
      LocalizedText(
        "\(number) 是 \(form)，不是 \(wanted)", hant: "\(number) 是 \(form)，不是 \(wanted)",
        en: "\(number) is a \(form), not a \(wanted)"),
      at: origin,
      hint: LocalizedText(
        "核对编号；这一份要用 liandan \(command) \(form)", hant: "核對編號；這一份要用 liandan \(command) \(form)",
        en: "check the number; for this one use liandan \(command) \(form)"))
  }

  static func severalForms(_ number: String, at origin: Origin) -> Finding {
    Finding(
      code: .severalForms,
      LocalizedText(
        "要结 \(number) 一份，数据里却不止一份", hant: "要結 \(number) 一份，資料裡卻不止一份",
        en: "only \(number) is to be closed, but the data hold several forms"),
      at: origin,
      hint: LocalizedText(
        "只留这一份的数据；要结多份，请每份写上“编号”，用 liandan close 表单 数据",
        hant: "只留這一份的資料；要結多份，請每份寫上「編號」，用 liandan close 表單 資料",
        en:
          "give the data of this form alone; to close several, write each one's number and use liandan close FORM DATA")
    )
  }

  static func repeated(_ number: String, after row: Int, at origin: Origin) -> Finding {
    Finding(
      code: .numberRepeated,
      LocalizedText(
        "\(number) 在第 \(row) 份里已经有了，内容与这一份不同", hant: "\(number) 在第 \(row) 份裡已經有了，內容與這一份不同",
        en: "\(number) is given by form \(row) of the list already, with other content"),
      at: origin,
      hint: LocalizedText(
        "一张单只结一次：留下对的一份，或改正编号", hant: "一張單只結一次：留下對的一份，或改正編號",
        en: "a form is closed once: keep the right one, or correct the number"))
  }
}

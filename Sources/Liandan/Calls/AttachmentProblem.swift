import Findings
import Foundation
import Records
import Storage

/// What is wrong with a file that is to be attached.
struct AttachmentProblem: Error {
  let finding: Finding

  private init(
    _ code: FindingCode, _ message: LocalizedText, _ path: String, hint: LocalizedText? = nil,
    severity: Severity = .error
  ) {
    finding = Finding(severity, code: code, message, at: Origin(file: path), hint: hint)
  }

  static func system(_ failure: SystemFailure) -> AttachmentProblem {
    let reason = failure.reason
    switch failure.number {
    case ENOENT, ENOTDIR:
      return AttachmentProblem(
        .noSuchFile,
        LocalizedText(
          "没有这个文件，请核对路径和文件名", hant: "沒有這個檔案，請核對路徑和檔名", en: "there is no such file; check the path and the name"),
        failure.path)
    case EISDIR:
      return AttachmentProblem(
        .fileUnreadable,
        LocalizedText("这是文件夹，请指定其中的文件", hant: "這是資料夾，請指定其中的檔案", en: "this is a folder; name the files in it"),
        failure.path)
    case ESPIPE, ENXIO, ENODEV:
      return AttachmentProblem(
        .fileUnreadable,
        LocalizedText(
          "这是管道或设备，不是文件；请先存成文件", hant: "這是管線或裝置，不是檔案；請先存成檔案",
          en: "this is a pipe or device, not a file; save it to a file first"), failure.path)
    default:
      return AttachmentProblem(
        .fileUnreadable,
        LocalizedText(
          "文件读不了：\(reason.zhHans)", hant: "檔案讀不了：\(reason.text(in: .zhHant))",
          en: "the file cannot be read: \(reason.text(in: .en))"), failure.path)
    }
  }

  static func empty(_ path: String) -> AttachmentProblem {
    AttachmentProblem(
      .fileEmpty,
      LocalizedText("文件是空的，没有附上", hant: "檔案是空的，沒有附上", en: "the file is empty and was not attached"), path)
  }

  static func tooLarge(_ path: String, limit: Int) -> AttachmentProblem {
    let size = "\(limit >> 20) MB"
    return AttachmentProblem(
      .fileTooLarge,
      LocalizedText(
        "文件超过 \(size)，没有附上", hant: "檔案超過 \(size)，沒有附上", en: "the file is larger than \(size) and was not attached"),
      path,
      hint: LocalizedText("请降低扫描的分辨率，或分成几个文件", hant: "請降低掃描的解析度，或分成幾個檔案", en: "scan it coarser, or split it"))
  }

  static func name(_ path: String, _ fault: LocalizedText) -> AttachmentProblem {
    AttachmentProblem(
      .attachmentName,
      LocalizedText(
        "文件名\(fault.zhHans)，不能照原名保存", hant: "檔名\(fault.text(in: .zhHant))，不能照原名儲存",
        en: "its name cannot be kept: \(fault.text(in: .en))"), path,
      hint: LocalizedText("请改名后再附", hant: "請改名後再附", en: "rename the file and attach it again"))
  }

  static func doubled(_ path: String, as other: String) -> AttachmentProblem {
    AttachmentProblem(
      .attachmentKnown,
      LocalizedText(
        "与 \(other) 内容相同，只附一次", hant: "與 \(other) 內容相同，只附一次", en: "it is the same as \(other) and is attached once"),
      path, severity: .warning)
  }

  static func known(_ path: String, _ number: String, _ file: AttachedFile) -> AttachmentProblem {
    AttachmentProblem(
      .attachmentKnown,
      LocalizedText(
        "\(number) 已有这个附件（\(file.name)），没有再附", hant: "\(number) 已有這個附件（\(file.name)），沒有再附",
        en: "\(number) has this attachment already (\(file.name)); it was not attached again"), path, severity: .warning
    )
  }

  /// Other forms have the same e-invoice, in another format or in a field.
  static func sameInvoice(_ path: String, _ invoice: String, _ numbers: [String]) -> AttachmentProblem {
    let (zh, en) = (numbers.joined(separator: "、"), numbers.joined(separator: ", "))
    return AttachmentProblem(
      .invoiceElsewhere,
      LocalizedText(
        "发票 \(invoice) 在 \(zh) 上已有（另一种格式，或写在表单里）", hant: "發票 \(invoice) 在 \(zh) 上已有（另一種格式，或寫在表單裡）",
        en: "the invoice \(invoice) belongs to \(en) already, in another format or in a field"), path,
      hint: LocalizedText("请核对是不是重复报销、重复入账", hant: "請核對是不是重複報銷、重複入帳", en: "see whether it is claimed twice"),
      severity: .warning)
  }

  /// The same content belongs to other forms: somebody may be paid twice. `isMeant` where the user said that it is right.
  static func elsewhere(_ path: String, _ numbers: [String], isMeant: Bool) -> AttachmentProblem {
    let (zh, en) = (numbers.joined(separator: "、"), numbers.joined(separator: ", "))
    return AttachmentProblem(
      .attachmentElsewhere,
      LocalizedText(
        "同一个文件已附在 \(zh) 上", hant: "同一個檔案已附在 \(zh) 上", en: "the same file is attached to \(en) already"), path,
      hint: isMeant
        ? nil
        : LocalizedText(
          "请核对是不是重复报销、重复入账；确实两份单都要，选“照附”（命令行加 --again）",
          hant: "請核對是不是重複報銷、重複入帳；確實兩份單都要，選「照附」（命令列加 --again）",
          en: "see whether it is claimed twice; if both forms need it, tick 'attach all the same' (--again)"),
      severity: isMeant ? .warning : .error)
  }
}

package import Findings

/// Why an archive was refused or could not be written.
package struct ZipError: ExplainedError, Hashable, CustomStringConvertible {
  /// The kind of trouble.
  package var code: FindingCode
  /// The member concerned, as the archive names it.
  package var member: String?
  /// What is wrong and what to do, for people.
  package var message: LocalizedText

  /// Makes an error.
  package init(_ code: FindingCode, member: String? = nil, _ message: LocalizedText) {
    self.code = code
    self.member = member
    self.message = message
  }

  /// The code and the message in English.
  package var description: String { "\(code): \(message.text(in: .en))" }
}

extension ZipError {
  static func damaged(_ member: String) -> ZipError {
    ZipError(
      .zipDamagedMember, member: member,
      LocalizedText(
        "压缩包成员“\(member)”已损坏：长度或校验和不符。请重新取得该文件",
        hant: "壓縮檔成員「\(member)」已損壞：長度或校驗和不符。請重新取得該檔案",
        en: "the archive member \"\(member)\" is damaged: length or checksum differ; get the file again"))
  }

  static func overlap(_ member: String) -> ZipError {
    ZipError(
      .zipOverlap, member: member,
      LocalizedText(
        "压缩包成员“\(member)”与其他成员重叠，疑似压缩炸弹，已拒绝",
        hant: "壓縮檔成員「\(member)」與其他成員重疊，疑似壓縮炸彈，已拒絕",
        en: "the archive member \"\(member)\" overlaps another one, like a zip bomb: refused"))
  }

  static let notAnArchive = ZipError(
    .zipNotAnArchive,
    LocalizedText(
      "文件不是完整的 zip 压缩包（.docx、.xlsx 也是）。请重新取得该文件",
      hant: "檔案不是完整的 zip 壓縮檔（.docx、.xlsx 也是）。請重新取得該檔案",
      en: "the file is not a complete zip archive (as .docx and .xlsx are); get the file again"))

  static func inconsistent(_ member: String?) -> ZipError {
    let which = member.map { "“\($0)”" } ?? ""
    return ZipError(
      .zipInconsistent, member: member,
      LocalizedText(
        "压缩包目录与成员\(which)不一致，已拒绝读取。请用原软件重新保存该文件",
        hant: "壓縮檔目錄與成員\(which)不一致，已拒絕讀取。請用原軟體重新儲存該檔案",
        en: "the archive's directory and its member \(member ?? "") disagree; save the file again with its program"))
  }
}

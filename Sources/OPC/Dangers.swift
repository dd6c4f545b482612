import Findings

/// What an Office file must not hold if anything is to be read from it, whatever its extension says.
enum Dangers {
  /// Refuses macros, controls and embedded programs by content type and by name.
  static func check(_ part: PartName, contentType: String, file: String) throws(OPCError) {
    let type = contentType.lowercased()
    let name = part.text.lowercased()
    let isActive =
      activeTypes.contains { type.contains($0) } || activeNames.contains { name.contains($0) }
      || (name.contains("/embeddings/") && name.hasSuffix(".bin"))
    guard isActive else { return }
    throw OPCError(
      code: .opcActiveContent, file: file, part: part.text,
      message: LocalizedText(
        "文件含有宏、控件或嵌入程序（\(part)），已拒绝。请另存为不含宏的 .docx 或 .xlsx",
        hant: "檔案含有巨集、控制項或內嵌程式（\(part)），已拒絕。請另存為不含巨集的 .docx 或 .xlsx",
        en: "the file holds macros, controls or embedded programs (\(part)): refused; save it as .docx or .xlsx"))
  }

  private static let activeTypes = [
    "macroenabled", "vbaproject", "ms-office.activex", "oleobject", "ms-word.attachedtoolbars",
  ]
  private static let activeNames = ["vbaproject", "/activex/"]

  /// VML need not be well-formed, so its bytes are searched for a declaration.
  static func hasDeclaration(_ bytes: [UInt8]) -> Bool {
    let marks = ["<!DOCTYPE", "<!ENTITY"].map { Array($0.utf8) }
    var at = bytes.startIndex
    while let found = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
      if marks.contains(where: { bytes[found...].starts(with: $0) }) { return true }
      at = found + 1
    }
    return false
  }

  static func declaration(_ part: PartName, _ file: String) -> OPCError {
    OPCError(
      code: .xmlRefused, file: file, part: part.text,
      message: LocalizedText(
        "部件 \(part) 含有文档类型声明（DTD），已拒绝", hant: "部件 \(part) 含有文件類型宣告（DTD），已拒絕",
        en: "the part \(part) has a document type declaration (DTD): refused"))
  }
}

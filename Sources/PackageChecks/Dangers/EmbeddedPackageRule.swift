import Findings
import OPC

/// Point 34: a document or workbook inside, such as the data of a chart, is as harmless as the one around it.
struct EmbeddedPackageRule: PackageRule {
  static let point = 34
  static let meaning = FaultMeaning(
    .contentEmbeddedFile, "文件里嵌入的文档或工作簿不能用：它本身含有宏、外部内容，或者不是 .docx、.xlsx，已拒绝",
    hant: "檔案裡內嵌的文件或活頁簿不能用：它本身含有巨集、外部內容，或者不是 .docx、.xlsx，已拒絕",
    en:
      "a document or workbook inside cannot be: it holds macros or outside content itself, or is no .docx or .xlsx: refused",
    hint: LocalizedText(
      "打开嵌入的文档，去掉其中的宏和链接；图表可先“断开链接”，或粘贴为图片",
      hant: "開啟內嵌的文件，去掉其中的巨集和連結；圖表可先「中斷連結」，或貼上為圖片",
      en: "open the document inside and remove its macros and links; a chart can be pasted as a picture"))

  /// How deep documents may stand in one another.
  private static let deepest = 2

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.opc.parts.compactMap { part in
      guard PartList.judge(part, in: package.opc.kind) == .document, let reason = reason(part, package.depth) else {
        return nil
      }
      return package.fault(Self.point, using: part.name, "\(part.name): \(reason)", about: part.name.file)
    }
  }

  /// What is wrong with a document inside.
  private func reason(_ part: Part, _ depth: Int) -> String? {
    if depth >= Self.deepest { return "too deep" }
    do throws(OPCError) {
      let inner = try CheckedPackage(try part.bytes(), name: part.name.text, depth: depth + 1)
      if inner.opc.kind == .other { return "neither document nor workbook" }
      let fault = PackageCheck.dangers.lazy.flatMap { $0.explained(in: inner) }.first { $0.meaning?.severity == .error }
      return fault.map { inner.placed($0).description }
    } catch { return error.description }
  }
}

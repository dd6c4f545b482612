import Findings
import OPC

/// Point 8: the main part's content type is that of the file's extension.
///
/// Prevents: the extension is not that of the content (a .dotx renamed to .docx, say), and Word or Excel does not
/// open it.
struct MainTypeRule: PackageRule {
  static let point = 8
  static let meaning = FaultMeaning(
    "package-wrong-extension", "文件扩展名与内容不符（例如把模板 .dotx 改名为 .docx），Word、Excel 会拒绝打开",
    hant: "副檔名與內容不符（例如把範本 .dotx 改名為 .docx），Word、Excel 會拒絕開啟",
    en: "the extension is not that of the content (a .dotx renamed to .docx, say), and Word or Excel does not open it")

  private static let types = [
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "dotx": "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
    "xltx": "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml",
  ]

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let ending = package.name.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let type = package.opc.part(package.opc.mainPart)?.contentType
    guard let wanted = Self.types[ending], wanted != type else { return [] }
    return [
      PackageFault(
        point: Self.point, part: package.opc.mainPart.text,
        message: "a .\(ending) file with main part \(type ?? "none")")
    ]
  }
}

import Findings
import OPC

/// Point 8: the main part's content type is that of the file's extension.
///
/// Prevents: the extension is not that of the content (a .dotx renamed to .docx, say), and Word or Excel does not
/// open it.
struct MainTypeRule: PackageRule {
  static let point = 8
  static let meaning = FaultMeaning(.packageWrongExtension)

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

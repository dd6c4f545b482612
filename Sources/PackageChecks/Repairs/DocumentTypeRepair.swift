import OPC

/// A template of Office's own (.dotx, .xltx) makes documents: its main part gets their content type.
enum DocumentTypeRepair: PackageRepairRule {
  static func apply(to draft: inout RepairDraft) {
    guard let type = documentType(of: draft.package.opc) else { return }
    draft.changes.contentTypes[draft.package.opc.mainPart] = type
  }

  /// The content type that the main part must get; `nil` if it has it.
  static func documentType(of package: OPCPackage) -> String? {
    switch package.part(package.mainPart)?.contentType.lowercased() {
    case office + "wordprocessingml.template.main+xml": office + "wordprocessingml.document.main+xml"
    case office + "spreadsheetml.template.main+xml": office + "spreadsheetml.sheet.main+xml"
    default: nil
    }
  }

  /// The name of what is made: a document's extension instead of a template's.
  static func documentName(_ name: String, of package: OPCPackage) -> String {
    let ending = name.suffix(5).lowercased()
    guard documentType(of: package) != nil, ending == ".dotx" || ending == ".xltx" else { return name }
    return name.dropLast(5) + (ending == ".dotx" ? ".docx" : ".xlsx")
  }

  private static let office = "application/vnd.openxmlformats-officedocument."
}

import OPC
import TemplateRuntime
import WordTemplates
import WorkbookTemplates

/// The engines by kind of package.
enum TemplateEngines {
  /// What is made of a package of this kind, and by which engine; `nil` for one that is no template.
  static func engine(for kind: OPCPackage.Kind) -> (format: TemplateFormat, type: any TemplateEngine.Type)? {
    switch kind {
    case .wordprocessing: (.docx, WordTemplate.self)
    case .spreadsheet: (.xlsx, WorkbookTemplate.self)
    default: nil
    }
  }
}

import OPC
import TemplateRuntime
import WordTemplates
import WorkbookTemplates

/// The engines by kind of package.
enum TemplateEngines {
  static func engine(for kind: OPCPackage.Kind) -> (any TemplateEngine.Type)? {
    switch kind {
    case .wordprocessing: WordTemplate.self
    case .spreadsheet: WorkbookTemplate.self
    default: nil
    }
  }
}

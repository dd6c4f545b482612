package import Findings
import OPC

extension OPCPackage {
  /// In which language the file is filled in.
  var language: Language { property(Language.documentProperty).flatMap { Language(rawValue: $0) } ?? .zhHans }
}

extension CompiledTemplate {
  /// In which language a template is filled in; `nil` if the file cannot be read.
  package static func language(of bytes: [UInt8]) -> Language? {
    (try? OPCPackage(reading: bytes, name: "", for: .data))?.language
  }

  /// The template with the language in which it is filled in, where its file does not say it.
  package static func saying(_ language: Language, _ bytes: [UInt8]) -> [UInt8] {
    guard let package = try? OPCPackage(reading: bytes, name: ""), package.property(Language.documentProperty) == nil
    else { return bytes }
    return (try? package.adding(property: Language.documentProperty, language.rawValue)) ?? bytes
  }
}

import Markup

/// The parts are valid by the schemas of GB/T 33190-2016; these know no `OFD-A`, so the type of the document is put back first.
struct SchemaRule: OFDRule {
  static let clause = "GB/T 33190 schemas"
  let folder: String

  func faults(in document: CheckedDocument) -> [OFDFault] {
    let parts =
      [(document.main, "OFD.xsd")] + document.documents.map { ($0, "Document.xsd") }
      + document.resources.map { ($0.part, "Res.xsd") }
      + (document.pages + document.templates).map { ($0.part, "Page.xsd") }
      + document.annotations.map { ($0, "Annotation.xsd") } + document.attachments.map { ($0, "Attachments.xsd") }
    return parts.flatMap { part, schema in
      XMLSchemas.validate(SchemaRule.standard(part), with: schema, in: folder).map {
        OFDFault(part: part.name, place: $0.place, message: $0.message)
      }
    }
  }

  private static func standard(_ part: CheckedPart) -> [UInt8] {
    let bytes = part.outline.bytes
    guard let type = part.outline.attributeRange("DocType", of: part.root) else { return bytes }
    return bytes[..<type.lowerBound] + Array("OFD".utf8) + bytes[type.upperBound...]
  }
}

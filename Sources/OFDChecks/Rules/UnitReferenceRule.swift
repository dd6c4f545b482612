/// Fonts, pictures and template pages that pages name are there.
struct UnitReferenceRule: OFDRule {
  static let clause = "GB/T 33190 7.7"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    func numbers(_ name: StaticString) -> Set<String> {
      Set(document.all(name).compactMap { $0.list.part.attribute("ID", $0.node) })
    }
    let uses: [(unit: StaticString, attribute: String, there: Set<String>)] = [
      ("TextObject", "Font", numbers("Font")), ("ImageObject", "ResourceID", numbers("MultiMedia")),
      ("ImageObject", "ImageMask", numbers("MultiMedia")),
      ("CompositeObject", "ResourceID", numbers("CompositeGraphicUnit")),
      ("Template", "TemplateID", Set(document.templates.map(\.number))),
    ]
    return document.contents.flatMap { part in
      uses.flatMap { use in
        part.all(use.unit).compactMap { node in
          guard let number = part.attribute(use.attribute, node), !use.there.contains(number) else { return nil }
          return part.fault(node, "\(use.attribute) \(number) is not there")
        }
      }
    }
  }
}

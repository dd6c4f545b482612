/// Layers of a page that have names have different ones.
struct LayerNameRule: OFDRule {
  static let clause = "6.2.3d"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.contents.flatMap { part -> [OFDFault] in
      var names: Set<String> = []
      return part.all("Layer").compactMap { layer in
        guard let name = part.attribute("Name", layer), !names.insert(name).inserted else { return nil }
        return part.fault(layer, "the name \"\(name)\" is there twice")
      }
    }
  }
}

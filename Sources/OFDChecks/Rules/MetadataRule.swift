/// Metadata are custom data, each with a name of its own. Which names DA/T 46 and DA/T 54 want is the archivist's business.
struct MetadataRule: OFDRule {
  static let clause = "6.2.1b"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    let main = document.main
    let items = main.all("CustomData")
    if items.isEmpty { return [main.fault(main.root, "has no metadata as custom data")] }
    var names: Set<String> = []
    return items.compactMap { item in
      let name = main.attribute("Name", item) ?? ""
      if name.isEmpty { return main.fault(item, "has no name") }
      return names.insert(name).inserted ? nil : main.fault(item, "the name \"\(name)\" is there twice")
    }
  }
}

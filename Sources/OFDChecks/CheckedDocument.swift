import Zipping

/// An OFD file taken apart for the rules.
package struct CheckedDocument: Sendable {
  /// A reference to another part.
  struct Location: Sendable {
    let part: CheckedPart
    let node: Int
    let text: String
    /// The part, by its name in the archive; `nil` if it leads outside.
    let target: String?
  }
  /// A list of resources, and the element that names it: `PublicRes`, `DocumentRes` or `PageRes`.
  struct Resources: Sendable {
    let part: CheckedPart
    let list: String
  }
  /// A page or template page.
  struct Page: Sendable {
    let part: CheckedPart
    /// The number under which the document lists it.
    let number: String
    let document: CheckedPart
  }

  let archive: ZipArchive
  let directory: CentralDirectory
  let main: CheckedPart
  private(set) var documents: [CheckedPart] = []
  private(set) var resources: [Resources] = []
  private(set) var pages: [Page] = []
  private(set) var templates: [Page] = []
  /// The annotations of pages, and the lists of them.
  private(set) var annotations: [CheckedPart] = []
  private(set) var attachments: [CheckedPart] = []
  private(set) var locations: [Location] = []

  init(_ bytes: [UInt8]) throws {
    directory = try CentralDirectory(bytes, limits: .standard)
    archive = try ZipArchive(bytes)
    main = try CheckedPart(archive.read("OFD.xml"), name: "OFD.xml")
    for node in main.all("DocRoot") { if let document = try open(main, node) { try walk(document) } }
    for name in ["Cover", "BaseLoc", "Signatures"] as [StaticString] {
      for node in main.all(name) { _ = locate(main, node, main.text(node)) }
    }
  }

  /// The parts that draw: pages, template pages and annotations.
  var contents: [CheckedPart] { (templates + pages).map(\.part) + annotations }

  /// All parts that were read.
  var parts: [CheckedPart] { [main] + documents + resources.map(\.part) + contents + attachments }

  /// The resources of a kind: their lists, and the elements.
  func all(_ name: StaticString) -> [(list: Resources, node: Int)] {
    resources.flatMap { list in list.part.all(name).map { (list, $0) } }
  }

  /// The bytes of the part that an element of a list of resources names.
  func file(_ node: Int, in part: CheckedPart) -> [UInt8]? {
    guard let location = locations.first(where: { $0.node == node && $0.part.name == part.name }),
      let target = location.target
    else { return nil }
    return try? archive.read(target)
  }

  /// The names of all parts, in the order of the archive.
  var names: [String] { archive.entries.map(\.name) }

  /// Whether there is a part with this name.
  func has(_ name: String) -> Bool { archive.index(of: name) != nil }

  // MARK: The walk

  private mutating func walk(_ document: CheckedPart) throws {
    documents.append(document)
    for (name, list) in [("PublicRes", "PublicRes"), ("DocumentRes", "DocumentRes")] as [(StaticString, String)] {
      for node in document.all(name) { try addResources(document, node, list) }
    }
    for node in document.all("TemplatePage") { try addPage(document, node, isTemplate: true) }
    for list in document.all("Pages") {
      for node in document.children(list, "Page") { try addPage(document, node, isTemplate: false) }
    }
    for node in document.children(document.root, "Annotations") {
      guard let list = try open(document, node) else { continue }
      for file in list.all("FileLoc") { if let part = try open(list, file) { annotations.append(part) } }
    }
    for node in document.children(document.root, "Attachments") {
      guard let list = try open(document, node) else { continue }
      attachments.append(list)
      for file in list.all("FileLoc") { _ = locate(list, file, list.text(file)) }
    }
    for name in ["CustomTags", "Extensions"] as [StaticString] {
      for node in document.children(document.root, name) { _ = locate(document, node, document.text(node)) }
    }
  }

  private mutating func addPage(_ document: CheckedPart, _ node: Int, isTemplate: Bool) throws {
    guard let target = locate(document, node, document.attribute("BaseLoc", node) ?? ""),
      has(target)
    else { return }
    let part = try CheckedPart(archive.read(target), name: target)
    let page = Page(part: part, number: document.attribute("ID", node) ?? "", document: document)
    if isTemplate { templates.append(page) } else { pages.append(page) }
    for node in part.all("PageRes") { try addResources(part, node, "PageRes") }
  }

  private mutating func addResources(_ part: CheckedPart, _ node: Int, _ list: String) throws {
    guard let resources = try open(part, node) else { return }
    self.resources.append(Resources(part: resources, list: list))
    let base = resources.attribute("BaseLoc", resources.root) ?? ""
    for name in ["FontFile", "MediaFile"] as [StaticString] {
      for node in resources.all(name) { _ = locate(resources, node, resources.text(node), base: base) }
    }
    for node in resources.all("ColorSpace") {
      if let profile = resources.attribute("Profile", node) { _ = locate(resources, node, profile, base: base) }
    }
  }

  private mutating func open(_ part: CheckedPart, _ node: Int) throws -> CheckedPart? {
    guard let target = locate(part, node, part.text(node)), has(target) else { return nil }
    return try CheckedPart(archive.read(target), name: target)
  }

  /// Notes where a reference leads: from the root of the archive, or from the folder of the part.
  private mutating func locate(_ part: CheckedPart, _ node: Int, _ text: String, base: String = "") -> String? {
    var steps = text.hasPrefix("/") ? [] : part.name.split(separator: "/").dropLast().map(String.init)
    if !text.hasPrefix("/") { steps += base.split(separator: "/").map(String.init) }
    if base.hasPrefix("/") { steps = base.split(separator: "/").map(String.init) }
    var isOutside = text.isEmpty || text.contains(":") || text.contains("\\")
    for step in text.split(separator: "/") where step != "." {
      if step == ".." {
        if steps.popLast() == nil { isOutside = true }
      } else {
        steps.append(String(step))
      }
    }
    let target = isOutside ? nil : steps.joined(separator: "/")
    locations.append(Location(part: part, node: node, text: text, target: target))
    return target
  }
}

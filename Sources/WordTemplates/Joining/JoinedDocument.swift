import Markup
import OPC
import TemplateLanguage
import TemplateRuntime
import WordprocessingML

/// One document on its way into the joined one.
struct JoinedDocument {
  /// Everything up to the first block of the body.
  var head: [UInt8] = []
  /// The blocks up to the place of the last section's properties.
  var start: [UInt8] = []
  /// What follows.
  var end = HeldEnd(last: [], open: [], close: [], section: [])
  /// Everything behind the body's blocks.
  var tail: [UInt8] = []
  /// Notes to be added to those of the first document.
  private(set) var notes: [NoteKind: [UInt8]] = [:]
  /// Lists to be added.
  private(set) var lists: [UInt8] = []

  private let package: OPCPackage
  let main: WordOutline
  let body: Int
  private(set) var mapping: JoinMapping

  init(_ package: OPCPackage, ordinal: Int) throws {
    self.package = package
    main = try WordOutline(try package.bytes(of: package.mainPart), name: package.mainPart.text)
    guard let body = main.child(.body, of: main.outline.root) else { throw TemplateError.notJoinable }
    self.body = body
    mapping = JoinMapping(ordinal: ordinal)
    mapping.bookmarks = JoinedMarkup.bookmarks(in: main)
    mapping.isOneSection = main.kinds.count { $0 == .sectionProperties } <= 1
  }

  /// Rewrites the document for its place.
  mutating func prepare(_ parts: inout JoinedParts, _ numbers: inout JoinNumbers, _ shape: JoinShape) throws {
    if mapping.ordinal == 0 {
      try count(&numbers)
    } else {
      mapping.relationships = try parts.links(of: package.mainPart, in: package, into: parts.base.mainPart)
      try mapLists(&numbers, shape)
      try mapNotes(&parts, &numbers, shape)
    }
    try placeHeaders(&parts, &numbers)
    var markup = JoinedMarkup(main)
    markup.rewrite(&mapping, &numbers)
    if mapping.countsPages { markup.markEnd(mapping.lastPage, number: numbers.annotation(), in: body) }
    try cut(markup.edits, &parts)
  }

  // MARK: What the first document has

  private func count(_ numbers: inout JoinNumbers) throws {
    for part in package.parts {
      guard let kind = WordPartKind(contentType: part.contentType) else { continue }
      let word =
        kind == .document && part.name == package.mainPart
        ? main : try WordOutline(try part.bytes(), name: part.name.text)
      for node in word.outline.nodes.indices where word.outline.nodes[node].kind == .element {
        if word.kinds[node] == .drawingProperties || word.outline.isLocalNamed("cNvPr", at: node) {
          raise(&numbers.lastDrawing, word.outline.attribute("id", of: node))
        } else if word.outline.attributeRange("\(word.prefix)id", of: node) != nil {
          raise(&numbers.lastAnnotation, word.attribute("id", of: node))
        }
        if let note = NoteKind.allCases.first(where: { $0.element == word.outline.localName(of: node) }) {
          raise(&numbers.lastNote[note, default: 0], word.attribute("id", of: node))
        }
      }
    }
    if let numbering = try package.part("numbering", from: package.mainPart).map({
      try WordNumbering(try $0.bytes(), name: $0.name.text)
    }) {
      numbers.lastList = numbering.last
    }
  }

  private func raise(_ greatest: inout Int, _ text: String?) {
    if let number = text.flatMap(Int.init), number < Int(Int32.max) / 2 { greatest = max(greatest, number) }
  }

  // MARK: Lists and notes

  private mutating func mapLists(_ numbers: inout JoinNumbers, _ shape: JoinShape) throws {
    guard let part = package.part("numbering", from: package.mainPart) else { return }
    var used = JoinedMarkup.lists(in: main)
    for kind in ["header", "footer"] {
      for header in package.parts(kind, from: package.mainPart) {
        used.formUnion(JoinedMarkup.lists(in: try WordOutline(try header.bytes(), name: header.name.text)))
      }
    }
    if used.isEmpty { return }
    let numbering = try WordNumbering(try part.bytes(), name: part.name.text)
    for number in used.sorted(by: { (Int($0) ?? 0) < (Int($1) ?? 0) }) {
      guard let list = numbering.restarted(number, as: numbers.lastList + 1) else { continue }
      numbers.lastList += 1
      mapping.lists[number] = String(numbers.lastList)
      lists += list
    }
  }

  private mutating func mapNotes(
    _ parts: inout JoinedParts, _ numbers: inout JoinNumbers, _ shape: JoinShape
  ) throws {
    for kind in NoteKind.allCases {
      guard let part = package.part(kind.rawValue, from: package.mainPart), let target = shape.notes[kind] else {
        continue
      }
      let word = try WordOutline(try part.bytes(), name: part.name.text)
      let own = word.outline.elements(of: word.outline.root).filter {
        word.outline.name(of: $0) == word.prefix + kind.element && word.attribute("type", of: $0) == nil
      }
      if own.isEmpty { continue }
      var inner = mapping
      inner.relationships = try parts.links(of: part.name, in: package, into: target)
      var markup = JoinedMarkup(word)
      for note in own {
        guard let old = word.attribute("id", of: note),
          let range = word.outline.attributeRange("\(word.prefix)id", of: note)
        else { continue }
        let new = String(numbers.note(kind))
        mapping.notes[kind, default: [:]][old] = new
        markup.renumber(range, new)
      }
      markup.rewrite(&inner, &numbers)
      mapping.annotations = inner.annotations
      notes[kind] = own.flatMap { markup.edits.applied(to: word.outline.bytes, word.range($0)) }
    }
  }

  // MARK: Headers and footers

  private mutating func placeHeaders(_ parts: inout JoinedParts, _ numbers: inout JoinNumbers) throws {
    for relationship in package.relationships(of: package.mainPart)
    where ["header", "footer"].contains(relationship.shortType) {
      guard let part = relationship.part.flatMap(package.part) else { continue }
      let word = try WordOutline(try part.bytes(), name: part.name.text)
      mapping.bookmarks.formUnion(JoinedMarkup.bookmarks(in: word))
      var inner = mapping
      inner.relationships = [:]
      var markup = JoinedMarkup(word)
      markup.rewrite(&inner, &numbers)
      mapping.annotations = inner.annotations
      mapping.countsPages = inner.countsPages
      let bytes = markup.edits.applied(to: word.outline.bytes, 0..<word.outline.bytes.count)
      if mapping.ordinal == 0 {
        parts.replace(part.name, with: .plain(bytes))
      } else {
        let name = try parts.place(part, of: package, bytes: bytes)
        mapping.relationships[relationship.id] = parts.link(
          from: parts.base.mainPart, type: relationship.type, to: name)
      }
    }
  }

  /// References to empty headers and footers, of the types that only later sections of the document have: without them the
  /// first section would show those of the document before.
  func blanks(_ sections: [Int], _ parts: inout JoinedParts) throws -> [UInt8] {
    guard mapping.ordinal > 0 else { return [] }
    func references(_ section: Int) -> [(element: String, type: String)] {
      main.outline.elements(of: section).compactMap { child in
        let name = main.outline.localName(of: child)
        guard name == "headerReference" || name == "footerReference" else { return nil }
        return (name, main.attribute("type", of: child) ?? "default")
      }
    }
    let own = sections.first.map(references) ?? []
    var out: [UInt8] = []
    var done: Set<String> = []
    for (element, type) in sections.dropFirst().flatMap(references)
    where !own.contains(where: { $0 == (element, type) }) && done.insert(element + type).inserted {
      let kind = element == "headerReference" ? ("header", "hdr") : ("footer", "ftr")
      guard let model = package.parts(kind.0, from: package.mainPart).first else { continue }
      let uri = main.outline.namespaceURI(of: main.outline.root)
      let xml = "\(XMLWriter.declaration)<w:\(kind.1) xmlns:w=\"\(uri)\"><w:p/></w:\(kind.1)>"
      let part = try parts.add(Array(xml.utf8), contentType: model.contentType, like: model.name)
      let id = parts.link(from: parts.base.mainPart, type: RelationshipType.office(kind.0), to: part)
      out += Array("<\(main.prefix)\(element) \(main.prefix)type=\"\(type)\" r:id=\"\(id)\"/>".utf8)
    }
    return out
  }
}

package import PageGraphics
package import Storage

/// Writes a document as PDF, page by page: of a page that is written only its place is kept, so memory does not grow with a print
/// file. The same pages give the same bytes.
///
/// It is prepared for PDF/A; that it conforms is for a validator to say. A writer belongs to one thread.
package final class PDFWriter {
  /// What the document says about itself, which may be changed until it is finished.
  package var information: DocumentInformation
  private let conformance: PDFConformance
  private let objects: ObjectWriter
  private let resources: DocumentResources
  private var content = ContentWriter()
  private var pages = PageTree()
  private var outline = Outline()
  private var numbering = NumberTree()
  private var structure: StructureTree?
  private var count = 0

  /// Begins a document whose bytes go to `sink` from front to back.
  package init(
    _ information: DocumentInformation, as conformance: PDFConformance = .a2u, cache: PDFCache, to sink: any ByteSink
  ) {
    self.information = information
    self.conformance = conformance
    objects = ObjectWriter(to: sink, level: PDFWriter.level)
    resources = DocumentResources(objects, cache)
    structure = conformance.isTagged ? StructureTree(objects) : nil
  }

  /// How hard zlib tries: above this level pages take twice as long to become a tenth shorter.
  private static let level: Int32 = 1

  /// Writes the next page.
  ///
  /// - Throws: `FontError` or `PictureError` for what cannot be drawn, and what the sink throws. The document cannot be
  ///   gone on with.
  package func add(_ page: FixedPage) throws {
    let parent = try pages.parent(objects)
    let number = objects.reserve()
    let tags = conformance.isTagged ? PageTags(page.elements) : nil
    resources.beginPage()
    content.begin(height: page.size.height, tags: tags)
    try content.draw(page.underlay, resources)
    for artwork in page.artworks {
      if !conformance.isTagged, let name = try resources.name(artwork.artwork) {
        content.draw(artwork, named: name)
      } else {
        try content.draw(
          artwork.artwork.drawing, from: artwork.origin, firstElement: artwork.firstElement, resources)
      }
    }
    try content.draw(page.drawing, resources)
    content.end()
    let stream = objects.reserve()
    try objects.write(stream, stream: objects.compressed(content.bytes)) { _ in }
    let pageResources = try resources.pageResources()
    let key = structure?.takeKey()
    let links = try addLinks(of: page)
    try objects.write(number) { out in
      out.write("<</Type/Page/Parent ")
      out.write(reference: parent)
      out.write("/Resources ")
      out.write(reference: pageResources)
      out.write("/MediaBox[0 0 ")
      out.write(thousandths: page.size.width)
      out.write(" ")
      out.write(thousandths: page.size.height)
      out.write("]/Contents ")
      out.write(reference: stream)
      if let key {
        out.write("/StructParents ")
        out.write(number: key)
        out.write("/Tabs/S")
      }
      if !links.isEmpty {
        out.write("/Annots[")
        for link in links {
          out.write(reference: link.annotation)
          out.write(" ")
        }
        out.write("]")
      }
      out.write(">>")
    }
    if let tags, let key {
      let inside = links.compactMap { link in
        link.tag.map { (annotation: link.annotation, element: $0.element, key: $0.key) }
      }
      try structure?.add(tags, page: number, key: key, links: inside, objects)
    }
    for bookmark in page.bookmarks { try outline.add(bookmark, page: number, height: page.size.height, objects) }
    if let style = page.numbering ?? (count == 0 ? PageNumbering() : nil) {
      try numbering.add(count, objects) { out in
        out.write("<</S/D/St ")
        out.write(number: max(1, style.first))
        if !style.prefix.isEmpty {
          out.write("/P")
          out.write(text: style.prefix)
        }
        out.write(">>")
      }
    }
    pages.add(number)
    count += 1
  }

  /// Writes what is left, and ends the document. A document of a kind that may hold files holds these.
  ///
  /// - Precondition: there is a page, and no files but in PDF/A-3.
  package func finish(files: [AssociatedFile] = []) throws {
    precondition(count > 0, "a document has a page")
    precondition(files.isEmpty || conformance == .a3b, "only PDF/A-3 holds files")
    try resources.finish()
    let root = try pages.finish(objects)
    let contents = try outline.finish(objects)
    let labels = try numbering.finish(objects)
    let tree = try structure?.finish(objects)
    let specifications = try files.sorted { $0.sortKey.lexicographicallyPrecedes($1.sortKey) }.map {
      (name: $0.name, number: try objects.add($0))
    }
    let profile = objects.reserve()
    try objects.write(profile, stream: ColourProfile.compressed) { $0.write("/N 3") }
    let metadata = Metadata(information)
    let packet = objects.reserve()
    try objects.write(packet, stream: metadata.packet(conformance), isCompressed: false) { out in
      out.write("/Type/Metadata/Subtype/XML")
    }
    let dictionary = try objects.add { metadata.writeInformation(&$0) }
    let catalogue = try objects.add { out in
      out.write("<</Type/Catalog/Pages ")
      out.write(reference: root)
      out.write("/Metadata ")
      out.write(reference: packet)
      out.write("/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)")
      out.write("/Info(sRGB IEC61966-2.1)/DestOutputProfile ")
      out.write(reference: profile)
      out.write(">>]/Lang")
      out.write(text: information.language)
      out.write("/ViewerPreferences<</DisplayDocTitle true>>/PageLabels ")
      out.write(reference: labels)
      if let contents {
        out.write("/PageMode/UseOutlines/Outlines ")
        out.write(reference: contents)
      }
      if let tree {
        out.write("/MarkInfo<</Marked true>>/StructTreeRoot ")
        out.write(reference: tree)
      }
      if !specifications.isEmpty {
        out.write("/Names<</EmbeddedFiles<</Names[")
        for file in specifications {
          out.write(text: file.name)
          out.write(reference: file.number)
        }
        out.write("]>>>>/AF[")
        for file in specifications {
          out.write(reference: file.number)
          out.write(" ")
        }
        out.write("]")
      }
      out.write(">>")
    }
    try objects.finish(catalogue: catalogue, information: dictionary)
  }

  /// A link as it was written; `tag` is its element and its own key in the structure.
  private typealias Link = (annotation: Int, tag: (element: Int, key: Int)?)

  private func addLinks(of page: FixedPage) throws -> [Link] {
    var links: [Link] = []
    for (link, element) in content.links {
      let key = element == nil ? nil : structure?.takeKey()
      let tag = element.flatMap { element in key.map { (element: element, key: $0) } }
      let annotation = try objects.add { out in
        out.write("<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]/Rect[")
        out.write(thousandths: link.area.origin.x)
        out.write(" ")
        out.write(thousandths: page.size.height - link.area.maxY)
        out.write(" ")
        out.write(thousandths: link.area.maxX)
        out.write(" ")
        out.write(thousandths: page.size.height - link.area.origin.y)
        out.write("]/A<</S/URI/URI")
        out.write(string: link.address.text.utf8)
        out.write(">>/Contents")
        out.write(text: link.address.text)
        if let tag {
          out.write("/StructParent ")
          out.write(number: tag.key)
        }
        out.write(">>")
      }
      links.append((annotation, tag))
    }
    return links
  }
}

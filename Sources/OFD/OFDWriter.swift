package import PageGraphics
package import Storage
import Zipping

/// Writes a document as OFD (GB/T 33190-2016), page by page: of a page that is written only its number is kept, so memory hardly
/// grows with a print file. The same pages give the same bytes.
///
/// It is prepared for OFD-A (GB/T 42133-2022): fonts are subsets with TrueType outlines, and nothing leads outside, so that
/// links are text only. What the pages say of their structure and numbering has no place in OFD. A writer belongs to one thread.
package final class OFDWriter {
  /// What the document says about itself, which may be changed until it is finished.
  package var information: DocumentInformation
  private let package: PackageWriter
  private let resources: DocumentResources
  private var content = ContentWriter()
  private var document = DocumentPart()

  /// Begins a document whose bytes go to `sink` from front to back; the list of its parts waits in `directory`.
  package init(
    _ information: DocumentInformation, cache: OFDCache, to sink: any ByteSink,
    directory: any ByteSpool = MemorySpool()
  ) throws {
    self.information = information
    package = try PackageWriter(to: sink, directory: directory)
    resources = DocumentResources(package, cache)
  }

  /// Writes the next page.
  ///
  /// - Throws: `FontError` or `PictureError` for what cannot be drawn, and what the sink throws. The document cannot be gone on
  ///   with.
  package func add(_ page: FixedPage) throws {
    // The first page's size is that of all that do not say otherwise.
    let usual = document.size ?? page.size
    document.size = usual
    let area = page.size == usual ? nil : page.size
    let templates = try templates(of: page, area: area)
    let number = resources.units.take()
    content.begin(resources.units, templates: templates ?? [], area: area)
    if templates == nil {
      try content.draw(page.underlay, resources)
      for placed in page.artworks { try content.draw(placed.artwork.drawing, from: placed.origin, resources) }
    }
    try content.draw(page.drawing, resources)
    content.end()
    try package.write("Doc_0/\(DocumentPart.path(page: document.pages.count))", content.bytes)
    document.add(page, number)
  }

  /// The templates of a page; `nil` if its artworks are drawn on it. A template lies below all that its page draws: what lies
  /// below the artworks keeps them from being templates.
  private func templates(of page: FixedPage, area: PageSize?) throws -> [Int]? {
    guard page.underlay.marks.isEmpty else { return nil }
    var numbers: [Int] = []
    for placed in page.artworks {
      guard let number = try resources.template(placed, area: area) else { return nil }
      numbers.append(number)
    }
    return numbers
  }

  /// Writes what is left, and ends the document with these files in it.
  ///
  /// - Precondition: there is a page, and the files are XML or plain text, the only ones that OFD-A allows.
  package func finish(files: [AssociatedFile] = []) throws {
    precondition(document.size != nil, "a document has a page")
    try resources.finish()
    if !files.isEmpty { try package.add(files) }
    try package.add(document.member(resources, hasFiles: !files.isEmpty))
    let identifier = package.identifier(main: MainPart.bytes(information, identifier: ""))
    try package.write("OFD.xml", MainPart.bytes(information, identifier: identifier))
    try package.finish()
  }
}

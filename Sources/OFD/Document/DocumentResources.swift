import Fonts
import PageGraphics
import Pictures
import Storage
import Zipping

/// The fonts, template pages and pictures of a document, each written once.
final class DocumentResources {
  let units = UnitNumbers()
  /// The pictures in the order of their use.
  private(set) var pictures: [(number: Int, file: String, format: String)] = []
  /// The numbers of the template pages.
  private(set) var templates: [Int] = []
  private(set) var fonts: [DocumentFont] = []
  private let package: PackageWriter
  private let cache: OFDCache
  private var pictureNumbers: [Digest: Int] = [:]
  private var templateNumbers: [Placement: Int] = [:]

  /// An artwork at its place on pages of a size.
  private struct Placement: Hashable {
    let artwork: ArtworkName
    let origin: PagePoint
    let area: PageSize?
  }

  init(_ package: PackageWriter, _ cache: OFDCache) {
    self.package = package
    self.cache = cache
  }

  /// - Throws: `FontError` for a font that OFD cannot take.
  func font(_ resource: FontResource) throws -> DocumentFont {
    // A document has few fonts.
    for font in fonts where font.resource === resource { return font }
    let font = try DocumentFont(resource, labels: cache.labels(resource), units)
    fonts.append(font)
    return font
  }

  /// The number of a picture.
  ///
  /// - Throws: `PictureError` for a kind of JPEG that few programs read, and for too many pixels to decode.
  func number(_ picture: PagePicture, isShared: Bool = false) throws -> Int {
    if let number = pictureNumbers[picture.digest] { return number }
    let (bytes, format) = try picture.picture.archived()
    let number = isShared ? units.takeShared() : units.take()
    let file = "Image_\(number).\(format == .jpeg ? "jpg" : format.fileExtension)"
    try package.add(RawMember(name: "Doc_0/Res/\(file)", storing: bytes))
    pictureNumbers[picture.digest] = number
    pictures.append((number, file, format == .jpeg ? "JPEG" : "PNG"))
    return number
  }

  /// The number of the template page with an artwork; `nil` if the document has artworks enough. `area` is the size of its
  /// pages if it is not the usual one.
  func template(_ placed: PlacedArtwork, area: PageSize?) throws -> Int? {
    let artwork = placed.artwork
    let placement = Placement(artwork: artwork.name, origin: placed.origin, area: area)
    if let number = templateNumbers[placement] { return number }
    if templates.count == ArtworkName.most { return nil }
    var used: [Int] = []
    for mark in artwork.drawing.marks {
      switch mark.content {
      case .text(let run): used.append(try font(run.font).firstNumber)
      case .picture(let mark): used.append(try number(mark.picture, isShared: true))
      case .line, .rectangle, .path, .code, .link: break
      }
    }
    func part(from first: Int) throws -> TemplatePart {
      let key = TemplateKey(
        artwork: placement.artwork, origin: placed.origin, area: area, firstUnit: first, resources: used)
      return try cache.template(key) {
        let units = UnitNumbers(next: first)
        var content = ContentWriter()
        content.begin(units, templates: [], area: area)
        try content.draw(artwork.drawing, from: placed.origin, self)
        content.end()
        return TemplatePart(member: try PackageWriter.packed(content.bytes), nextUnit: units.next)
      }
    }
    let number = units.takeShared()
    let expected = units.nextShared
    var template = try part(from: expected)
    let first = units.takeShared(template.nextUnit - expected)
    // The range for artworks may be full.
    if first != expected { template = try part(from: first) }
    try package.add(template.member.named("Doc_0/\(DocumentPart.path(template: templates.count))"))
    templateNumbers[placement] = number
    templates.append(number)
    return number
  }

  /// Writes the fonts, now that it is known which characters are needed, and the lists of resources.
  func finish() throws {
    for font in fonts {
      for (number, member) in try font.members(package.compressed) {
        try package.add(member.named("Doc_0/Res/\(DocumentFont.file(number))"))
      }
    }
    if !fonts.isEmpty { try package.write("Doc_0/PublicRes.xml", ResourceParts.fonts(fonts)) }
    if !pictures.isEmpty { try package.write("Doc_0/DocumentRes.xml", ResourceParts.pictures(pictures)) }
  }
}

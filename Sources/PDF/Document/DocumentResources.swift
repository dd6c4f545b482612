import PageGraphics
import Storage

/// The fonts, artworks and pictures of a document, each written once.
final class DocumentResources: ContentResources {
  private let objects: ObjectWriter
  private let cache: PDFCache
  private var fonts: [DocumentFont] = []
  private var artworks: [ArtworkName: Int] = [:]
  private var pictures: [Digest: Int] = [:]
  private var inks: Int?
  /// What the page in hand uses: artworks and pictures by number.
  private var used: [Int] = []
  /// Resources of pages without pictures of their own, which many pages share.
  private var shared: [[Int]: Int] = [:]
  /// The object with the fonts, for all pages.
  private let fontList: Int

  init(_ objects: ObjectWriter, _ cache: PDFCache) {
    self.objects = objects
    self.cache = cache
    fontList = objects.reserve()
  }

  func font(_ resource: FontResource) throws -> DocumentFont {
    // A document has few fonts.
    for font in fonts where font.resource === resource { return font }
    let labels = try cache.labels(resource)
    let font = DocumentFont(resource, number: objects.reserve(), name: "F\(fonts.count)", labels: labels)
    fonts.append(font)
    return font
  }

  func name(_ picture: PagePicture) throws -> String { use(try number(picture)) }

  /// The name of an artwork among the resources of pages; `nil` if the document has artworks enough.
  func name(_ artwork: Artwork) throws -> String? { try number(artwork).map(use) }

  /// Forgets what the page before used.
  func beginPage() { used.removeAll(keepingCapacity: true) }

  /// Writes the resources of the page in hand, unless another page has the same.
  func pageResources() throws -> Int {
    let key = used.sorted()
    if let number = shared[key] { return number }
    let number = try objects.add { out in
      out.write("<</Font ")
      out.write(reference: fontList)
      if !key.isEmpty {
        out.write("/XObject<<")
        for object in key {
          out.write("/X")
          out.write(number: object)
          out.write(" ")
          out.write(reference: object)
        }
        out.write(">>")
      }
      out.write(">>")
    }
    // What one page has alone is not kept.
    if key.allSatisfy({ artworkNumbers.contains($0) }) { shared[key] = number }
    return number
  }

  /// Writes the fonts: now it is known which glyphs are needed.
  func finish() throws {
    for font in fonts {
      let face = font.resource.face
      let program = try font.labels?.program ?? FontProgram(face, font.codes, objects.compressed)
      try objects.write(font.number, program, of: face)
    }
    try objects.write(fontList) { out in
      out.write("<<")
      for font in fonts {
        out.write(name: font.name)
        out.write(" ")
        out.write(reference: font.number)
      }
      out.write(">>")
    }
  }

  private var artworkNumbers: Set<Int> = []

  private func use(_ number: Int) -> String {
    if !used.contains(number) { used.append(number) }
    return "X\(number)"
  }

  private func number(_ picture: PagePicture) throws -> Int {
    if let number = pictures[picture.digest] { return number }
    let object = try PictureObject(picture.picture, objects.compressed)
    let number = try objects.add(object) {
      if let inks { return inks }
      let number = try objects.addInkColours()
      inks = number
      return number
    }
    pictures[picture.digest] = number
    return number
  }

  private func number(_ artwork: Artwork) throws -> Int? {
    if let known = artworks[artwork.name] { return known }
    if artworks.count == ArtworkName.most { return nil }
    let object = try cache.artwork(artwork)
    let fonts = try object.fonts.map { try font($0).number }
    let pictures = try object.pictures.map { try self.number($0) }
    let number = objects.reserve()
    try objects.write(number, stream: object.content) { out in
      out.write("/Type/XObject/Subtype/Form/BBox[0 0 ")
      out.write(thousandths: artwork.size.width)
      out.write(" ")
      out.write(thousandths: artwork.size.height)
      out.write("]/Resources<</Font<<")
      for (index, font) in fonts.enumerated() {
        out.write(ascii: "/F\(index) ")
        out.write(reference: font)
      }
      out.write(">>/XObject<<")
      for (index, picture) in pictures.enumerated() {
        out.write(ascii: "/I\(index) ")
        out.write(reference: picture)
      }
      out.write(">>>>")
    }
    artworks[artwork.name] = number
    artworkNumbers.insert(number)
    return number
  }
}

import Findings
import PageGraphics
import Pictures
import TestSupport
import Testing

@testable import PDF

/// Pictures inside documents. The files are made by Pillow.
@Suite struct PictureObjectTests {
  private func picture(_ name: String) throws -> PagePicture {
    PagePicture(try Picture(try Repository.bytes("Tests/PicturesTests/Fixtures/\(name)")))
  }

  private func images(_ file: PDFFile) throws -> [PDFObject] {
    try file.numbers.map { try file[$0] }.filter { $0["Subtype"] == .name("Image") }
  }

  private func image(_ name: String) throws -> (file: PDFFile, images: [PDFObject]) {
    let picture = try picture(name)
    let file = try Samples.file {
      $0.picture(picture, in: PageArea(x: 10_000, y: 20_000, width: 60_000, height: 40_000))
    }
    return (file, try images(file))
  }

  @Test func `a photo is kept as it is`() throws {
    let (file, images) = try image("density.jpg")
    try #require(images.count == 1)
    #expect(images[0]["Filter"] == .name("DCTDecode") && images[0]["ColorSpace"] == .name("DeviceRGB"))
    #expect(try file.data(images[0]) == picture("density.jpg").picture.bytes)
    #expect(try file.content().hasPrefix("q 60 0 0 40 10 781.89 cm/X"))
  }

  @Test func `a photo in CMYK has a colour space of inks, which Adobe writes the other way round`() throws {
    let (file, images) = try image("cmyk.jpg")
    let space = try file.resolved(images[0]["ColorSpace"]).items
    #expect(space[0] == .name("DeviceN") && space[1].items.count == 4 && space[2] == .name("DeviceRGB"))
    #expect(images[0]["Decode"].items.map(\.double) == [1, 0, 1, 0, 1, 0, 1, 0])
    #expect(try file.value(space[3])["FunctionType"] == .number(4))
  }

  @Test func `a plain PNG is kept compressed as it is`() throws {
    let (file, images) = try image("plain.png")
    #expect(images.count == 1 && images[0]["DecodeParms"]["Predictor"] == .number(15))
    #expect(images[0]["DecodeParms"]["Columns"] == .number(60) && images[0]["DecodeParms"]["Colors"] == .number(3))
    // Scanlines with their filter bytes.
    #expect(try file.data(images[0]).count == 40 * (1 + 3 * 60))
  }

  @Test func `what is transparent becomes a mask`() throws {
    let (file, images) = try image("alpha16.png")
    try #require(images.count == 2)
    let colours = try #require(images.first { $0["SMask"] != .null })
    let mask = try file.resolved(colours["SMask"])
    #expect(colours["BitsPerComponent"] == .number(8) && mask["ColorSpace"] == .name("DeviceGray"))
    #expect(try file.data(colours).count == 60 * 40 * 3 && file.data(mask).count == 60 * 40)
  }

  @Test func `a turned photo stands upright`() throws {
    // The lower side of the stored photo goes down on the left; mirrored before, it goes up there.
    #expect(try image("turned-6.jpg").file.content().hasPrefix("q 0 -40 60 0 10 821.89 cm/X"))
    #expect(try image("turned-7.jpg").file.content().hasPrefix("q 0 40 60 0 10 781.89 cm/X"))
  }

  @Test func `a picture is kept once, however often it is drawn`() throws {
    let (logo, again) = (try picture("plain.png"), try picture("plain.png"))
    let area = PageArea(x: 0, y: 0, width: 60_000, height: 40_000)
    var grid = Drawing()
    grid.picture(logo, in: area)
    let artwork = Artwork(grid, size: PageSize(width: 60_000, height: 40_000))
    var drawing = Drawing()
    drawing.picture(again, in: area)
    let page = FixedPage(size: Samples.a4, artworks: [PlacedArtwork(artwork)], drawing: drawing)
    let file = try PDFFile(Samples.document([page, page, page]))
    #expect(try images(file).count == 1)
    for page in try file.pages { #expect(try file.value(page, "Resources")["XObject"].entries.count == 2) }
  }

  @Test func `an unusual JPEG is refused`() throws {
    var bytes = try Repository.bytes("Tests/PicturesTests/Fixtures/density.jpg")
    let frame = try #require(bytes.indices.dropLast().first { bytes[$0] == 0xFF && bytes[$0 + 1] == 0xC0 })
    bytes[frame + 1] = 0xC9
    let picture = PagePicture(try Picture(bytes))
    let error = #expect(throws: PictureError.self) {
      try Samples.file { $0.picture(picture, in: PageArea(x: 0, y: 0, width: 9, height: 9)) }
    }
    #expect(error?.code == .pictureFormatUnknown)
  }
}

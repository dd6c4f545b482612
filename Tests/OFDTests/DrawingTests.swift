import OFDChecks
import PageGraphics
import Pictures
import TestSupport
import Testing

@testable import OFD

/// Lines, areas and pictures.
@Suite struct DrawingTests {
  @Test func `lines that follow each other with one stroke are one path`() throws {
    let content = try Samples.content { drawing in
      let stroke = Stroke(width: 720)
      drawing.rectangle(PageArea(x: 72_000, y: 72_000, width: 72_000, height: 36_000), stroke: stroke)
      drawing.line(from: Samples.place(72, 90), to: Samples.place(144, 90), stroke)
      let dashed = Stroke(width: 360, dashes: [720, 1_440, 720])
      drawing.line(from: Samples.place(72, 126), to: Samples.place(144, 126), dashed)
    }
    #expect(
      content == """
        <ofd:PathObject ID="100002" Boundary="25.273 25.273 25.654 12.954" LineWidth="0.254"><ofd:AbbreviatedData>\
        M 0.127 0.127 L 25.527 0.127 L 25.527 12.827 L 0.127 12.827 C M 0.127 6.477 L 25.527 6.477</ofd:AbbreviatedData>\
        </ofd:PathObject><ofd:PathObject ID="100003" Boundary="25.336 44.386 25.528 0.128" LineWidth="0.127" \
        DashPattern="0.254 0.508 0.254 0.254 0.508 0.254"><ofd:AbbreviatedData>M 0.064 0.064 L 25.464 0.064\
        </ofd:AbbreviatedData></ofd:PathObject>
        """)
  }

  @Test func `an area has its colours, and curves their control points`() throws {
    let content = try Samples.content { drawing in
      drawing.path(
        [
          .move(Samples.place(72, 72)),
          .curve(Samples.place(72, 36), Samples.place(144, 36), to: Samples.place(144, 72)), .close,
        ], fill: .white, isEvenOdd: true)
      drawing.rectangle(
        PageArea(x: 0, y: 0, width: 72_000, height: 72_000), fill: .black,
        stroke: Stroke(width: 720, colour: PageColour(grey: 128)))
      drawing.rectangle(PageArea(x: 0, y: 0, width: 72_000, height: 72_000))
    }
    #expect(
      content == """
        <ofd:PathObject ID="100002" Boundary="25.399 12.699 25.402 12.702" Stroke="false" Fill="true" Rule="Even-Odd">\
        <ofd:FillColor Value="255 255 255"/><ofd:AbbreviatedData>M 0.001 12.701 B 0.001 0.001 25.401 0.001 25.401 12.701 C\
        </ofd:AbbreviatedData></ofd:PathObject><ofd:PathObject ID="100003" Boundary="-0.127 -0.127 25.654 25.654" \
        LineWidth="0.254" Fill="true"><ofd:StrokeColor Value="128 128 128"/><ofd:FillColor Value="0 0 0"/>\
        <ofd:AbbreviatedData>M 0.127 0.127 L 25.527 0.127 L 25.527 25.527 L 0.127 25.527 C</ofd:AbbreviatedData>\
        </ofd:PathObject>
        """)
  }

  @Test func `a code is one path of its black modules`() throws {
    let content = try Samples.content { drawing in
      drawing.code(try QRCode.symbol("7"), in: PageArea(x: 72_000, y: 72_000, width: 59_527, height: 59_527))
    }
    #expect(
      content.hasPrefix(
        "<ofd:PathObject ID=\"100002\" Boundary=\"25.399 25.399 21.002 21.002\" Stroke=\"false\" Fill=\"true\">"))
    #expect(content.contains("<ofd:AbbreviatedData>M 0.001 0.001 L 7.001 0.001 L 7.001 1.001 L 0.001 1.001 C M "))
    let blocks = try QRCode.symbol("7").blocks.count
    #expect(content.count { $0 == "C" } == blocks + 1)
  }

  @Test func `a picture is stretched over its area and held once`() throws {
    let picture = PagePicture(try Picture(Repository.bytes("Tests/PicturesTests/Fixtures/plain.png")))
    var drawing = Drawing()
    drawing.picture(picture, in: PageArea(x: 72_000, y: 72_000, width: 144_000, height: 72_000))
    drawing.picture(picture, in: PageArea(x: 0, y: 0, width: 72_000, height: 72_000))
    let page = FixedPage(size: Samples.a4, drawing: drawing)
    let bytes = try Samples.document([page, page])
    #expect(OFDCheck.faults(in: bytes) == [])
    let file = try OFDFile(bytes)
    let page0 = try file.text("Doc_0/Pages/Page_0/Content.xml")
    #expect(
      page0.contains(
        "<ofd:ImageObject ID=\"100003\" Boundary=\"25.4 25.4 50.8 25.4\" ResourceID=\"100002\" CTM=\"50.8 0 0 25.4 0 0\"/>"
      ))
    #expect(file.names.filter { $0.contains("Image_") } == ["Doc_0/Res/Image_100002.png"])
    #expect(try file.bytes("Doc_0/Res/Image_100002.png") == picture.picture.bytes)
    let list = try file.text("Doc_0/DocumentRes.xml")
    #expect(list.contains("<ofd:MultiMedia ID=\"100002\" Type=\"Image\" Format=\"PNG\">"))
  }

  @Test func `a picture that is stored lying is turned upright by its matrix`() {
    // Where the stored picture's upper left, upper right and lower left corners come to lie.
    let corners: [PictureOrientation: [[Int]]] = [
      .upright: [[0, 0], [1, 0], [0, 1]], .mirrored: [[1, 0], [0, 0], [1, 1]], .half: [[1, 1], [0, 1], [1, 0]],
      .flipped: [[0, 1], [1, 1], [0, 0]], .mirroredLeft: [[0, 0], [0, 1], [1, 0]], .right: [[1, 0], [1, 1], [0, 0]],
      .mirroredRight: [[1, 1], [1, 0], [0, 1]], .left: [[0, 1], [0, 0], [1, 1]],
    ]
    for (orientation, expected) in corners {
      let square = orientation.square
      let (x, y) = (square.corner.x, square.corner.y)
      #expect(
        [[x, y], [x + square.across.x, y + square.across.y], [x + square.down.x, y + square.down.y]] == expected,
        "\(orientation)")
    }
  }

  @Test func `a GIF becomes PNG, pixel by pixel`() throws {
    let gif = try Picture(Repository.bytes("Tests/PicturesTests/Fixtures/palette.gif"))
    let (bytes, format) = try gif.archived()
    let again = try Picture(bytes)
    #expect(format == .png && again.stored == gif.stored)
    let (expected, found) = (try #require(try gif.pixels()), try #require(try again.pixels()))
    #expect(found.samples == expected.samples && found.alpha == expected.alpha)
  }
}

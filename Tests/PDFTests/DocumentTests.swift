import Fonts
import PageGraphics
import Storage
import Testing

@testable import PDF

/// Files as a whole.
@Suite struct DocumentTests {
  private func pages(_ count: Int) throws -> [FixedPage] {
    let face = try Samples.face()
    let (labels, values) = (Samples.labels("A汉", in: face), FontResource(valuesIn: face))
    var grid = Drawing()
    grid.text("汉A", labels, size: 9_000, at: Samples.place(10, 20))
    grid.rectangle(PageArea(x: 5_000, y: 5_000, width: 90_000, height: 40_000), stroke: Stroke(width: 500))
    let artwork = Artwork(grid, size: PageSize(width: 100_000, height: 50_000))
    return (0..<count).map { number in
      var drawing = Drawing()
      drawing.text(number.isMultiple(of: 2) ? "字" : "1", values, size: 10_000, at: Samples.place(100, 100))
      let level: Bookmark.Level = number.isMultiple(of: 3) ? .top : .below
      return FixedPage(
        size: Samples.a4, artworks: [PlacedArtwork(artwork, at: Samples.place(50, 60))], drawing: drawing,
        bookmarks: [Bookmark("第 \(number) 份", level: level, y: 100_000)],
        numbering: number.isMultiple(of: 10) ? PageNumbering(prefix: "SH-\(number)/", first: 1) : nil)
    }
  }

  @Test(arguments: [1, 2, 64, 65, 200, 4_100])
  func `any number of pages makes a file whose every object is where it should be`(_ count: Int) throws {
    let file = try PDFFile(Samples.document(pages(count)))
    let found = try file.pages
    #expect(found.count == count)
    #expect(found.allSatisfy { $0["MediaBox"].items.map(\.double) == [0, 0, 595.276, 841.89] })
    #expect(try file.text(0).text == "字" && file.text(count - 1).text == (count.isMultiple(of: 2) ? "1" : "字"))
    // Every reference leads to an object, and every object but the table and the streams around others is referred to.
    var referred: Set<Int> = []
    for number in file.numbers {
      let object = try file[number]
      if ["XRef", "ObjStm"].contains(object["Type"].name) { referred.insert(number) }
      for target in PDFFile.references(object) {
        _ = try file[target]
        referred.insert(target)
      }
    }
    for key in ["Root", "Info"] { try referred.insert(#require(file.trailer[key].reference)) }
    #expect(referred.sorted() == file.numbers)
  }

  @Test func `the same pages give the same bytes, and other pages another identifier`() throws {
    let (one, again, other) = try (
      Samples.document(pages(3)), Samples.document(pages(3)), Samples.document(pages(4))
    )
    #expect(one == again)
    let identifiers = try [one, other].map { try PDFFile($0).trailer["ID"].items.map(\.bytes) }
    #expect(identifiers[0] != identifiers[1])
    #expect(identifiers.allSatisfy { $0.count == 2 && $0[0] == $0[1] && $0[0]?.count == 16 })
  }

  @Test func `an artwork is one object however many pages have it, and documents share its bytes`() throws {
    let (cache, pages) = (PDFCache(), try pages(30))
    let documents = try (0..<2).map { _ in try PDFFile(Samples.document(pages, cache: cache)) }
    var contents: [[UInt8]] = []
    for file in documents {
      let forms = try file.numbers.filter { try file[$0]["Subtype"] == .name("Form") }
      try #require(forms.count == 1)
      let form = try file[forms[0]]
      #expect(form["BBox"].items.map(\.double) == [0, 0, 100, 50])
      #expect(try PDFText(file.data(form), resources: form["Resources"], of: file).text == "汉A")
      for page in 0..<30 { #expect(try file.content(page).hasPrefix("q 1 0 0 1 50 731.89 cm/X\(forms[0]) Do Q\n")) }
      contents.append(try file.data(form))
    }
    #expect(contents[0] == contents[1])
  }

  /// Pages with artworks of one source, each made anew.
  private func drawnAnew(_ places: [Int32]) throws -> [FixedPage] {
    let (source, labels) = (ArtworkSource(), try Samples.labels("汉", in: Samples.face()))
    return places.map { place in
      var grid = Drawing()
      grid.text("汉", labels, size: 9_000, at: Samples.place(10, 20))
      let artwork = Artwork(
        grid, size: PageSize(width: 100_000, height: 50_000), name: ArtworkName(in: source, places: [place]))
      return FixedPage(size: Samples.a4, artworks: [PlacedArtwork(artwork)])
    }
  }

  @Test func `an artwork that was drawn anew is the same object, whatever was kept of it`() throws {
    let file = try PDFFile(Samples.document(drawnAnew([1, 2, 1, 2, 1])))
    #expect(try file.numbers.count { try file[$0]["Subtype"] == .name("Form") } == 2)
  }

  @Test func `artworks beyond a limit are drawn on their pages`() throws {
    let pages = try drawnAnew((0...Int32(ArtworkName.most)).map { $0 })
    let file = try PDFFile(Samples.document(pages))
    #expect(try file.numbers.count { try file[$0]["Subtype"] == .name("Form") } == ArtworkName.most)
    #expect(try file.text(ArtworkName.most).text == "汉" && !file.content(ArtworkName.most).contains(" Do"))
  }

  @Test func `an artwork looks the same whatever lies under it`() throws {
    var page = try pages(1)[0]
    page.underlay.rectangle(
      PageArea(x: 0, y: 0, width: 1_000, height: 1_000), fill: PageColour(red: 255, green: 0, blue: 0),
      stroke: Stroke(width: 5_000, colour: PageColour(red: 255, green: 0, blue: 0)))
    let before = try #require(PDFFile(Samples.document([page])).content(0).split(separator: " Do").first)
    let words = before.split { $0 == " " || $0 == "\n" }.map(String.init)
    for (operation, value) in [("g", "0"), ("G", "0"), ("w", "1")] {
      let last = try #require(words.lastIndex(of: operation))
      #expect(words[last - 1] == value)
      #expect(last > words.lastIndex(of: "rg") ?? 0)
    }
  }

  @Test func `bookmarks are a list of two levels that leads to the pages`() throws {
    let file = try PDFFile(Samples.document(pages(8)))
    let root = try file.value(file.catalogue, "Outlines")
    var titles: [String] = []
    func walk(_ parent: PDFObject, _ reference: PDFObject, _ depth: Int) throws {
      var next = parent["First"]
      var previous = PDFObject.null
      while next != .null {
        let item = try file.resolved(next)
        #expect(item["Parent"] == reference && item["Prev"] == previous)
        #expect(item["Dest"].items[2] == .number(0) && item["Dest"].items[3] == .number(741.89))
        #expect(try file.resolved(item["Dest"].items[0]) == file.pages[titles.count])
        titles.append(String(repeating: ">", count: depth) + (item["Title"].text ?? ""))
        if item["First"] != .null { try walk(item, next, depth + 1) }
        (previous, next) = (next, item["Next"])
      }
      #expect(parent["Last"] == previous)
    }
    try walk(root, try file.catalogue["Outlines"], 0)
    #expect(titles == ["第 0 份", ">第 1 份", ">第 2 份", "第 3 份", ">第 4 份", ">第 5 份", "第 6 份", ">第 7 份"])
    #expect(root["Count"] == .number(3))
  }

  @Test func `pages are numbered anew where a form begins`() throws {
    let file = try PDFFile(Samples.document(pages(5_200)))
    let labels = try file.numberTree(file.catalogue["PageLabels"])
    #expect(labels.map(\.key) == Array(stride(from: 0, to: 5_200, by: 10)))
    #expect(labels[1].value["P"].text == "SH-10/" && labels[1].value["St"] == .number(1))
  }

  @Test func `a document says what it is, in the dictionary and in XMP alike`() throws {
    var information = Samples.information("维修单 (a\\b) <&>\n\u{0}x")
    information.items = [.init("档号", "0012-KJ")]
    let file = try PDFFile(Samples.document(pages(1), as: .a3b, information))
    let dictionary = try file.value(file.trailer, "Info")
    #expect(dictionary["Title"].text == "维修单 (a\\b) <&>  x" && dictionary["Author"].text == "苏州联单有限公司")
    #expect(dictionary["Subject"].text == "财务联" && dictionary["Keywords"].text == "SH-2026-000123; 档号=0012-KJ")
    #expect(dictionary["CreationDate"].text == "D:20261120090500+08'00'")
    let catalogue = try file.catalogue
    let packet = try String(decoding: file.data(catalogue["Metadata"]), as: UTF8.self)
    for piece in [
      "<pdfaid:part>3</pdfaid:part>", "<pdfaid:conformance>B</pdfaid:conformance>",
      "<rdf:li xml:lang=\"x-default\">维修单 (a\\b) &lt;&amp;&gt;  x</rdf:li>",
      "<xmp:CreateDate>2026-11-20T09:05:00+08:00</xmp:CreateDate>", "<dc:identifier>SH-2026-000123</dc:identifier>",
    ] { #expect(packet.contains(piece), "\(piece)") }
    #expect(catalogue["Lang"].text == "zh-Hans")
    #expect(try file.value(catalogue, "ViewerPreferences", "DisplayDocTitle") == .boolean(true))
  }

  @Test func `files lie inside with what they are to the document`() throws {
    let data = AssociatedFile(
      name: "数据.json", mediaType: "application/json", relationship: .data, description: "数据", modified: Samples.moment,
      bytes: Array("{\"a\": 1}".utf8))
    let source = AssociatedFile(
      name: "form (1).docx", mediaType: "application/x+y", relationship: .source, description: "Word",
      modified: Samples.moment, bytes: [1, 2, 3])
    let file = try PDFFile(Samples.document(pages(1), as: .a3b, files: [data, source]))
    let names = try file.value(file.catalogue, "Names", "EmbeddedFiles")["Names"].items
    #expect(names.count == 4 && names[0].text == "form (1).docx" && names[2].text == "数据.json")
    #expect(try file.catalogue["AF"].items == [names[1], names[3]])
    let specification = try file.resolved(names[3])
    #expect(specification["AFRelationship"] == .name("Data") && specification["UF"].text == "数据.json")
    let stream = try file.value(specification, "EF", "F")
    #expect(stream["Subtype"] == .name("application/json") && stream["Params"]["Size"] == .number(8))
    #expect(try file.data(stream) == data.bytes)
  }

  @Test func `the profile of colours is a small one of sRGB`() throws {
    let file = try PDFFile(Samples.document(pages(1)))
    let intent = try #require(try file.catalogue["OutputIntents"].items.first)
    let profile = try file.data(intent["DestOutputProfile"])
    #expect(profile.count == profile[0..<4].reduce(0) { $0 << 8 | Int($1) } && profile.count < 700)
    #expect(profile[36..<40].elementsEqual("acsp".utf8) && profile[16..<20].elementsEqual("RGB ".utf8))
  }

  @Test func `bytes come while pages are added, in order`() throws {
    final class Sink: ByteSink {
      var sizes: [Int] = []
      func write(_ bytes: [UInt8]) { sizes.append(bytes.count) }
    }
    let sink = Sink()
    let writer = PDFWriter(Samples.information(), cache: PDFCache(), to: sink)
    for page in try pages(2_000) { try writer.add(page) }
    #expect(sink.sizes.count > 2 && sink.sizes.allSatisfy { $0 < 1 << 18 })
    try writer.finish()
  }

  @Test func `what the sink throws ends the writing`() throws {
    struct Full: Error {}
    final class Sink: ByteSink { func write(_ bytes: [UInt8]) throws { throw Full() } }
    let writer = PDFWriter(Samples.information(), cache: PDFCache(), to: Sink())
    let pages = try pages(1)
    try writer.add(pages[0])
    #expect(throws: Full.self) { try writer.finish() }
  }
}

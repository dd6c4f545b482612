import Fonts
import PageGraphics
import Testing

@testable import PDF

/// Documents that say what each part of their text is.
@Suite struct TaggedTests {
  private func page(_ artwork: Artwork, _ font: FontResource) throws -> FixedPage {
    var drawing = Drawing()
    drawing.element = 0
    drawing.text("汉字", font, size: 14_000, at: Samples.place(10, 10))
    drawing.element = 4
    drawing.text("1", font, size: 9_000, at: Samples.place(100, 50))
    drawing.text("11", font, size: 9_000, at: Samples.place(100, 60))
    drawing.element = 5
    drawing.link(PageArea(x: 0, y: 0, width: 10_000, height: 10_000), to: try #require(LinkAddress("mailto:a@b.cn")))
    drawing.text("A", font, size: 9_000, at: Samples.place(100, 80))
    return FixedPage(
      size: Samples.a4, artworks: [PlacedArtwork(artwork, at: Samples.place(10, 20), firstElement: 3)],
      drawing: drawing,
      elements: [
        StructureElement(.title), StructureElement(.table), StructureElement(.tableRow, in: 1),
        StructureElement(.tableHeader(.row, TableSpan()), in: 2),
        StructureElement(.tableCell(TableSpan(rows: 2, columns: 3)), in: 2),
        StructureElement(.link, alternative: "写信"),
      ])
  }

  private func file(_ count: Int) throws -> PDFFile {
    let face = try Samples.face()
    var label = Drawing()
    label.rectangle(PageArea(x: 0, y: 0, width: 50_000, height: 20_000), stroke: Stroke(width: 500))
    label.element = 0
    label.text("Ä", Samples.labels("Ä", in: face), size: 9_000, at: Samples.place(2, 10))
    let artwork = Artwork(label, size: PageSize(width: 50_000, height: 20_000))
    let page = try page(artwork, FontResource(valuesIn: face))
    return try PDFFile(Samples.document([FixedPage](repeating: page, count: count), as: .a2a))
  }

  @Test func `pieces of the content are marked, and what is decoration is so called`() throws {
    let file = try file(1)
    let text = try file.text()
    // The label of the artwork is drawn on the page itself, first.
    #expect(text.runs.map(\.text) == ["Ä", "汉字", "1", "11", "A"])
    #expect(text.pieces == ["TH", "H1", "TD", "Link"] && text.runs.map(\.piece) == [0, 1, 2, 2, 3])
    #expect(abs(text.runs[0].x - 12) < 1e-9 && abs(text.runs[0].y - 811.89) < 1e-9)
    #expect(try file.content().hasPrefix("/Artifact BMC\n"))
    #expect(try file.catalogue["MarkInfo"]["Marked"] == .boolean(true))
  }

  @Test func `the tree has the pieces in the order of reading`() throws {
    let file = try file(300)
    let root = try file.value(file.catalogue, "StructTreeRoot")
    let document = try file.value(root, "K")
    #expect(document["S"] == .name("Document") && document["K"].items.count == 900)
    func describe(_ reference: PDFObject) throws -> String {
      let element = try file.resolved(reference)
      let kids = try element["K"].items.map { kid in
        if let piece = kid.int { return "\(piece)" }
        return kid["Type"] == .name("OBJR") ? "link" : try describe(kid)
      }
      return (element["S"].name ?? "") + "(" + kids.joined(separator: " ") + ")"
    }
    let first = try document["K"].items.prefix(3).map(describe)
    #expect(first == ["H1(1)", "Table(TR(TH(0) TD(2)))", "Link(3 link)"])
    let row = try file.value(file.resolved(document["K"].items[1])["K"].items[0])
    #expect(try file.value(row["K"].items[0], "A")["Scope"] == .name("Row"))
    let span = try file.value(row["K"].items[1], "A")
    #expect(span["RowSpan"] == .number(2) && span["ColSpan"] == .number(3))
    #expect(try file.resolved(document["K"].items[2])["Alt"].text == "写信")
  }

  @Test func `pages and links find their elements`() throws {
    let file = try file(300)
    let root = try file.value(file.catalogue, "StructTreeRoot")
    let parents = try file.numberTree(root["ParentTree"])
    #expect(parents.map(\.key) == Array(0..<600) && root["ParentTreeNextKey"] == .number(600))
    for (number, page) in try file.pages.enumerated() {
      let key = try #require(page["StructParents"].int)
      let owners = try file.resolved(parents[key].value).items
      let names = try owners.map { try file.resolved($0)["S"].name }
      #expect(key == 2 * number && names == ["TH", "H1", "TD", "Link"])
      let link = try file.resolved(page["Annots"].items[0])
      let element = try parents[#require(link["StructParent"].int)].value
      #expect(element == owners[3])
      for owner in owners { #expect(try file.value(owner, "Pg") == page) }
    }
  }
}

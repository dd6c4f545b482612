import Forms
import PageGraphics
import Pictures
import TemplateRuntime
import TestSupport
import Testing

@testable import Pages

/// Pages that say what their parts are, for those who have them read aloud.
@Suite struct TaggedPageTests {
  private func pages(
    _ sample: SamplePages, _ form: NumberedForm, marks: CopyMarks = .none, pictures: PictureLoader = .none
  ) throws -> [FixedPage] {
    let drawer = PageDrawer(sample.template)
    return try drawer.pages(
      of: form, copies: [sample.schema.copies[0]], marks: marks, pictures: pictures, isTagged: true)[0]
  }

  @Test func `a page has title, paragraphs, headings and tables in the order of the form`() throws {
    let sample = try SamplePages()
    let page = try #require(try pages(sample, sample.form()).first)
    let top = page.outline
    #expect(top.map(\.name) == ["H1", "P", "Table", "H2", "Table", "Table", "P"])
    #expect(top[0].text == "配件清单" && top[3].text == "配件明细" && top[6].text == "本单一式两联。")
    let rows = page.rows(ofTable: 0)
    #expect(rows[0] == ["TH-row 客户单位", "TD 宁国市城乡环境工程有限公司", "TH-row 方式", "TD □自取 ☑快递"])
    #expect(
      page.rows(ofTable: 1).prefix(3) == [
        ["TH-column 序号", "TH-column 名称", "TH-column 单价"], ["TD 1", "TD 轴承 1", "TD 268.00"],
        ["TD 2", "TD 轴承 2", "TD 268.00"],
      ])
  }

  @Test func `a greeting is read aloud line by line, below the line of the day`() throws {
    let sample = try SamplePages(SamplePages.greeted)
    let page = try #require(try pages(sample, sample.form()).first)
    let texts = page.outline.map { $0.text.filter { !$0.isWhitespace } }
    #expect(texts[0] == "配件清单")
    let start = try #require(texts.firstIndex(of: "尊敬的客户："))
    #expect(start > 1 && Array(texts[start...].prefix(3)) == ["尊敬的客户：", "请在□内打√。", "谢谢惠顾。"])
  }

  @Test func `the cells of each row of a table cover the same columns`() throws {
    let sample = try SamplePages()
    for page in try pages(sample, sample.form(lines: 60)) {
      for table in page.elements.indices where page.elements[table].role == .table {
        let widths = page.elements.indices.filter { page.elements[$0].parent == table }.map { row in
          page.elements.filter { $0.parent == row }.reduce(0) { sum, cell in
            switch cell.role {
            case .tableHeader(_, let span), .tableCell(let span): sum + span.columns
            default: sum
            }
          }
        }
        #expect(Set(widths).count == 1 && widths[0] > 0)
      }
    }
  }

  @Test func `a table that goes on has its headings on each page`() throws {
    let sample = try SamplePages()
    let pages = try pages(sample, sample.form(lines: 60))
    #expect(pages.count > 1)
    for page in pages.dropFirst() {
      #expect(page.outline.first?.text == "配件明细")
      #expect(page.rows(ofTable: 0)[0] == ["TH-column 序号", "TH-column 名称", "TH-column 单价"])
    }
  }

  @Test func `margins belong to the page, the stamp is decoration, and what it says is read once`() throws {
    let sample = try SamplePages()
    var marks = CopyMarks.none
    marks.reprints = 2
    let pages = try pages(sample, sample.form(lines: 60), marks: marks)
    #expect(pages[0].outline.first?.text.contains("补打") == true)
    for page in pages {
      let margins = page.drawing.marks.filter(\.isPagination)
      #expect(margins.count { $0.element == nil } > 0)
      let text = page.drawing.text { $0.isPagination && $0.element == nil }
      #expect(text.contains("共 \(pages.count) 页"))
      #expect(page.underlay.marks.allSatisfy { $0.element == nil })
    }
    #expect(pages[1].outline.allSatisfy { !$0.text.contains("补打") })
  }

  @Test func `a long text goes on as one paragraph a page`() throws {
    let sample = try SamplePages()
    let text = String(repeating: "齿轮箱异响，需更换。", count: 400)
    let last = try #require(try pages(sample, sample.form(["problem": text])).last)
    #expect(last.outline.map(\.name).suffix(1) == ["P"])
    #expect(last.outline.count { $0.name == "P" } == 1)
  }

  @Test func `a code and a photo say what they show`() throws {
    let yaml = SamplePages.yaml.replacing(
      "- [ sign ]", with: "- [ { text: '{{number|qr:20mm}}', span: 4 }, { field: photo, span: 8 } ]\n    - [ sign ]"
    ).replacing("- { id: sign,", with: "- { id: photo, label: 现场照片, type: image }\n  - { id: sign,")
    let sample = try SamplePages(yaml)
    let plain = try sample.form()
    var values = plain.values
    values["photo"] = .images([ImageReference(path: "1.png")])
    let form = NumberedForm(
      schema: plain.schema, number: plain.number, values: values, stage: .closing, issuedOn: plain.issuedOn)
    let picture = try Picture(Repository.bytes("Tests/PicturesTests/Fixtures/plain.png"))
    let pages = try pages(sample, form, pictures: PictureLoader { _ in picture })
    let figures = pages.flatMap(\.elements).filter { $0.role == .figure }
    #expect(figures.map(\.alternative) == ["PJ-2026-000001", "1.png"])
  }

  @Test func `what is drawn is the same, whether anybody asks what it is or not`() throws {
    let sample = try SamplePages()
    let plain = try sample.pages(sample.form(lines: 40))
    let tagged = try pages(sample, sample.form(lines: 40))
    #expect(plain.allSatisfy { $0.elements.isEmpty } && tagged.allSatisfy { $0.artworks.isEmpty })
    for (one, other) in zip(plain, tagged) {
      let artworks = one.artworks.reduce(0) { $0 + $1.artwork.drawing.marks.count }
      #expect(artworks + one.drawing.marks.count == other.drawing.marks.count)
      #expect(one.text.filter { $0 != "\n" }.sorted() == other.text.filter { $0 != "\n" }.sorted())
    }
  }
}

extension FixedPage {
  /// The elements that are part of no other, each with its text and that of its parts.
  fileprivate var outline: [(name: String, text: String)] {
    elements.indices.filter { elements[$0].parent == nil }.map { (elements[$0].role.outlineName, text(of: $0)) }
  }

  /// The cells of a table's rows.
  fileprivate func rows(ofTable place: Int) -> [[String]] {
    let table = elements.indices.filter { elements[$0].role == .table }[place]
    return elements.indices.filter { elements[$0].parent == table }.map { row in
      elements.indices.filter { elements[$0].parent == row }.map { "\(elements[$0].role.outlineName) \(text(of: $0))" }
    }
  }

  private func text(of element: Int) -> String {
    drawing.text { mark in
      var owner = mark.element
      while let place = owner, place != element { owner = elements[place].parent }
      return owner != nil
    }
  }
}

extension Drawing {
  /// The text of some marks.
  fileprivate func text(_ isWanted: (Mark) -> Bool) -> String {
    var text = ""
    for mark in marks where isWanted(mark) {
      if case .text(let run) = mark.content { text.unicodeScalars += glyphs[run.glyphs].map(\.character) }
    }
    return text
  }
}

extension StructureElement.Role {
  fileprivate var outlineName: String {
    switch self {
    case .part: "Part"
    case .title: "H1"
    case .heading: "H2"
    case .paragraph: "P"
    case .table: "Table"
    case .tableRow: "TR"
    case .tableHeader(.column, _): "TH-column"
    case .tableHeader(.row, _): "TH-row"
    case .tableHeader(.both, _): "TH-both"
    case .tableCell: "TD"
    case .figure: "Figure"
    case .link: "Link"
    }
  }
}

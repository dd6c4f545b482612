import Expressions
import Findings
import Fonts
import Forms
import PageGraphics
import TemplateRuntime
import Testing

@testable import Pages

/// What stands on the pages of a copy.
@Suite struct PageDrawingTests {
  let sample: SamplePages

  init() throws { sample = try SamplePages() }

  @Test func `a page says everything that the form says`() throws {
    let pages = try sample.pages(sample.form())
    #expect(pages.count == 1)
    let text = pages[0].text
    for part in [
      "某某机械有限公司", "配件清单", "客户单位", "宁国市城乡环境工程有限公司", "□自取 ☑快递", "轴承 2", "268.00", "何婷", "2026年11月20日",
      "PJ-2026-000001", "第 1 页", "共 1 页", "本单一式两联。",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    #expect(text.contains("第一联"))
  }

  @Test func `what a copy omits is not drawn, nor its label`() throws {
    let form = try sample.form(["opinion": "客户要求过高"])
    #expect(try sample.pages(form)[0].text.contains("客户要求过高"))
    let text = try sample.pages(form, copy: 1)[0].text
    #expect(!text.contains("客户要求过高") && !text.contains("内部意见") && !text.contains("268.00") && !text.contains("单价"))
  }

  @Test func `pages of the same shape share their grid and labels`() throws {
    let one = try sample.pages(sample.form(["problem": "异响"]))
    let other = try sample.pages(sample.form(["problem": "漏油"]), copy: 0)
    #expect(one[0].artworks[0].artwork === other[0].artworks[0].artwork)
    let longer = try sample.pages(sample.form(lines: 5))
    #expect(one[0].artworks[0].artwork !== longer[0].artworks[0].artwork)
  }

  @Test func `a greeting that all forms have is drawn with the grid, line below line`() throws {
    let sample = try SamplePages(SamplePages.greeted)
    let page = try sample.pages(sample.form())[0]
    func lines(_ drawing: Drawing) -> [String: Int] {
      drawing.runs.reduce(into: [:]) { lines, run in
        lines[String(String.UnicodeScalarView(drawing.glyphs[run.glyphs].map(\.character)))] = run.origin.y
      }
    }
    let shared = lines(page.artworks[0].artwork.drawing)
    let places = ["尊敬的客户：", "请在", "谢谢惠顾。"].map { words in shared.first { $0.key.hasSuffix(words) }?.value ?? 0 }
    #expect(places[0] > 0 && places == places.sorted() && Set(places).count == 3)
    #expect(try page.artworks[0].artwork === sample.pages(sample.form(["problem": "异响"]))[0].artworks[0].artwork)
    // A line more of who filled it in: the greeting stands lower.
    let form = try sample.form(["preparer": String(repeating: "售后服务部何婷、", count: 8)])
    #expect(try sample.pages(form)[0].artworks[0].artwork !== page.artworks[0].artwork)
  }

  @Test func `labels may have boxes of either kind`() throws {
    let yaml = SamplePages.yaml.replacing("label: 故障说明", with: "label: ☐故障 □说明").replacing(
      "title: 配件清单", with: "title: 配件☐清单")
    let sample = try SamplePages(yaml)
    let glyphs = try sample.pages(sample.form())[0].artworks[0].artwork.drawing.glyphs
    let text = String(String.UnicodeScalarView(glyphs.map(\.character))).filter { !$0.isWhitespace }
    #expect(text.contains("□故障□说明") && text.contains("配件□清单"))
  }

  @Test func `a void copy is stamped below what is written, with reason, day and who`() throws {
    var marks = CopyMarks.none
    marks.void = CopyMarks.Void(
      reason: LocalizedText("填错客户"), date: try #require(CalendarDate(iso: "2026-11-21")), operatorName: "陈晓燕")
    let page = try sample.pages(sample.form(), marks: marks)[0]
    let stamp = String(String.UnicodeScalarView(page.underlay.glyphs.map(\.character)))
    #expect(stamp.hasPrefix("作废") && stamp.contains("填错客户") && stamp.contains("陈晓燕") && stamp.contains("2026年11月21日"))
    #expect(try sample.pages(sample.form())[0].underlay.marks.isEmpty)
  }

  @Test func `further pages have title, number and page, and the label of the copy`() throws {
    let pages = try sample.pages(sample.form(lines: 60))
    #expect(pages.count > 1)
    for page in pages.dropFirst() {
      #expect(page.text.contains("配件清单（续页）") && page.text.contains("PJ-2026-000001"))
      #expect(page.text.contains("共 \(pages.count) 页") && page.text.contains("第一联"))
    }
  }

  @Test(arguments: [Language.zhHans, .zhHant, .en])
  func `boxes are drawn as paths, and can be read`(_ language: Language) throws {
    let sample = try SamplePages(language: language)
    let page = try sample.pages(sample.form())[0]
    let unseen = page.drawing.marks.compactMap { mark -> GlyphRun? in
      if case .text(let run) = mark.content, run.isInvisible { run } else { nil }
    }
    #expect(unseen.map { page.drawing.glyphs[$0.glyphs.lowerBound].character } == ["□", "☑"])
    #expect(page.drawing.marks.contains { if case .path = $0.content { true } else { false } })
  }

  @Test func `everything lies on the sheet`() throws {
    for lines in [0, 3, 40] {
      for page in try sample.pages(sample.form(lines: lines)) {
        for case .text(let run) in page.drawing.marks.map(\.content) where run.axis == .across {
          let width = page.drawing.glyphs[run.glyphs].reduce(0) { $0 + Int($1.advance) }
          #expect(run.origin.x >= 0 && run.origin.x + width <= page.size.width)
          #expect(run.origin.y >= 0 && run.origin.y <= page.size.height)
        }
      }
    }
  }

  @Test func `an English sheet has the label of its copy turned, and its stamp within the margins`() throws {
    let sample = try SamplePages(
      SamplePages.yaml.replacing(
        "label: 第一联 存根联", with: "label: { zh-Hans: 第一联 存根联, en: Copy 1 Office }"), language: .en)
    var marks = CopyMarks.none
    marks.void = CopyMarks.Void(
      reason: LocalizedText("wrong customer"), date: try #require(CalendarDate(iso: "2026-11-21")), operatorName: "Wang"
    )
    let page = try sample.pages(sample.form(), marks: marks)[0]
    func runs(_ drawing: Drawing) -> [GlyphRun] {
      drawing.marks.compactMap { if case .text(let run) = $0.content { run } else { nil } }
    }
    let margins = try #require(page.artworks.last).artwork.drawing
    let turned = runs(margins).filter { $0.turn == 90_000 }
    let label = String(String.UnicodeScalarView(turned.map { margins.glyphs[$0.glyphs.lowerBound].character }))
    #expect(label.replacing(" ", with: "").hasPrefix("Copy1Office"))
    #expect(runs(page.underlay).allSatisfy { $0.origin.x > 0 && $0.origin.x < page.size.width })
  }

  @Test func `those who sign are named in 楷体, all else is in other fonts`() throws {
    let page = try sample.pages(sample.form(["opinion": "同意"]))[0]
    let kai = try FontCatalogue().face(FontRequest(FontStyle.kai.families(in: .zhHans)))
    var signed = ""
    for case .text(let run) in page.drawing.marks.map(\.content) where run.font.face.familyName == kai.familyName {
      signed.unicodeScalars += page.drawing.glyphs[run.glyphs].map(\.character)
    }
    #expect(signed == "何婷")
    #expect(
      !page.artworks[0].artwork.drawing.marks.contains { mark in
        if case .text(let run) = mark.content { run.font.face.familyName == kai.familyName } else { false }
      })
  }

  @Test func `without a 楷体 names are set as text is`() throws {
    let catalogue = try FontCatalogue()
    let song = try catalogue.face(FontRequest(FontStyle.song.families(in: .zhHans)))
    let fonts = PageFonts(text: [song], title: [song], kai: nil, latin: song)
    let template = try PageTemplate.compile(sample.schema, language: .zhHans, fonts: fonts).get()
    let pages = try PageDrawer(template).pages(of: sample.form(), copies: [sample.schema.copies[0]])[0]
    #expect(pages[0].text.contains("何婷") && fonts.faces.count == 1)
  }
}

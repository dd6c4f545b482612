import Forms
import PageGraphics
import Pictures
import TemplateRuntime
import TestSupport
import Testing

@testable import Pages

/// Pictures on pages of their own behind the form.
@Suite struct AttachmentPagesTests {
  /// A picture of each kind, by the names that forms give them.
  private static let files = [
    "横.png": "plain.png", "竖.jpg": "turned-6.jpg", "印.jpg": "cmyk.jpg", "透明.png": "alpha16.png", "远.jpg": "density.jpg",
  ]

  private func sample(paper: String = "size: A4") throws -> SamplePages {
    try SamplePages(
      SamplePages.yaml
        .replacing("- [ sign ]", with: "- [ { field: photo, span: 12 } ]\n    - [ sign ]")
        .replacing("layout:\n", with: "layout:\n  paper: { \(paper) }\n")
        .replacing("- { id: price,", with: "- { id: view, label: 外观, type: image }\n      - { id: price,")
        .replacing("omit: [opinion,", with: "omit: [photo, lines.view, opinion,")
        .replacing("- { id: sign,", with: "- { id: photo, label: 现场照片, type: image, max_rows: 9 }\n  - { id: sign,"))
  }

  private func pages(
    _ sample: SamplePages, _ names: [String], inRows: [String] = [], copy: Int = 0, lines: Int = 2,
    _ texts: [String: String] = [:]
  ) throws -> [FixedPage] {
    let plain = try sample.form(lines: lines, texts)
    var values = plain.values
    if !names.isEmpty { values["photo"] = .images(names.map { ImageReference(path: "照片/\($0)") }) }
    if case .rows(var rows)? = values["lines"] {
      for (index, name) in inRows.enumerated() { rows[index]["view"] = .images([ImageReference(path: name)]) }
      values["lines"] = .rows(rows)
    }
    let form = NumberedForm(
      schema: plain.schema, number: plain.number, values: values, stage: .closing, issuedOn: plain.issuedOn)
    let pictures = try Self.files.mapValues { try Picture(Repository.bytes("Tests/PicturesTests/Fixtures/\($0)")) }
    let loader = PictureLoader { image in image.path.split(separator: "/").last.flatMap { pictures[String($0)] } }
    return try PageDrawer(sample.template).pages(of: form, copies: [sample.schema.copies[copy]], pictures: loader)[0]
  }

  private func areas(_ page: FixedPage) -> [PageArea] {
    page.drawing.marks.compactMap { if case .picture(let mark) = $0.content { mark.area } else { nil } }
  }

  @Test(arguments: [1, 2, 3, 5], ["size: A4", "size: A4, orientation: landscape", "size: A5"])
  func `two stand on a page, each 80 mm high at least, with number, field and file`(
    _ count: Int, _ paper: String
  ) throws {
    let sample = try sample(paper: paper)
    let names = Array(Self.files.keys.sorted().prefix(count))
    let pages = try pages(sample, names)
    #expect(pages.count == 1 + (count + 1) / 2)
    #expect(areas(pages[0]).isEmpty && pages[0].text.contains("附件 \(count) 张"))
    let area = sample.template.area
    for (index, page) in pages.dropFirst().enumerated() {
      let pictures = areas(page)
      #expect(pictures.count == min(2, count - 2 * index))
      for picture in pictures {
        // A picture that lies has no room for that on A5.
        let isWide = picture.size.width >= area.size.width - Millipoints.millimetres(1)
        #expect(picture.size.height >= Millipoints.millimetres(80) - 1 || isWide && paper.hasSuffix("A5"))
        #expect(picture.origin.x >= area.origin.x && picture.maxX <= area.maxX && picture.maxY <= area.maxY)
      }
      #expect(zip(pictures, pictures.dropFirst()).allSatisfy { $0.maxY < $1.origin.y })
      for number in 2 * index + 1...2 * index + pictures.count {
        #expect(page.text.contains("附件 \(number) · 现场照片 · \(names[number - 1])"))
      }
    }
  }

  @Test func `a page of pictures is headed by title, number and label of the copy`() throws {
    for page in try pages(sample(), ["横.png", "竖.jpg", "远.jpg"]).dropFirst() {
      for part in ["配件清单（续页）", "PJ-2026-000001", "附件　第一联 存根联", "共 3 页"] {
        #expect(page.text.contains(part), "\(part)")
      }
    }
  }

  @Test func `a turned picture stands upright, and none is distorted`() throws {
    let page = try pages(sample(), ["竖.jpg", "横.png"])[1]
    let sides = areas(page).map { Double($0.size.width) / Double($0.size.height) }
    #expect(abs(sides[0] - 2.0 / 3) < 0.01 && abs(sides[1] - 3.0 / 2) < 0.01)
  }

  @Test func `pictures in rows are attached too, and say in which row`() throws {
    let pages = try pages(sample(), ["横.png"], inRows: ["远.jpg", "印.jpg"])
    #expect(pages.count == 3 && pages[0].text.contains("附件 3 张"))
    let text = pages[1].text + pages[2].text
    #expect(text.contains("附件 1 · 配件明细 1 · 外观 · 远.jpg") && text.contains("附件 2 · 配件明细 2 · 外观 · 印.jpg"))
    #expect(text.contains("附件 3 · 现场照片 · 横.png"))
    #expect(areas(pages[1]).allSatisfy { $0.size.height >= Millipoints.millimetres(80) })
  }

  @Test func `a copy that omits pictures has no attachments and counts none`() throws {
    let pages = try pages(sample(), ["横.png", "竖.jpg"], inRows: ["远.jpg"], copy: 1)
    #expect(pages.count == 1 && areas(pages[0]).isEmpty && !pages[0].text.contains("附件"))
    #expect(try self.pages(sample(), []).allSatisfy { !$0.text.contains("附件") })
  }

  @Test func `a low sheet has one picture a page`() throws {
    let pages = try pages(sample(paper: "size: 241, cut: half"), ["横.png", "竖.jpg"])
    #expect(pages.count == 3 && pages.dropFirst().allSatisfy { areas($0).count == 1 })
  }

  @Test func `the foot counts attachments and pages of the annex`() throws {
    let long = String(repeating: "举升缸密封圈老化漏油。", count: 200)
    let pages = try pages(sample(), ["横.png", "竖.jpg", "远.jpg"], ["problem": long])
    let count = pages.count
    #expect(count > 3)
    for (index, page) in pages.enumerated() {
      #expect(page.text.contains("附件 3 张　附页 1 页　第 \(index + 1) 页　共 \(count) 页"))
    }
    #expect(try !self.pages(sample(), [], lines: 60)[1].text.contains("附"))
  }
}

import Findings
import Testing

@testable import Forms

/// The pages that go out with a form, as schemas describe them.
@Suite struct EnclosureTests {
  private func load(_ enclosures: String) -> LoadResult {
    let yaml = """
      id: letter
      title: 调查表
      number: { prefix: DC }
      retention: { years: 1, class: 内部 }
      copies: [ { id: office, label: 第一联, keeper: 售后服务部 } ]
      fields:
        - { id: customer, label: 顾客, type: text }
        - { id: postcode, label: 邮编, type: text }
      layout: { rows: [ [ customer, postcode ] ] }
      enclosures:
      """
    let lines = enclosures.split(separator: "\n").map { "  " + $0 }.joined(separator: "\n")
    return FormSchema.load(
      yaml: yaml + "\n" + lines, file: "letter.yaml", profile: CompanyProfile(name: "某某机械有限公司"))
  }

  private func codes(_ enclosures: String) -> [String] { load(enclosures).findings.map(\.code) }

  @Test func `an enclosure says what it is printed on, where it lies and with which copies`() throws {
    let schema = try #require(
      load(
        """
        - id: cover
          title: 随函
          position: before
          of: each
          layout:
            areas: [ { at: [-40, -20, 30, 10], text: "{{customer}}", size: 12, align: right } ]
            rows: [ { note: "尊敬的{{customer}}：", size: 12, before: 80 }, [ customer ] ]
        - id: dl
          title: 信封
          kind: envelope
          layout: { paper: { size: DL }, areas: [ { at: [12, 10, 54, 9], text: "{{postcode}}", boxes: 6 } ] }
        - id: tag
          title: 标签
          kind: label
          layout: { paper: { size: [70, 37], margins: [3, 3, 3, 3] }, areas: [ { at: [4, 4, 62, 20], text: "{{customer}}" } ] }
        """
      ).schema)
    let (cover, envelope, label) = (schema.enclosures[0], schema.enclosures[1], schema.enclosures[2])
    #expect(cover.kind == .page && cover.position == .before && cover.extent == .each)
    #expect(envelope.kind == .envelope && label.kind == .label && label.extent == .first)
    #expect(envelope.layout.paper.dimensions == (220, 110) && label.layout.paper.dimensions == (70, 37))
    #expect(envelope.layout.areas[0].boxes == 6)
    // What is counted from the right and lower edges of A4.
    #expect(cover.layout.areas[0].place(on: cover.layout.paper) == (170, 277))
    #expect(cover.layout.areas[0].note.align == "right" && cover.layout.blocks.count == 2)
  }

  @Test func `what is wrong with an enclosure is told at its place`() {
    let area = "areas: [ { at: [4, 4, 62, 20], text: a } ]"
    #expect(codes("- { id: a, title: 随函, layout: { rows: [ [ nobody ] ] } }") == ["unknown-field"])
    #expect(codes("- { id: a, title: 随函 }") == ["missing-key"])
    #expect(codes("- { id: a, title: 随函, layout: { paper: { size: A4 } } }") == ["missing-key"])
    #expect(codes("- { id: a, title: 随函, kind: letter, layout: { \(area) } }") == ["unknown-keyword"])
    #expect(codes("- { id: a, title: 随函, kind: label, position: before, layout: { \(area) } }") == ["key-not-for-type"])
    #expect(
      codes("- { id: a, title: 随函, layout: { \(area) } }\n- { id: a, title: 回执, layout: { \(area) } }")
        == ["duplicate-id"])
    #expect(
      codes(
        "- { id: a, title: 标签, layout: { paper: { size: [70, 37], margins: [3, 3, 3, 3] }, areas: [ { at: [40, 4, 62, 20], text: a } ] } }"
      )
        == ["layout-too-large"])
    #expect(codes("- { id: a, title: 随函, layout: { areas: [ { at: [1, 2, 3], text: a } ] } }") == ["wrong-type"])
    #expect(codes("- { id: a, title: 随函, layout: { paper: { size: [70] }, \(area) } }") == ["wrong-type"])
    #expect(codes("- { id: a, title: 随函, layout: { paper: { size: B9 }, \(area) } }") == ["unknown-keyword"])
    let found = load("- { id: a, title: 随函, layout: { rows: [ [ nobody ] ] } }").findings
    #expect(found.first?.origin.line == 11)
  }

  @Test func `an enclosure alone has places, and a form alone a greeting`() {
    #expect(codes("- { id: a, title: 随函, layout: { greeting: 您好, rows: [ [ customer ] ] } }") == ["unknown-key"])
  }
}

import Testing

@testable import Templates

/// What is made ready once for the forms of a schema.
@Suite struct ReadyTextTests {
  @Test func `ids that begin and end alike are told apart`() {
    let ids = ["customer_a_address", "customer_b_address", "name", "", "名称", "customer_address"]
    let index = FieldIndex(ids + ["name"])
    #expect(ids.map { index.place(of: $0) } == [0, 1, 2, 3, 4, 5])
    #expect(index.place(of: "customer_c_address") == nil)
    #expect(FieldIndex([]).place(of: "") == nil)
  }

  @Test(arguments: [BoxStyle.modern, .safe])
  func `boxes made ready look like boxes drawn one by one`(_ style: BoxStyle) throws {
    let options = ["维修", "更换", "退货 A&B"].enumerated().map { TemplateChoices.Option(id: "\($0)", label: $1) }
    let ready = try #require(ChoiceText(options))
    for chosen in [[], [0], [2], [0, 1, 2]] as [[Int32]] {
      var (quick, plain): ([UInt8], [UInt8]) = ([0x41], [0x41])
      ready.appendBoxes(style, ticked: chosen, to: &quick)
      style.append(TemplateChoices(chosen: chosen.map { "\($0)" }, options: options), to: &plain)
      #expect(quick == plain)
    }
    #expect(ChoiceText(options + options) == nil)
  }
}

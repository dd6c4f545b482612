import Testing

@testable import Templates

/// What is made ready once for the forms of a schema.
@Suite struct ReadyTextTests {
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

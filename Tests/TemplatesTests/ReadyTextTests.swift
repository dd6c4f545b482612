import Testing

@testable import TemplateLanguage
@testable import TemplateRuntime
@testable import Templates

/// What is made ready once for the forms of a schema.
@Suite struct ReadyTextTests {
  @Test(arguments: [BoxStyle.modern, .safe])
  func `every choice is printed with its box, ticked where it was chosen`(_ style: BoxStyle) throws {
    let labels = ["维修", "更换", "退货 A&B"]
    let list = ChoiceText(labels.enumerated().map { TemplateChoices.Option(id: "\($0)", label: $1) })
    for chosen in [[], [0], [2], [0, 1, 2]] as [[Int32]] {
      var out: [UInt8] = [0x41]
      list.appendBoxes(style, ticked: chosen, to: &out)
      let boxes = labels.enumerated().map { (style == .safe ? "■" : "☑", $1, chosen.contains(Int32($0))) }
      let wanted = boxes.map { ($2 ? $0 : "□") + $1 }.joined(separator: " ")
      #expect(String(decoding: out, as: UTF8.self) == "A" + wanted)
    }
  }
}

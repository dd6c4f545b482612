import FormLayout
import PageGraphics
import TemplateLanguage
import TemplateRuntime
import Typesetting

/// The head of the first page with the values of a form.
struct FilledHead: Sendable {
  /// The day and the filler at the left, the number at the right.
  var left: SetLine
  let right: SetLine
  var greeting: [SetLine]
  /// The codes of the number; `nil` for an empty form.
  let codes: NumberCodes?
  /// How far the line of the day stands from the left: beside the QR code.
  let indent: Int
  /// The height of all, with the title.
  var height: Int

  init(
    _ head: PageHead, textSize: Int, width: Int, _ filler: inout FormFiller
  ) throws(TemplateError) {
    let text = LineSetter.height(textSize)
    codes = filler.codes
    indent = codes == nil ? 0 : head.codes.indent
    right = try filler.set(head.right, size: textSize, width: width, height: text)
    left = try filler.set(
      head.left, size: textSize, width: width - indent - right.text.width - 6_000, height: text)
    var greeting: [SetLine] = []
    for line in head.greeting {
      greeting.append(try filler.set(line, size: textSize, width: width, height: .exact(textSize * 3 / 2)))
    }
    self.greeting = greeting
    height =
      head.titleHeight + max(left.height, right.height) + 3_000 + greeting.reduce(0) { $0 + $1.height + 2_000 }
  }
}

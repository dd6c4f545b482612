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
  var greeting: [FilledGreeting]
  /// The codes of the number; `nil` for an empty form.
  let codes: NumberCodes?
  /// How far the line of the day stands from the left: beside the QR code.
  let indent: Int
  /// The height of all, with the title.
  var height: Int
  private let titleHeight: Int

  init(
    _ head: PageHead, textSize: Int, width: Int, _ filler: inout FormFiller
  ) throws(TemplateError) {
    let text = LineSetter.height(textSize)
    codes = filler.codes
    indent = codes == nil ? 0 : head.codes.indent
    right = try filler.set(head.right, size: textSize, width: width, height: text)
    left = try filler.set(
      head.left, size: textSize, width: width - indent - right.text.width - 6_000, height: text)
    var greeting: [FilledGreeting] = []
    for line in head.greeting {
      if let constant = line.constant {
        greeting.append(FilledGreeting(line: constant, isConstant: true))
      } else {
        let height = PageHead.greetingHeight(textSize)
        let set = try filler.set(line.line, size: textSize, width: width, height: height)
        greeting.append(FilledGreeting(line: set, isConstant: false))
      }
    }
    self.greeting = greeting
    titleHeight = head.titleHeight
    height =
      titleHeight + max(left.height, right.height) + 3_000 + greeting.reduce(0) { $0 + $1.line.height + 2_000 }
  }

  /// The lines of the greeting, and how far they stand below the top of the head.
  var greetingLines: [(line: FilledGreeting, y: Int)] {
    var y = titleHeight + max(left.height, right.height) + 3_000
    return greeting.map { line in
      defer { y += line.line.height + 2_000 }
      return (line, y)
    }
  }
}

/// A line of the greeting with the values of a form.
struct FilledGreeting: Sendable {
  let line: SetLine
  /// Whether it is that of every form.
  let isConstant: Bool
}

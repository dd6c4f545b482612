import TemplateLanguage

/// The options of a choice list, ready to be written.
final class ChoiceText: Sendable {
  private let options: [TemplateChoices.Option]
  private let labels: [UInt8]
  private let ends: [Int]
  /// Every option with an empty box, which is the same in all styles and as long as a ticked one; and where the boxes are.
  private let boxes: [UInt8]
  private let marks: [Int]

  init(_ options: [TemplateChoices.Option]) {
    var (labels, ends, boxes, marks): ([UInt8], [Int], [UInt8], [Int]) = ([], [], [], [])
    for index in options.indices {
      labels += options[index].label.utf8
      ends.append(labels.count)
      marks.append(boxes.count + (index > 0 ? 1 : 0))
      if index > 0 { boxes.append(0x20) }
      boxes += BoxStyle.modern.glyph(false).utf8
      boxes += options[index].label.utf8
    }
    self.options = options
    (self.labels, self.ends, self.boxes, self.marks) = (labels, ends, boxes, marks)
  }

  /// The index of the option of this id; `nil` if there is none.
  func index(ofID id: String) -> Int? { options.firstIndex { $0.id == id } }

  /// The index of the option of this id or label; `nil` if there is none.
  func index(of writing: String) -> Int? {
    // Most templates write the id itself.
    if let index = index(ofID: writing) { return index }
    let key = NameFolding.key(writing)
    return options.firstIndex { NameFolding.key($0.id) == key || NameFolding.key($0.label) == key }
  }

  /// Appends the label of an option.
  func appendLabel(_ index: Int, to out: inout [UInt8]) {
    let start = index > 0 ? ends[index - 1] : 0
    let end = ends[index]
    labels.withUnsafeBufferPointer { out.append(contentsOf: UnsafeBufferPointer(rebasing: $0[start..<end])) }
  }

  /// Appends every option with its box; those of `ticked`, by their indices, are ticked.
  func appendBoxes(_ style: BoxStyle, ticked: some Sequence<Int32>, to out: inout [UInt8]) {
    let start = out.count
    out.append(contentsOf: boxes)
    for option in ticked {
      var at = start + marks[Int(option)]
      for byte in style.glyph(true).utf8 {
        out[at] = byte
        at += 1
      }
    }
  }
}

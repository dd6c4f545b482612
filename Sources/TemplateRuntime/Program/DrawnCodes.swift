import Pictures
import TemplateLanguage

/// The codes that were drawn last, with their pictures: all copies of a form have the same, and making one takes longer than
/// all else of a copy.
package struct DrawnCodes: Sendable {
  private struct Code: Sendable {
    let text: String
    let pipe: DrawingPipe
    let drawing: TemplateDrawing
    /// The picture of it, made when first asked for.
    var picture: Picture?
  }
  private var known: [Code] = []
  /// How many are kept: those of a form.
  private static let most = 8

  package init() {}

  /// What a pipe draws of a text, as `make` makes it the first time.
  mutating func drawing(
    _ text: String, _ pipe: DrawingPipe, _ make: () throws(PictureError) -> TemplateDrawing
  ) throws(PictureError) -> TemplateDrawing {
    if let code = known.first(where: { $0.text == text && $0.pipe == pipe }) { return code.drawing }
    let drawing = try make()
    if known.count >= DrawnCodes.most { known.removeFirst() }
    known.append(Code(text: text, pipe: pipe, drawing: drawing))
    return drawing
  }

  /// The picture of a drawing.
  mutating func picture(of drawing: TemplateDrawing) -> Picture {
    if case .picture(let picture) = drawing.content { return picture }
    guard let place = known.firstIndex(where: { $0.drawing == drawing }) else { return drawing.picture }
    let picture = known[place].picture ?? drawing.picture
    known[place].picture = picture
    return picture
  }
}

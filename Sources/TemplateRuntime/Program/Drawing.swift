package import Pictures
import TemplateLanguage

/// A picture or a code with the size and name that it is drawn with.
package struct TemplateDrawing: Sendable, Hashable {
  /// What is drawn.
  package enum Content: Sendable, Hashable {
    case picture(Picture)
    case code(CodeSymbol)
  }

  package var content: Content
  /// What it shows, for people who do not see it.
  package var name: String
  /// Its size standing upright.
  package var size: PrintSize

  /// The file of the picture, or one that shows the code.
  package var picture: Picture {
    switch content {
    case .picture(let picture): picture
    case .code(let code): code.picture(size)
    }
  }
}

extension DrawingPipe {
  /// The pictures of a value, each with the size that it is drawn with; `limit` is the width of the place in millimetres,
  /// which matters only to pictures without a given size.
  ///
  /// - Throws: `TemplateError` if the text cannot be a code.
  func drawings(
    of cell: Cell, _ data: TemplateData, limit: Double?, _ codes: inout DrawnCodes
  ) throws(TemplateError) -> [TemplateDrawing] {
    do throws(PictureError) {
      switch self {
      case .fit(let box):
        return data.pictures(cell).map { picture in
          let natural = picture.picture.naturalSize
          let size = box.map { natural.fitted(into: $0) } ?? limit.map { natural.limited(toWidth: $0) } ?? natural
          return TemplateDrawing(content: .picture(picture.picture), name: picture.name, size: size)
        }
      case .qr(let side, let correction):
        let text = data.text(cell)
        if text.isEmpty { return [] }
        return [
          try codes.drawing(text, self) { () throws(PictureError) in
            let code = try QRCode.symbol(text, correction: correction)
            return TemplateDrawing(content: .code(code), name: text, size: PrintSize(width: side, height: side))
          }
        ]
      case .code128(let size):
        let text = data.text(cell)
        if text.isEmpty { return [] }
        return [
          try codes.drawing(text, self) { () throws(PictureError) in
            TemplateDrawing(content: .code(try Code128.symbol(text)), name: text, size: size)
          }
        ]
      }
    } catch { throw TemplateError(error.message) }
  }
}

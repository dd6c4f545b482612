package import Pictures
import TemplateLanguage

/// A picture with the size and name that it is drawn with.
package struct TemplateDrawing: Sendable, Hashable {
  /// The file.
  package var picture: Picture
  /// What it shows, for people who do not see it.
  package var name: String
  /// Its size standing upright.
  package var size: PrintSize
}

extension DrawingPipe {
  /// The pictures of a value, each with the size that it is drawn with; `limit` is the width of the place in millimetres,
  /// which matters only to pictures without a given size.
  ///
  /// - Throws: `TemplateError` if the text cannot be a code.
  func drawings(
    of cell: Cell, _ data: TemplateData, limit: Double?
  ) throws(TemplateError) -> [TemplateDrawing] {
    do throws(PictureError) {
      switch self {
      case .fit(let box):
        return data.pictures(cell).map { picture in
          let natural = picture.picture.naturalSize
          let size = box.map { natural.fitted(into: $0) } ?? limit.map { natural.limited(toWidth: $0) } ?? natural
          return TemplateDrawing(picture: picture.picture, name: picture.name, size: size)
        }
      case .qr(let side, let correction):
        let text = data.text(cell)
        if text.isEmpty { return [] }
        let picture = try QRCode.picture(text, side: side, correction: correction)
        return [TemplateDrawing(picture: picture, name: text, size: PrintSize(width: side, height: side))]
      case .code128(let size):
        let text = data.text(cell)
        if text.isEmpty { return [] }
        return [TemplateDrawing(picture: try Code128.picture(text, size: size), name: text, size: size)]
      }
    } catch { throw TemplateError(error.message) }
  }
}

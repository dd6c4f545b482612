/// The picture formats that documents take: those that Word, WPS, Excel and LibreOffice all show.
package enum PictureFormat: String, Sendable, Hashable, CaseIterable {
  /// Portable Network Graphics, ISO/IEC 15948.
  case png
  /// JPEG in a JFIF or EXIF file.
  case jpeg
  /// Graphics Interchange Format, 87a and 89a.
  case gif

  /// The usual extension of files, without a dot.
  package var fileExtension: String { rawValue }
  /// The media type.
  package var contentType: String { "image/\(rawValue)" }

  /// The format that a file's first bytes show; `nil` for anything else. The name of a file says nothing.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: PNGFile.signature) {
      self = .png
    } else if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: Array("GIF87a".utf8)) || bytes.starts(with: Array("GIF89a".utf8)) {
      self = .gif
    } else {
      return nil
    }
  }
}

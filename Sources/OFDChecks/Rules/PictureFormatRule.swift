/// Pictures are BMP, JPEG, PNG, JBIG2, JPEG 2000 or TIFF, whatever their names say.
struct PictureFormatRule: OFDRule {
  static let clause = "6.2.6e"
  private static let beginnings: [[UInt8]] = [
    Array("BM".utf8), [0xFF, 0xD8, 0xFF], [0x89, 0x50, 0x4E, 0x47], [0x97, 0x4A, 0x42, 0x32],
    [0, 0, 0, 0x0C, 0x6A, 0x50], [0xFF, 0x4F, 0xFF, 0x51], [0x49, 0x49, 0x2A, 0], [0x4D, 0x4D, 0, 0x2A],
  ]

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.all("MultiMedia").compactMap { list, media in
      guard list.part.attribute("Type", media) == "Image", let file = list.part.child(media, "MediaFile"),
        let bytes = document.file(file, in: list.part)
      else { return nil }
      let isAllowed = PictureFormatRule.beginnings.contains { bytes.starts(with: $0) }
      return isAllowed ? nil : list.part.fault(media, "is in no format for archives")
    }
  }
}

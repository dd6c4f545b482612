import Markup
import PageGraphics
import Storage

extension PackageWriter {
  /// Writes files that the document holds, and their list (GB/T 33190, 20).
  ///
  /// - Precondition: they are XML or plain text, the only ones that OFD-A allows (6.15.1a).
  func add(_ files: [AssociatedFile]) throws {
    var xml = XMLWriter()
    xml.raw(OFDNames.declaration)
    xml.open("ofd:Attachments", [("xmlns:ofd", OFDNames.namespace)])
    for (index, file) in files.enumerated() {
      guard let format = file.textFormat else { preconditionFailure("OFD-A allows no files but XML and plain text") }
      let name = "Doc_0/Attachs/Attach_\(index).\(format.lowercased())"
      try write(name, file.bytes)
      // The size is in kilobytes.
      var size: [UInt8] = []
      size.write(decimal: (file.bytes.count * 1_000 + 512) / 1_024, places: 3)
      xml.open(
        "ofd:Attachment",
        [
          ("ID", "Attach_\(index)"), ("Name", file.name), ("Format", format), ("ModDate", file.modified.dateTimeText),
          ("Size", String(decoding: size, as: UTF8.self)),
        ])
      xml.element("ofd:FileLoc", text: "/\(name)")
      xml.close()
    }
    xml.close()
    try write("Doc_0/Attachs/Attachments.xml", xml.bytes)
  }
}

extension AssociatedFile {
  /// The format of a text, as OFD names it; `nil` for anything else.
  fileprivate var textFormat: String? {
    switch mediaType {
    case "application/xml", "text/xml": "XML"
    case "text/plain": "TXT"
    default: nil
    }
  }
}

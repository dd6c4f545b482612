/// Files inside are XML or plain text, by their format and by their content.
struct AttachmentRule: OFDRule {
  static let clause = "6.15.1"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.attachments.flatMap { part in
      part.all("Attachment").compactMap { attachment in
        let format = part.attribute("Format", attachment)?.uppercased() ?? ""
        guard ["XML", "TXT"].contains(format) else { return part.fault(attachment, "is neither XML nor plain text") }
        guard let file = part.child(attachment, "FileLoc"), let bytes = document.file(file, in: part) else {
          return nil
        }
        let isText = String(validating: bytes, as: UTF8.self)?.utf8.allSatisfy { $0 >= 0x20 || (9...13).contains($0) }
        guard isText == true else { return part.fault(attachment, "is no text in UTF-8") }
        if format == "XML", (try? CheckedPart(bytes, name: "")) == nil {
          return part.fault(attachment, "is no XML")
        }
        return nil
      }
    }
  }
}

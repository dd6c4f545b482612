import Markup
import PageGraphics

/// `OFD.xml`: what a document says about itself, and where it begins (GB/T 33190, 7.4).
enum MainPart {
  /// The keeper of the copy becomes the subject, the number a keyword; further items become custom data, as OFD-A has metadata
  /// (6.2.1b).
  static func bytes(_ information: DocumentInformation, identifier: String) -> [UInt8] {
    var xml = XMLWriter()
    xml.raw(OFDNames.declaration)
    // The schemas know no other type than OFD, but OFD-A demands its own (6.2.1a).
    xml.open("ofd:OFD", [("xmlns:ofd", OFDNames.namespace), ("Version", "1.0"), ("DocType", "OFD-A")])
    xml.open("ofd:DocBody")
    xml.open("ofd:DocInfo")
    xml.element("ofd:DocID", text: identifier)
    xml.element("ofd:Title", text: information.title)
    if let author = information.author { xml.element("ofd:Author", text: author) }
    if let keeper = information.keeper { xml.element("ofd:Subject", text: keeper) }
    xml.element("ofd:CreationDate", text: information.created.dateText)
    if let number = information.number {
      xml.open("ofd:Keywords")
      xml.element("ofd:Keyword", text: number)
      xml.close()
    }
    xml.element("ofd:Creator", text: information.software)
    if !information.items.isEmpty {
      xml.open("ofd:CustomDatas")
      for item in information.items { xml.element("ofd:CustomData", [("Name", item.name)], text: item.value) }
      xml.close()
    }
    xml.close()
    xml.element("ofd:DocRoot", text: "Doc_0/Document.xml")
    xml.close()
    xml.close()
    return xml.bytes
  }
}

extension DocumentMoment {
  /// The day as XML Schema writes dates.
  var dateText: String {
    String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)-\(two(month))-\(two(day))"
  }

  /// The moment as XML Schema writes it.
  var dateTimeText: String {
    let zone = "\(offset < 0 ? "-" : "+")\(two(abs(offset) / 60)):\(two(abs(offset) % 60))"
    return "\(dateText)T\(two(hour)):\(two(minute)):\(two(second))\(zone)"
  }

  private func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}

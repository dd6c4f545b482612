import Markup

/// The part that carries a package's title. Times are left out: they would differ from build to build.
enum CoreProperties {
  static let contentType = "application/vnd.openxmlformats-package.core-properties+xml"

  static func xml(title: String) -> [UInt8] {
    var xml = XMLWriter(declaration: true)
    xml.open(
      "cp:coreProperties",
      [
        ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
        ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
      ])
    xml.open("dc:title")
    xml.text(title)
    xml.close()
    xml.close()
    return xml.bytes
  }
}

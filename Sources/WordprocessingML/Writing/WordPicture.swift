import DrawingML
import Markup
import OPC

/// Where a picture of a header stands, behind the text of the page. Lengths in twentieths of a point.
package struct WordPicture: Sendable, Hashable {
  /// Which of the document's pictures it is, from 1.
  package var number: Int
  /// What it shows, for readers that cannot see it.
  package var description: String
  /// How far it stands from the left margin, and from the page's upper edge.
  package var x: Int, y: Int
  /// Its size.
  package var width: Int, height: Int
  /// Places a picture.
  package init(_ number: Int, description: String, x: Int, y: Int, width: Int, height: Int) {
    (self.number, self.description) = (number, description)
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  static func name(_ number: Int) -> PartName { PartName("/word/media/image\(number).png") ?? "/word/image.png" }
}

extension XMLWriter {
  /// A picture that floats; the id of its relationship is its number.
  mutating func word(_ picture: WordPicture) {
    // A twentieth of a point is 635 English metric units.
    let extent = [("cx", "\(picture.width * 635)"), ("cy", "\(picture.height * 635)")]
    open("w:r")
    open("w:drawing")
    open(
      "wp:anchor",
      [
        ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"), ("distT", "0"),
        ("distB", "0"), ("distL", "0"), ("distR", "0"), ("simplePos", "0"), ("relativeHeight", "\(picture.number)"),
        ("behindDoc", "1"), ("locked", "0"), ("layoutInCell", "1"), ("allowOverlap", "1"),
      ])
    empty("wp:simplePos", [("x", "0"), ("y", "0")])
    for (name, from, offset) in [("wp:positionH", "margin", picture.x), ("wp:positionV", "page", picture.y)] {
      open(name, [("relativeFrom", from)])
      element("wp:posOffset", text: "\(offset * 635)")
      close()
    }
    empty("wp:extent", extent)
    empty("wp:effectExtent", [("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")])
    empty("wp:wrapNone")
    empty(
      "wp:docPr", [("id", "\(picture.number)"), ("name", "Picture \(picture.number)"), ("descr", picture.description)])
    empty("wp:cNvGraphicFramePr")
    open("a:graphic", [("xmlns:a", DrawingML.namespace)])
    open("a:graphicData", [("uri", DrawingML.pictures)])
    open("pic:pic", [("xmlns:pic", DrawingML.pictures)])
    self.picture(
      "pic", relationship: "rId\(picture.number)", id: picture.number, description: picture.description, extent: extent)
    close()
    close()
    close()
    close()
    close()
    close()
  }
}

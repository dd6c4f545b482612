package import Markup

extension XMLWriter {
  /// Writes what a `pic` element of a document (`pic`) or of a sheet's drawing (`xdr`) holds.
  ///
  /// - Parameter relationship: the id of the relationship to the picture.
  package mutating func picture(
    _ prefix: String, relationship: String, id: Int, description: String, extent: [(String, String)]
  ) {
    open("\(prefix):nvPicPr")
    empty("\(prefix):cNvPr", [("id", "\(id)"), ("name", "Picture \(id)"), ("descr", description)])
    empty("\(prefix):cNvPicPr")
    close()
    open("\(prefix):blipFill")
    empty("a:blip", [("xmlns:r", DrawingML.relationships), ("r:embed", relationship)])
    open("a:stretch")
    empty("a:fillRect")
    close()
    close()
    open("\(prefix):spPr")
    open("a:xfrm")
    empty("a:off", [("x", "0"), ("y", "0")])
    empty("a:ext", extent)
    close()
    open("a:prstGeom", [("prst", "rect")])
    empty("a:avLst")
    close()
    close()
  }
}

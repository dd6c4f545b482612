/// Units say only what is used to draw them: nothing of lines where none are drawn, nothing of colours in pictures.
struct LineAttributeRule: OFDRule {
  static let clause = "6.3.3c, 6.3.3d, 6.3.3e"
  private static let lines = ["LineWidth", "Cap", "Join", "MiterLimit", "DashOffset", "DashPattern"]

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.contents.flatMap { part in
      let undrawn =
        part.all("PathObject").filter { part.attribute("Stroke", $0) == "false" }
        + part.all("TextObject").filter { part.attribute("Stroke", $0) != "true" } + part.all("CompositeObject")
      let coloured = part.all("ImageObject") + part.all("CompositeObject")
      return undrawn.flatMap { unit in
        LineAttributeRule.lines.filter { part.attribute($0, unit) != nil }.map { part.fault(unit, "says \($0)") }
          + part.children(unit, "StrokeColor").map { part.fault($0, "is never used") }
      }
        + coloured.flatMap { unit in
          ["Fill"].filter { part.attribute($0, unit) != nil }.map { part.fault(unit, "says \($0)") }
            + part.children(unit, "FillColor").map { part.fault($0, "is never used") }
        }
    }
  }
}

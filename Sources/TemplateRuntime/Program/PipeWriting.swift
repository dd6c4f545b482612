package import TemplateLanguage

extension TemplateData {
  /// Sends a value through pipes. What comes out is appended if the last step wrote it out; otherwise it is returned, with the
  /// data that it belongs to.
  package func append(
    _ cell: Cell, through pipes: ArraySlice<Pipe>, to out: inout [UInt8]
  ) throws(TemplateError) -> (cell: Cell, data: TemplateData)? {
    guard let pipe = pipes.first else { return (cell, self) }
    let rest = pipes.dropFirst()
    if rest.isEmpty { return try pipe.write(cell, of: self, to: &out) ? nil : (cell, self) }
    var text: [UInt8] = []
    guard try pipe.write(cell, of: self, to: &text) else { return try append(cell, through: rest, to: &out) }
    let written = TemplateData(text: text, language)
    return try written.append(written.root, through: rest, to: &out)
  }
}

package import OPC

extension Part {
  /// Whether it holds the document's properties.
  package var isProperties: Bool {
    let type = contentType.lowercased()
    return ["core-properties+xml", "extended-properties+xml", "custom-properties+xml"].contains { type.hasSuffix($0) }
  }
}

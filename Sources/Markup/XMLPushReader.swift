import CLibXML2

/// Reads an XML document that arrives in pieces, without keeping it: for worksheets of any size.
///
///     var reader = try XMLPushReader(handler, name: "xl/worksheets/sheet1.xml")
///     try part.stream { try reader.feed($0) }
///     let handler = try reader.finish()
///
/// Refuses the same documents as `XMLCheck.wellFormed`, but only when it comes to the fault.
public struct XMLPushReader<Handler: XMLStreamHandler>: ~Copyable {
  private let parser: ParserHandle
  private let driver: Driver<Handler>
  private let name: String

  /// Begins to read; `name` is used in messages only.
  public init(_ handler: Handler, name: String) throws(MarkupError) {
    let parser = try ParserHandle(push: name)
    let driver = Driver(handler)
    driver.install(on: parser.context)
    self.parser = parser
    self.driver = driver
    self.name = name
  }

  /// Takes the next piece; throws what the handler throws. The answer is `false` once the handler has all it wants.
  public mutating func feed(_ piece: ArraySlice<UInt8>) throws -> Bool {
    if driver.handler.isFinished { return false }
    let status = piece.withUnsafeBytes { buffer in
      xmlParseChunk(parser.context, buffer.bindMemory(to: CChar.self).baseAddress, Int32(clamping: buffer.count), 0)
    }
    try check(status)
    return !driver.handler.isFinished
  }

  /// Ends the document and gives back the handler; a document that breaks off throws, unless the handler had enough.
  public consuming func finish() throws -> Handler {
    if !driver.handler.isFinished { try check(xmlParseChunk(parser.context, nil, 0, 1)) }
    return driver.handler
  }

  /// Reads a document that is in memory as a whole.
  public static func read(_ bytes: [UInt8], with handler: Handler, name: String) throws -> Handler {
    var reader = try XMLPushReader(handler, name: name)
    for start in stride(from: 0, to: bytes.count, by: 1 << 16) {
      guard try reader.feed(bytes[start..<min(start + 1 << 16, bytes.count)]) else { break }
    }
    return try reader.finish()
  }

  private func check(_ status: Int32) throws {
    if let error = driver.error { throw error }
    if driver.hasDoctype { throw MarkupError.doctype(name) }
    let state = parser.context.pointee
    guard status == 0, state.wellFormed == 1, state.nsWellFormed == 1 else {
      throw LibXML.error(state.lastError, name: name)
    }
  }
}

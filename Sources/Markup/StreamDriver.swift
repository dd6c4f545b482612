import CLibXML2

/// Stands between libxml2's callbacks, which know no types, and a handler.
class AnyDriver {
  var error: (any Error)?
  var hasDoctype = false

  func start(_ element: borrowing XMLStartTag) throws {}
  func characters(_ text: Span<UInt8>) throws {}
  func end(_ element: borrowing XMLEndTag) throws {}

  /// Sets the callbacks. The driver must outlive the parser's last call; the parser does not retain it.
  func install(on context: xmlParserCtxtPtr) {
    context.pointee._private = Unmanaged.passUnretained(self).toOpaque()
    guard let sax = context.pointee.sax else { return }
    sax.pointee.startElementNs = { user, local, _, uri, _, _, count, _, attributes in
      guard let local else { return }
      AnyDriver.call(user) {
        try $0.start(XMLStartTag(local: local, uri: uri, attributes: attributes, count: Int(count)))
      }
    }
    sax.pointee.endElementNs = { user, local, _, _ in
      guard let local else { return }
      AnyDriver.call(user) { try $0.end(XMLEndTag(local: local)) }
    }
    let text: charactersSAXFunc = { user, start, count in
      AnyDriver.call(user) { try $0.characters(UnsafeBufferPointer(start: start, count: Int(count)).span) }
    }
    sax.pointee.characters = text
    // Without these libxml2 would drop blanks between elements, and the element's own blanks with them.
    sax.pointee.ignorableWhitespace = text
    sax.pointee.cdataBlock = text
    sax.pointee.internalSubset = { user, _, _, _ in
      guard let context = user?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
      AnyDriver.of(context)?.hasDoctype = true
      xmlStopParser(context)
    }
    // A handler set here keeps libxml2 from printing.
    sax.pointee.serror = { _, _ in }
  }

  private static func of(_ context: xmlParserCtxtPtr) -> AnyDriver? {
    context.pointee._private.map { Unmanaged<AnyDriver>.fromOpaque($0).takeUnretainedValue() }
  }

  /// Calls the driver; what it throws is kept, and the parser stopped.
  private static func call(_ user: UnsafeMutableRawPointer?, _ body: (AnyDriver) throws -> Void) {
    guard let context = user?.assumingMemoryBound(to: xmlParserCtxt.self), let driver = of(context),
      driver.error == nil
    else { return }
    do { try body(driver) } catch {
      driver.error = error
      xmlStopParser(context)
    }
  }
}

/// A driver of one kind of handler.
final class Driver<Handler: XMLStreamHandler>: AnyDriver {
  var handler: Handler

  init(_ handler: Handler) { self.handler = handler }

  override func start(_ element: borrowing XMLStartTag) throws { try handler.start(element) }
  override func characters(_ text: Span<UInt8>) throws { try handler.characters(text) }
  override func end(_ element: borrowing XMLEndTag) throws { try handler.end(element) }
}

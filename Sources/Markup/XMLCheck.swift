import CLibXML2

/// Checks that bytes are well-formed XML of the harmless kind.
package enum XMLCheck {
  /// Refuses bytes that are not well-formed XML 1.0 with namespaces, and every document type declaration.
  ///
  /// Nothing outside the bytes is read. Nesting beyond 256 elements is refused. `name` is used in the message only.
  package static func wellFormed(_ bytes: [UInt8], name: String) throws(MarkupError) {
    if bytes.isEmpty { throw .empty(name) }
    let parser = try ParserHandle(name: name)
    let report = CheckReport(name: name)
    let sax = parser.context.pointee.sax
    parser.context.pointee._private = Unmanaged.passUnretained(report).toOpaque()
    sax?.pointee.internalSubset = { user, _, _, _ in
      guard let context = user?.assumingMemoryBound(to: xmlParserCtxt.self) else { return }
      CheckReport.of(context)?.hasDoctype = true
      xmlStopParser(context)
    }
    sax?.pointee.serror = { user, error in
      guard let context = user?.assumingMemoryBound(to: xmlParserCtxt.self), let report = CheckReport.of(context),
        let error, report.first == nil, error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue
      else { return }
      report.first = LibXML.error(error.pointee, name: report.name)
    }
    guard let size = Int32(exactly: bytes.count) else { throw .tooLarge(name) }
    bytes.withUnsafeBytes { buffer in
      let start = buffer.bindMemory(to: CChar.self).baseAddress
      xmlFreeDoc(xmlCtxtReadMemory(parser.context, start, size, nil, nil, LibXML.options))
    }
    parser.context.pointee._private = nil
    try withExtendedLifetime(report) { () throws(MarkupError) in
      if report.hasDoctype { throw .doctype(name) }
      let state = parser.context.pointee
      guard state.wellFormed == 1, state.nsWellFormed == 1 else {
        throw report.first ?? LibXML.error(state.lastError, name: name)
      }
    }
  }
}

/// What the callbacks of one check write down.
private final class CheckReport {
  let name: String
  var hasDoctype = false
  var first: MarkupError?

  init(name: String) { self.name = name }

  static func of(_ context: xmlParserCtxtPtr) -> CheckReport? {
    context.pointee._private.map { Unmanaged<CheckReport>.fromOpaque($0).takeUnretainedValue() }
  }
}

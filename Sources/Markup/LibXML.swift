import CLibXML2
import Findings

/// What every use of libxml2 here has in common.
enum LibXML {
  /// Makes the library ready, once for all threads.
  static let ready: Void = xmlInitParser()

  /// Never NOENT (it would read files named by entities, even with NONET), never HUGE, never RECOVER.
  static let options = Int32(XML_PARSE_NONET.rawValue)

  /// The error as a value, with libxml2's English words inside messages of our own.
  static func error(_ error: xmlError, name: String) -> MarkupError {
    let words = error.message.map { String(cString: $0) } ?? "code \(error.code)"
    let detail = words.split(separator: "\n").first.map(String.init) ?? words
    return MarkupError(
      name: name, line: error.line > 0 ? Int(error.line) : nil, column: error.int2 > 0 ? Int(error.int2) : nil,
      message: LocalizedText(
        "“\(name)”不是格式正确的 XML：\(detail)", hant: "「\(name)」不是格式正確的 XML：\(detail)",
        en: "\"\(name)\" is not well-formed XML: \(detail)"))
  }
}

/// A libxml2 parser, with its SAX callbacks emptied so that it builds nothing.
struct ParserHandle: ~Copyable {
  let context: xmlParserCtxtPtr

  init(name: String) throws(MarkupError) {
    _ = LibXML.ready
    guard let context = xmlNewParserCtxt() else { throw .tooLarge(name) }
    self.context = context
    clear(context.pointee.sax)
  }

  deinit {
    if let document = context.pointee.myDoc { xmlFreeDoc(document) }
    xmlFreeParserCtxt(context)
  }

  private func clear(_ sax: UnsafeMutablePointer<xmlSAXHandler>) {
    sax.pointee = xmlSAXHandler()
    sax.pointee.initialized = UInt32(XML_SAX2_MAGIC)
  }
}

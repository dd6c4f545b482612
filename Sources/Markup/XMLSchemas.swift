import CLibXML2
import Synchronization

/// Schemas loaded and kept for the life of the process: loading takes longer than validating.
///
/// libxml2 does not promise that two threads can use one schema at a time. So each is lent to one thread, and another copy
/// loaded where none is free: there are never more copies than threads that validate at once.
package enum XMLSchemas {
  /// Schemas that nobody uses at the moment, by path.
  private static let free = Mutex<[String: [Schema]]>([:])
  /// Loading fills in tables that libxml2 shares between threads, so one at a time.
  private static let loading = Mutex<Void>(())

  /// Validates a document against a schema of the folder.
  package static func validate(_ bytes: [UInt8], with schema: String, in directory: String) -> [(
    place: String, message: String
  )] {
    let path = "\(directory)/\(schema)"
    guard let loaded = free.withLock({ $0[path]?.popLast() }) ?? loading.withLock({ _ in Schema(path: path) }) else {
      return [("", "cannot load schema \(path)")]
    }
    defer { free.withLock { $0[path, default: []].append(loaded) } }
    return loaded.validate(bytes)
  }
}

/// One loaded schema, never freed.
private struct Schema: Sendable {
  /// The address of the schema; a pointer could not be handed from thread to thread.
  private let address: UInt

  init?(path: String) {
    _ = LibXML.ready
    guard let context = xmlSchemaNewParserCtxt(path) else { return nil }
    defer { xmlSchemaFreeParserCtxt(context) }
    // The core properties schema warns of imports that the driver has done before.
    xmlSchemaSetParserStructuredErrors(context, { _, _ in }, nil)
    guard let pointer = xmlSchemaParse(context) else { return nil }
    address = UInt(bitPattern: pointer)
  }

  /// The faults of a document, at most 50.
  func validate(_ bytes: [UInt8]) -> [(place: String, message: String)] {
    let report = SchemaReport()
    let document = bytes.withUnsafeBytes { buffer in
      let start = buffer.bindMemory(to: CChar.self).baseAddress
      let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue)
      return xmlReadMemory(start, Int32(clamping: buffer.count), nil, nil, options)
    }
    guard let document else { return [("", "not well-formed after the compatibility step")] }
    defer { xmlFreeDoc(document) }
    guard let context = xmlSchemaNewValidCtxt(xmlSchemaPtr(bitPattern: address)) else { return [("", "out of memory")] }
    defer { xmlSchemaFreeValidCtxt(context) }
    let callback: xmlStructuredErrorFunc = { user, error in
      guard let user, let error else { return }
      Unmanaged<SchemaReport>.fromOpaque(user).takeUnretainedValue().add(error.pointee)
    }
    xmlSchemaSetValidStructuredErrors(context, callback, Unmanaged.passUnretained(report).toOpaque())
    let status = withExtendedLifetime(report) { xmlSchemaValidateDoc(context, document) }
    if status != 0, report.faults.isEmpty { return [("", "libxml2 could not validate the part")] }
    return report.faults
  }
}

/// What libxml2 reports while it validates.
private final class SchemaReport {
  var faults: [(place: String, message: String)] = []

  func add(_ error: xmlError) {
    guard faults.count < 50 else { return }
    let place = error.node.map { SchemaReport.path(to: $0.assumingMemoryBound(to: xmlNode.self)) } ?? ""
    let message = error.message.map { String(cString: $0) } ?? "code \(error.code)"
    faults.append((place, message.split(separator: "\n").joined(separator: " ")))
  }

  /// The path of a node by local names; libxml2's own paths have none for elements without prefix.
  private static func path(to node: xmlNodePtr) -> String {
    var steps: [String] = []
    var at: xmlNodePtr? = node
    while let current = at, current.pointee.type == XML_ELEMENT_NODE || current.pointee.type == XML_ATTRIBUTE_NODE {
      var number = 1
      var before = current.pointee.prev
      while let sibling = before {
        if xmlStrEqual(sibling.pointee.name, current.pointee.name) == 1 { number += 1 }
        before = sibling.pointee.prev
      }
      let name = current.pointee.name.map { String(decodingCString: $0, as: UTF8.self) } ?? ""
      steps.append(number > 1 ? "\(name)[\(number)]" : name)
      at = current.pointee.parent
    }
    return steps.reversed().joined(separator: "/")
  }
}

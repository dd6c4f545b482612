import Deflating
import Foundation

/// A PDF file read by its table of places: a reader of the tests' own, which is strict.
final class PDFFile {
  let bytes: [UInt8]
  let trailer: PDFObject
  private var places: [Int: (isInside: Bool, place: Int, index: Int)] = [:]
  private var read: [Int: PDFObject] = [:]
  private var streams: [Int: (numbers: [Int], offsets: [Int], data: [UInt8])] = [:]

  init(_ bytes: [UInt8]) throws {
    self.bytes = bytes
    guard bytes.starts(with: Array("%PDF-1.7\n%".utf8)), bytes[10...13].allSatisfy({ $0 > 127 }) else {
      throw PDFProblem("no header")
    }
    let tail = String(decoding: bytes.suffix(64), as: UTF8.self)
    guard tail.hasSuffix("\n%%EOF\n"), let word = tail.range(of: "startxref\n"),
      let start = Int(tail[word.upperBound...].prefix { $0.isNumber })
    else { throw PDFProblem("no end") }
    var lexer = PDFLexer(bytes, at: start)
    let (_, table) = try PDFFile.object(&lexer)
    trailer = table
    guard table["Type"] == .name("XRef"), let size = table["Size"].int, case .stream(_, let packed) = table else {
      throw PDFProblem("no table of places")
    }
    let widths = table["W"].items.compactMap(\.int)
    let data = try PDFFile.inflated(packed)
    guard data.count == size * widths.reduce(0, +) else { throw PDFProblem("a table of another size") }
    var at = 0
    for number in 0..<size {
      let fields = widths.map { width in
        defer { at += width }
        return data[at..<(at + width)].reduce(0) { $0 << 8 | Int($1) }
      }
      if fields[0] > 0 { places[number] = (fields[0] == 2, fields[1], fields[2]) }
    }
  }

  /// The numbers of all objects.
  var numbers: [Int] { places.keys.sorted() }

  /// An object by its number.
  subscript(_ number: Int) -> PDFObject {
    get throws {
      if let object = read[number] { return object }
      guard let place = places[number] else { throw PDFProblem("there is no object \(number)") }
      let object: PDFObject
      if place.isInside {
        let stream = try streams[place.place] ?? objectStream(place.place)
        streams[place.place] = stream
        guard stream.numbers[place.index] == number else { throw PDFProblem("\(number) is not where it should be") }
        var lexer = PDFLexer(stream.data, at: stream.offsets[place.index])
        object = try lexer.next()
      } else {
        var lexer = PDFLexer(bytes, at: place.place)
        let (found, content) = try PDFFile.object(&lexer)
        guard found == number else { throw PDFProblem("\(found) is where \(number) should be") }
        object = content
      }
      read[number] = object
      return object
    }
  }

  /// What a reference leads to; other objects are themselves.
  func resolved(_ object: PDFObject) throws -> PDFObject {
    if case .reference(let number) = object { try self[number] } else { object }
  }

  /// The value of a key, resolved.
  func value(_ object: PDFObject, _ keys: String...) throws -> PDFObject {
    try keys.reduce(resolved(object)) { try resolved($0[$1]) }
  }

  /// The data of a stream, inflated.
  func data(_ object: PDFObject) throws -> [UInt8] {
    guard case .stream(let entries, let data) = try resolved(object) else { throw PDFProblem("no stream") }
    return entries["Filter"] == .name("FlateDecode") ? try PDFFile.inflated(data) : data
  }

  var catalogue: PDFObject { get throws { try value(trailer, "Root") } }

  /// All pages in order; a page of which the parent does not know is a problem.
  var pages: [PDFObject] {
    get throws { try pages(below: catalogue["Pages"], parent: nil) }
  }

  private func pages(below node: PDFObject, parent: PDFObject?) throws -> [PDFObject] {
    let object = try resolved(node)
    guard parent == nil || object["Parent"] == parent else { throw PDFProblem("a kid of another parent") }
    if object["Type"] == .name("Page") { return [object] }
    guard object["Type"] == .name("Pages") else { throw PDFProblem("neither page nor node") }
    let kids = object["Kids"].items
    guard kids.count <= 64 else { throw PDFProblem("a node too broad") }
    let pages = try kids.flatMap { try self.pages(below: $0, parent: node) }
    guard object["Count"].int == pages.count else { throw PDFProblem("a wrong count") }
    return pages
  }

  /// The pairs of a number tree in order.
  func numberTree(_ root: PDFObject) throws -> [(key: Int, value: PDFObject)] {
    let node = try resolved(root)
    let items = node["Nums"].items
    let pairs = stride(from: 0, to: items.count, by: 2).map { (items[$0].int ?? -1, items[$0 + 1]) }
    if let limits = node.entries["Limits"]?.items, limits.map(\.int) != [pairs.first?.0, pairs.last?.0] {
      throw PDFProblem("wrong limits")
    }
    return try pairs + node["Kids"].items.flatMap { try numberTree($0) }
  }

  /// The objects that an object refers to.
  static func references(_ object: PDFObject) -> [Int] {
    switch object {
    case .reference(let number): [number]
    case .array(let items): items.flatMap(references)
    case .dictionary(let entries), .stream(let entries, _): entries.values.flatMap(references)
    default: []
    }
  }

  private func objectStream(_ number: Int) throws -> (numbers: [Int], offsets: [Int], data: [UInt8]) {
    let stream = try self[number]
    guard stream["Type"] == .name("ObjStm"), let count = stream["N"].int, let first = stream["First"].int else {
      throw PDFProblem("no object stream")
    }
    let data = try self.data(stream)
    var lexer = PDFLexer(data)
    var (numbers, offsets): ([Int], [Int]) = ([], [])
    for _ in 0..<count {
      guard let number = try lexer.next().int, let offset = try lexer.next().int else { throw PDFProblem("no index") }
      numbers.append(number)
      offsets.append(first + offset)
    }
    return (numbers, offsets, data)
  }

  private static func object(_ lexer: inout PDFLexer) throws -> (number: Int, object: PDFObject) {
    guard let number = try lexer.next().int, try lexer.next() == .number(0), try lexer.next() == .word("obj") else {
      throw PDFProblem("no object at \(lexer.at)")
    }
    let object = try lexer.next()
    guard case .word(let word) = try lexer.next() else { throw PDFProblem("an object without end") }
    if word == "endobj" { return (number, object) }
    guard word == "stream", let length = object["Length"].int, lexer.bytes[lexer.at] == 0x0A else {
      throw PDFProblem("no stream")
    }
    let data = Array(lexer.bytes[(lexer.at + 1)..<(lexer.at + 1 + length)])
    lexer.at += 1 + length
    guard try lexer.next() == .word("endstream"), try lexer.next() == .word("endobj") else {
      throw PDFProblem("a stream of another length")
    }
    return (number, .stream(object.entries, data))
  }

  static func inflated(_ packed: [UInt8]) throws -> [UInt8] {
    guard var stream = ZStream(decompressing: .zlib) else { throw PDFProblem("no memory") }
    var out: [UInt8] = []
    var room = [UInt8](repeating: 0, count: 1 << 16)
    var taken = 0
    while true {
      let step = packed.withUnsafeBufferPointer { packed in
        room.withUnsafeMutableBufferPointer { stream.step(UnsafeBufferPointer(rebasing: packed[taken...]), into: $0) }
      }
      taken += step.taken
      out += room[..<step.made]
      if step.status == .ended { return out }
      guard step.status == .running else { throw PDFProblem("damaged data") }
    }
  }
}

import Deflating

/// How many pages a document of any maker has, as its page tree says.
package enum PDFPageCount {
  /// The number of pages; `nil` for what is no document, is encrypted, or is written in ways that are not understood here.
  package static func of(_ bytes: [UInt8]) -> Int? {
    guard Scan(bytes[...].prefix(1024)).find("%PDF-") != nil else { return nil }
    let objects = PDFObjects(bytes)
    guard let catalog = objects.reference(after: "/Root").flatMap(objects.text),
      let root = PDFObjects.reference(after: "/Pages", in: catalog[...]).flatMap(objects.text),
      let count = PDFObjects.number(after: "/Count", in: root[...]), count > 0
    else { return nil }
    return count
  }
}

/// The dictionaries of a document by their numbers; of several with one number the last holds.
private struct PDFObjects {
  private let bytes: [UInt8]
  private var places: [Int: Range<Int>] = [:]
  /// Those that lie in compressed objects.
  private var inner: [Int: [UInt8]] = [:]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var at = 0
    while let place = Scan(bytes[at...]).find(" obj") {
      at = place + 4
      guard let number = Scan.objectNumber(before: place, in: bytes) else { continue }
      let end = Scan(bytes[at...]).find("endobj") ?? bytes.count
      let stream = Scan(bytes[at..<end]).find("stream")
      places[number] = at..<(stream ?? end)
      inner[number] = nil
      if let stream {
        if Scan(bytes[at..<stream]).find("/ObjStm") != nil { take(bytes[at..<stream], stream) }
        at = Scan(bytes[stream...]).find("endstream") ?? end
      } else {
        at = end
      }
    }
  }

  /// The dictionary of an object.
  func text(_ number: Int) -> [UInt8]? { inner[number] ?? places[number].map { Array(bytes[$0]) } }

  /// The object to which the last such key of the document refers.
  func reference(after key: String) -> Int? {
    var found: Int?
    var at = 0
    while let place = Scan(bytes[at...]).find(key) {
      at = place + key.utf8.count
      found = PDFObjects.reference(after: key, in: bytes[place...].prefix(64)) ?? found
    }
    return found
  }

  /// Takes the objects that a compressed one holds: numbers and places first, then their texts.
  private mutating func take(_ head: ArraySlice<UInt8>, _ stream: Int) {
    guard let count = PDFObjects.number(after: "/N", in: head),
      let first = PDFObjects.number(after: "/First", in: head)
    else { return }
    var start = stream + 6
    if start < bytes.count, bytes[start] == 0x0D { start += 1 }
    if start < bytes.count, bytes[start] == 0x0A { start += 1 }
    guard Scan(head).find("/FlateDecode") != nil, let plain = PDFObjects.inflated(bytes[start...]),
      first <= plain.count
    else { return }
    let numbers = plain[..<first].split { !(0x30...0x39).contains($0) }.map {
      Int(String(decoding: $0, as: UTF8.self)) ?? 0
    }
    for index in 0..<min(count, numbers.count / 2) {
      let begin = first + numbers[2 * index + 1]
      let end = 2 * index + 3 < numbers.count ? first + numbers[2 * index + 3] : plain.count
      guard begin <= end, end <= plain.count else { continue }
      inner[numbers[2 * index]] = Array(plain[begin..<end])
    }
  }

  /// The most that a compressed object may hold.
  private static let room = 16 << 20

  private static func inflated(_ source: ArraySlice<UInt8>) -> [UInt8]? {
    guard var stream = ZStream(decompressing: .zlib) else { return nil }
    var plain: [UInt8] = []
    var rest = source
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while plain.count <= room {
      let step = rest.withUnsafeBufferPointer { from in
        piece.withUnsafeMutableBufferPointer { stream.step(from, into: $0) }
      }
      plain += piece[..<step.made]
      rest = rest.dropFirst(step.taken)
      switch step.status {
      case .running: continue
      case .ended: return plain
      case .stuck, .failed: return nil
      }
    }
    return nil
  }

  /// The number that stands after a key.
  static func number(after key: String, in text: ArraySlice<UInt8>) -> Int? {
    var at = text.startIndex
    while let place = Scan(text[at...]).find(key) {
      at = place + key.utf8.count
      let rest = text[at...].drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
      let digits = rest.prefix { (0x30...0x39).contains($0) }
      // A longer key only begins with this one.
      if let number = Int(String(decoding: digits.prefix(9), as: UTF8.self)) { return number }
    }
    return nil
  }

  /// The number of the object to which a key refers.
  static func reference(after key: String, in text: ArraySlice<UInt8>) -> Int? { number(after: key, in: text) }
}

/// Looks for texts in bytes.
private struct Scan {
  private let bytes: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

  /// Where a text first stands.
  func find(_ text: String) -> Int? {
    let wanted = Array(text.utf8)
    return bytes.withUnsafeBufferPointer { bytes -> Int? in
      var at = 0
      while at + wanted.count <= bytes.count {
        if bytes[at] == wanted[0], wanted.indices.allSatisfy({ bytes[at + $0] == wanted[$0] }) { return at }
        at += 1
      }
      return nil
    }.map { bytes.startIndex + $0 }
  }

  /// The number of the object whose generation ends before a place: `12 0 obj`.
  static func objectNumber(before place: Int, in bytes: [UInt8]) -> Int? {
    let isDigit = { (at: Int) in at >= 0 && (0x30...0x39).contains(bytes[at]) }
    var at = place - 1
    while isDigit(at) { at -= 1 }
    guard at < place - 1, at >= 0, bytes[at] == 0x20 else { return nil }
    let end = at
    at -= 1
    while isDigit(at) { at -= 1 }
    return Int(String(decoding: bytes[(at + 1)..<end].suffix(10), as: UTF8.self))
  }
}

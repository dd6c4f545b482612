import Deflating
import Storage

/// The objects of a file, written as they come: bodies with few bytes wait to be compressed together (ISO 32000-1, 7.5.7), and
/// of each object only its place is kept.
final class ObjectWriter {
  private let sink: any ByteSink
  private let level: Int32
  private var stream: ZStream
  private var buffer: [UInt8] = []
  private var digest = RunningDigest()
  /// The bytes handed to the sink.
  private var sent = 0
  /// The place of each object by its number less 1; 0 if it was never written.
  private var places: [UInt64] = []
  private var waiting = WaitingObjects()

  /// How many bytes go to the sink at once.
  private static let chunk = 1 << 16
  /// Marks places inside an object stream: its number above 16 bits, the index within it below.
  private static let isInside: UInt64 = 1 << 63

  init(to sink: any ByteSink, level: Int32) {
    guard let stream = ZStream(compressing: .zlib, level: level) else { preconditionFailure("zlib cannot start") }
    self.sink = sink
    self.level = level
    self.stream = stream
    buffer.reserveCapacity(ObjectWriter.chunk * 2)
    buffer.write("%PDF-1.7\n%")
    // Bytes above 127 tell programs that the file is not text.
    buffer.append(contentsOf: [0xE2, 0xE3, 0xCF, 0xD3, 0x0A])
  }

  /// The number of a new object, to be written later.
  func reserve() -> Int {
    places.append(0)
    return places.count
  }

  /// Writes an object that is no stream.
  func write(_ number: Int, _ body: (inout [UInt8]) -> Void) throws {
    if waiting.isFull { try flushWaiting() }
    places[number - 1] = UInt64(waiting.numbers.count)
    waiting.add(number, body)
  }

  /// Writes an object that is no stream under a new number.
  func add(_ body: (inout [UInt8]) -> Void) throws -> Int {
    let number = reserve()
    try write(number, body)
    return number
  }

  /// Data compressed for a stream.
  func compressed(_ data: [UInt8]) -> [UInt8] { stream.packed(data) }

  /// Writes a stream. `entries` are those of its dictionary but for the length; compressed data say `isCompressed`.
  func write(_ number: Int, stream data: [UInt8], isCompressed: Bool = true, _ entries: (inout [UInt8]) -> Void) throws
  {
    places[number - 1] = UInt64(sent + buffer.count)
    buffer.write(number: number)
    buffer.write(" 0 obj\n<<")
    entries(&buffer)
    if isCompressed { buffer.write("/Filter/FlateDecode") }
    buffer.write("/Length ")
    buffer.write(number: data.count)
    buffer.write(">>stream\n")
    buffer.append(contentsOf: data)
    buffer.write("\nendstream\nendobj\n")
    if buffer.count >= ObjectWriter.chunk { try flush() }
  }

  /// Writes the table of places and the end of the file.
  func finish(catalogue: Int, information: Int) throws {
    try flushWaiting()
    let number = reserve()
    let start = sent + buffer.count
    places[number - 1] = UInt64(start)
    // The identifier is made from everything before.
    try flush()
    let identifier = digest.digest.bytes.prefix(16)
    let width = start >> 32 == 0 ? 4 : 8
    let table = compressed(table(width))
    buffer.write(number: number)
    buffer.write(" 0 obj\n<</Type/XRef/Size ")
    buffer.write(number: places.count + 1)
    buffer.write("/W[1 ")
    buffer.write(number: width)
    buffer.write(" 2]/Root ")
    buffer.write(reference: catalogue)
    buffer.write("/Info ")
    buffer.write(reference: information)
    buffer.write("/ID[")
    for _ in 0..<2 {
      buffer.write("<")
      for byte in identifier { buffer.write(hex: Int(byte), digits: 2) }
      buffer.write(">")
    }
    buffer.write("]/Filter/FlateDecode/Length ")
    buffer.write(number: table.count)
    buffer.write(">>stream\n")
    buffer.append(contentsOf: table)
    buffer.write("\nendstream\nendobj\nstartxref\n")
    buffer.write(number: start)
    buffer.write("\n%%EOF\n")
    try flush()
  }

  private func table(_ width: Int) -> [UInt8] {
    var table: [UInt8] = []
    table.reserveCapacity((places.count + 1) * (width + 3))
    func row(_ type: UInt8, _ place: UInt64, _ index: UInt64) {
      table.append(type)
      for byte in (0..<width).reversed() { table.append(UInt8(truncatingIfNeeded: place >> UInt64(8 * byte))) }
      table.append(UInt8(truncatingIfNeeded: index >> 8))
      table.append(UInt8(truncatingIfNeeded: index))
    }
    row(0, 0, 0xFFFF)
    for place in places {
      if place & ObjectWriter.isInside != 0 {
        row(2, (place & ~ObjectWriter.isInside) >> 16, place & 0xFFFF)
      } else {
        row(place == 0 ? 0 : 1, place, 0)
      }
    }
    return table
  }

  private func flushWaiting() throws {
    guard !waiting.numbers.isEmpty else { return }
    let number = reserve()
    for (index, object) in waiting.numbers.enumerated() {
      places[object - 1] = ObjectWriter.isInside | UInt64(number) << 16 | UInt64(index)
    }
    let (count, first, data) = waiting.take()
    try write(number, stream: compressed(data)) { out in
      out.write("/Type/ObjStm/N ")
      out.write(number: count)
      out.write("/First ")
      out.write(number: first)
    }
  }

  private func flush() throws {
    guard !buffer.isEmpty else { return }
    digest.update(buffer)
    sent += buffer.count
    try sink.write(buffer)
    buffer.removeAll(keepingCapacity: true)
  }
}

/// Objects that wait to be compressed together.
private struct WaitingObjects {
  private(set) var numbers: [Int] = []
  private var index: [UInt8] = []
  private var bodies: [UInt8] = []

  /// Whether it is time to write them: readers inflate all to have one.
  var isFull: Bool { numbers.count >= 200 || bodies.count >= 1 << 15 }

  mutating func add(_ number: Int, _ body: (inout [UInt8]) -> Void) {
    index.write(number: number)
    index.write(" ")
    index.write(number: bodies.count)
    index.write(" ")
    numbers.append(number)
    body(&bodies)
    bodies.write("\n")
  }

  /// How many there are, where the first body begins, and the data; then there are none.
  mutating func take() -> (count: Int, first: Int, data: [UInt8]) {
    defer { self = WaitingObjects() }
    return (numbers.count, index.count, index + bodies)
  }
}

extension ZStream {
  /// Data compressed; there is room enough by definition.
  mutating func packed(_ data: [UInt8]) -> [UInt8] {
    guard let packed = compressed(data) else { preconditionFailure("zlib cannot compress") }
    return packed
  }
}

import Expressions

/// Canonical data that no register wrote, or that do not fit the schema they are read with.
package struct CanonicalDataError: Error, Sendable, Hashable {
  /// Where reading ended: the number of bytes before it.
  package let offset: Int
}

extension CanonicalData {
  /// The values that ``json(_:schema:)`` wrote.
  ///
  /// Nothing is validated but that each is a value of its field.
  ///
  /// - Parameter schema: The schema that they were written with.
  /// - Throws: if the text is not canonical, or a member is no value of its field.
  package static func values(_ json: String, schema: FormSchema) throws(CanonicalDataError) -> Row {
    var json = json
    let result = json.withUTF8 { bytes in
      Result { () throws(CanonicalDataError) -> Row in
        var reader = CanonicalReader(bytes: bytes, lists: schema.choiceLists)
        let row = try reader.row(schema.fields, schema.names) { schema.columnNames(at: $0) }
        guard reader.at == bytes.count else { throw reader.error }
        return row
      }
    }
    return try result.get()
  }
}

/// Reads canonical JSON straight into typed values, without a tree between.
private struct CanonicalReader {
  let bytes: UnsafeBufferPointer<UInt8>
  let lists: [String: ChoiceList]
  private(set) var at = 0

  init(bytes: UnsafeBufferPointer<UInt8>, lists: [String: ChoiceList]) {
    self.bytes = bytes
    self.lists = lists
  }

  var error: CanonicalDataError { CanonicalDataError(offset: at) }

  // MARK: Values

  /// An object with a member for each filled field.
  mutating func row(
    _ fields: [Field], _ names: FieldNames, columns: (Int) -> FieldNames = { _ in .none }
  ) throws(CanonicalDataError) -> Row {
    var values = [Value?](repeating: nil, count: fields.count)
    var next = 0
    try members { (reader, key) throws(CanonicalDataError) in
      guard let position = names.position(of: key, from: next), values[position] == nil else { throw reader.error }
      values[position] = try reader.value(fields[position]) { columns(position) }
      next = position + 1
    }
    return Row(names, values)
  }

  private mutating func value(_ field: Field, columns: () -> FieldNames) throws(CanonicalDataError) -> Value {
    switch field.type.kind {
    case .text: return .text(try text())
    case .number: return .number(try number())
    case .date: return .date(try read { CalendarDate(iso: $0) })
    case .dateTime: return .dateTime(try read { CalendarMoment(iso: $0) })
    case .choice: return .choice(try choice(of: field))
    case .choices: return .choices(try list { (reader) throws(CanonicalDataError) in try reader.choice(of: field) })
    case .rows:
      let names = columns()
      return .rows(try list { (reader) throws(CanonicalDataError) in try reader.row(field.fields, names) })
    case .images: return .images(try list { (reader) throws(CanonicalDataError) in try reader.image() })
    case .signature: return .signature(try signature())
    case .approvals: return .approvals(try list { (reader) throws(CanonicalDataError) in try reader.approval() })
    case .nothing: throw error
    }
  }

  private mutating func choice(of field: Field) throws(CanonicalDataError) -> String {
    let list = field.choiceList.flatMap { lists[$0] }
    return try read { list?.choice($0)?.id }
  }

  private mutating func image() throws(CanonicalDataError) -> ImageReference {
    if peek == UInt8(ascii: "\"") { return ImageReference(path: try text()) }
    var image = ImageReference(path: "")
    try members { (reader, key) throws(CanonicalDataError) in
      switch key {
      case "path": image.path = try reader.text()
      case "sha256": image.sha256 = try reader.text()
      default: throw reader.error
      }
    }
    return image
  }

  private mutating func signature() throws(CanonicalDataError) -> Signature {
    var signature = Signature(name: "", date: nil)
    try members { (reader, key) throws(CanonicalDataError) in
      switch key {
      case "name": signature.name = try reader.text()
      case "opinion": signature.opinion = try reader.text()
      case "picture": signature.picture = try reader.image()
      case "date":
        let moment = try reader.read { text in
          CalendarDate(iso: text).map { ($0, nil) } ?? CalendarMoment(iso: text).map { ($0.date, $0.time) }
        }
        (signature.date, signature.time) = moment
      default: throw reader.error
      }
    }
    return signature
  }

  private mutating func approval() throws(CanonicalDataError) -> Approval {
    var approval = Approval(role: "", decision: .agree, name: "", date: nil)
    var isDecided = false
    try members { (reader, key) throws(CanonicalDataError) in
      switch key {
      case "role": approval.role = try reader.text()
      case "decision":
        approval.decision = try reader.read { Approval.Decision(rawValue: $0) }
        isDecided = true
      case "name": approval.name = try reader.text()
      case "date": approval.date = try reader.read { CalendarDate(iso: $0) }
      case "opinion": approval.opinion = try reader.text()
      default: throw reader.error
      }
    }
    guard isDecided else { throw error }
    return approval
  }

  /// The value that a text means.
  private mutating func read<T>(_ convert: (String) -> T?) throws(CanonicalDataError) -> T {
    let start = at
    guard let value = convert(try text()) else { throw CanonicalDataError(offset: start) }
    return value
  }

  private mutating func number() throws(CanonicalDataError) -> ExactDecimal {
    let start = at
    while let byte = peek, byte != UInt8(ascii: ","), byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]") { at += 1 }
    guard let number = ExactDecimal(String(decoding: bytes[start..<at], as: UTF8.self)) else {
      throw CanonicalDataError(offset: start)
    }
    return number
  }

  // MARK: JSON

  private var peek: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    at += 1
    return true
  }

  /// The members of an object, each by its name.
  private mutating func members(
    _ read: (inout CanonicalReader, String) throws(CanonicalDataError) -> Void
  ) throws(CanonicalDataError) {
    guard take(UInt8(ascii: "{")) else { throw error }
    if take(UInt8(ascii: "}")) { return }
    repeat {
      let key = try text()
      guard take(UInt8(ascii: ":")) else { throw error }
      try read(&self, key)
    } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "}")) else { throw error }
  }

  /// The items of an array.
  private mutating func list<T>(
    _ read: (inout CanonicalReader) throws(CanonicalDataError) -> T
  ) throws(CanonicalDataError) -> [T] {
    guard take(UInt8(ascii: "[")) else { throw error }
    if take(UInt8(ascii: "]")) { return [] }
    var items: [T] = []
    repeat { items.append(try read(&self)) } while take(UInt8(ascii: ","))
    guard take(UInt8(ascii: "]")) else { throw error }
    return items
  }

  private mutating func text() throws(CanonicalDataError) -> String {
    guard take(UInt8(ascii: "\"")) else { throw error }
    let start = at
    while let byte = peek, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") { at += 1 }
    if peek == UInt8(ascii: "\"") {
      at += 1
      return String(decoding: bytes[start..<(at - 1)], as: UTF8.self)
    }
    var text = Array(bytes[start..<at])
    while let byte = peek {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(try escaped())
      default: text.append(byte)
      }
    }
    throw error
  }

  /// The character after a backslash: `JSONValue` escapes none outside ASCII.
  private mutating func escaped() throws(CanonicalDataError) -> UInt8 {
    guard let byte = peek else { throw error }
    at += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "u"):
      guard at + 4 <= bytes.count,
        let code = UInt8(String(decoding: bytes[at..<(at + 4)], as: UTF8.self), radix: 16), code < 0x20
      else { throw error }
      at += 4
      return code
    default: throw error
    }
  }
}

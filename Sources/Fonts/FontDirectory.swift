/// Where the tables of one face lie in its file.
struct FontDirectory {
  private(set) var tables: Set<String> = []
  /// Names, checksums and lengths of the tables, which differ wherever the content of two faces does.
  private(set) var checksums: [UInt8] = []

  /// Reads the directory of a face; `nil` if a table lies outside the file, as when the file is cut short.
  init?(_ bytes: UnsafeRawBufferPointer, index: Int) {
    func number(_ offset: Int, _ width: Int) -> Int? {
      guard offset >= 0, offset + width <= bytes.count else { return nil }
      return bytes[offset..<offset + width].reduce(0) { $0 << 8 | Int($1) }
    }
    func tag(_ offset: Int) -> String? {
      guard offset >= 0, offset + 4 <= bytes.count else { return nil }
      return String(decoding: bytes[offset..<offset + 4], as: UTF8.self)
    }
    var start = 0
    if tag(0) == "ttcf" {
      guard let place = number(12 + 4 * index, 4) else { return nil }
      start = place
    }
    guard let count = number(start + 4, 2) else { return nil }
    for record in 0..<count {
      let place = start + 12 + 16 * record
      guard let tag = tag(place), let offset = number(place + 8, 4), let length = number(place + 12, 4),
        offset + length <= bytes.count
      else { return nil }
      if length > 0 { tables.insert(tag) }
      checksums.append(contentsOf: bytes[place..<place + 8])
      checksums.append(contentsOf: bytes[place + 12..<place + 16])
    }
  }
}

import CHarfBuzz

/// The bytes of one table of a font, read with bounds.
struct FontTable: Sendable {
  let bytes: [UInt8]

  /// The table named by four letters; empty where the face has none.
  init(_ tag: String, of face: OpaquePointer) {
    let blob = hb_face_reference_table(face, FontTable.tag(tag))
    defer { hb_blob_destroy(blob) }
    var length: UInt32 = 0
    guard let start = hb_blob_get_data(blob, &length) else {
      bytes = []
      return
    }
    bytes = Array(UnsafeRawBufferPointer(start: start, count: Int(length)))
  }

  var count: Int { bytes.count }

  func uint8(_ offset: Int) -> Int? { bytes.indices.contains(offset) ? Int(bytes[offset]) : nil }

  func uint16(_ offset: Int) -> Int? {
    guard offset >= 0, offset + 2 <= bytes.count else { return nil }
    return Int(bytes[offset]) << 8 | Int(bytes[offset + 1])
  }

  func int16(_ offset: Int) -> Int? { uint16(offset).map { Int(Int16(truncatingIfNeeded: $0)) } }

  func int32(_ offset: Int) -> Int? {
    guard let high = int16(offset), let low = uint16(offset + 2) else { return nil }
    return high << 16 | low
  }

  /// A tag as HarfBuzz has it.
  static func tag(_ name: String) -> hb_tag_t { name.utf8.reduce(0) { $0 << 8 | hb_tag_t($1) } }

  /// Gives a face that is being made another table.
  static func replace(_ tag: String, by bytes: [UInt8], in face: OpaquePointer) {
    let blob = bytes.withUnsafeBytes { bytes in
      hb_blob_create(
        bytes.assumingMemoryBound(to: CChar.self).baseAddress, UInt32(bytes.count), HB_MEMORY_MODE_DUPLICATE, nil, nil)
    }
    defer { hb_blob_destroy(blob) }
    hb_face_builder_add_table(face, FontTable.tag(tag), blob)
  }
}

import CLibZip

/// An archive as libzip reads it: a second opinion on what stands in its directory.
struct ZipHandle: ~Copyable {
  private let zip: OpaquePointer
  private let memory: UnsafeMutableRawBufferPointer

  /// Opens a copy of `bytes` for reading.
  init(reading bytes: [UInt8]) throws(ZipError) {
    // libzip keeps the address, so the bytes must not move while the archive is open.
    let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
    memory.copyBytes(from: bytes)
    guard let source = zip_source_buffer_create(memory.baseAddress, UInt64(memory.count), 0, nil) else {
      memory.deallocate()
      throw .notAnArchive
    }
    guard let zip = zip_open_from_source(source, ZIP_RDONLY, nil) else {
      zip_source_free(source)
      memory.deallocate()
      throw .notAnArchive
    }
    self.zip = zip
    self.memory = memory
  }

  deinit {
    zip_discard(zip)
    memory.deallocate()
  }

  /// Whether libzip reads the member at `slot` as the directory record states it.
  borrowing func agrees(_ slot: UInt64, with record: CentralDirectory.Record) -> Bool {
    var stat = zip_stat_t()
    guard zip_stat_index(zip, slot, 0, &stat) == 0, let name = zip_get_name(zip, slot, ZIP_FL_ENC_RAW) else {
      return false
    }
    for (offset, byte) in record.nameBytes.enumerated() {
      guard byte != 0, UInt8(bitPattern: name[offset]) == byte else { return false }
    }
    let sameName = name[record.nameBytes.count] == 0
    return sameName && stat.size == UInt64(record.size) && stat.comp_size == UInt64(record.compressedSize)
      && stat.crc == record.crc && Int(stat.comp_method) == record.method
  }
}

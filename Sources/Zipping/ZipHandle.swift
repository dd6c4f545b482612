import CLibZip

/// An open libzip archive over bytes of its own; closed without writing when it goes.
struct ZipHandle: ~Copyable {
  let zip: OpaquePointer
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

/// One open member, read once from front to end.
struct MemberHandle: ~Copyable {
  private let file: OpaquePointer
  private let entry: ZipEntry
  private let raw: Bool
  private var count = 0
  private var crc: UInt32 = 0

  /// Opens the member; `raw` gives its bytes as they lie in the archive.
  init(_ archive: borrowing ZipHandle, _ entry: ZipEntry, raw: Bool = false) throws(ZipError) {
    guard let file = zip_fopen_index(archive.zip, entry.slot, raw ? ZIP_FL_COMPRESSED : 0) else {
      throw .damaged(entry.name)
    }
    self.file = file
    self.entry = entry
    self.raw = raw
  }

  deinit { zip_fclose(file) }

  /// Fills `buffer` from its front and gives the number of bytes, 0 at the end; the end is checked.
  mutating func next(into buffer: inout [UInt8]) throws(ZipError) -> Int {
    let got = buffer.withUnsafeMutableBytes { Int(zip_fread(file, $0.baseAddress, UInt64($0.count))) }
    guard got >= 0 else { throw .damaged(entry.name) }
    count += got
    let stated = raw ? entry.compressedSize : entry.size
    if count > stated || (got == 0 && count != stated) { throw .damaged(entry.name) }
    if !raw {
      crc = Checksum.crc32(buffer[..<got], from: crc)
      if got == 0, crc != entry.crc { throw .damaged(entry.name) }
    }
    return got
  }
}

import CLibZip

/// An archive being written to memory.
struct ArchiveTarget: ~Copyable {
  private let source: OpaquePointer
  private var zip: OpaquePointer?

  init() throws(ZipError) {
    guard let source = zip_source_buffer_create(nil, 0, 0, nil) else { throw .cannotWrite("libzip") }
    // Closing the archive gives up one reference; the second one is for reading the result.
    zip_source_keep(source)
    guard let zip = zip_open_from_source(source, ZIP_CREATE | ZIP_TRUNCATE, nil) else {
      zip_source_free(source)
      zip_source_free(source)
      throw .cannotWrite("libzip")
    }
    self.source = source
    self.zip = zip
  }

  deinit {
    if let zip { zip_discard(zip) }
    zip_source_free(source)
  }

  /// Adds a member; its feed must live until `finish()`.
  mutating func add(_ feed: MemberFeed) throws(ZipError) {
    guard let zip, let member = zip_source_function(zip, MemberFeed.callback, feed.pointer) else {
      throw .cannotWrite("libzip")
    }
    let slot = zip_file_add(zip, feed.name, member, ZIP_FL_ENC_UTF_8)
    guard slot >= 0 else {
      zip_source_free(member)
      throw .cannotWrite(lastError())
    }
    let index = UInt64(slot)
    let method = feed.raw.method == .stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    guard zip_set_file_compression(zip, index, method, method == ZIP_CM_DEFLATE ? 6 : 0) == 0,
      // 1980-01-01 in DOS form: unlike zip_file_set_mtime it knows no time zone.
      zip_file_set_dostime(zip, index, 0, 0x21, 0) == 0,
      zip_file_set_external_attributes(zip, index, 0, UInt8(ZIP_OPSYS_UNIX), 0o100644 << 16) == 0
    else { throw .cannotWrite(lastError()) }
  }

  /// Writes the archive and gives its bytes.
  mutating func finish() throws(ZipError) -> [UInt8] {
    guard zip_close(zip) == 0 else { throw .cannotWrite(lastError()) }
    zip = nil
    var stat = zip_stat_t()
    guard zip_source_stat(source, &stat) == 0, zip_source_open(source) == 0 else { throw .cannotWrite("libzip") }
    defer { zip_source_close(source) }
    let size = Int(stat.size)
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      count = max(0, Int(zip_source_read(source, buffer.baseAddress, UInt64(size))))
    }
    guard bytes.count == size else { throw .cannotWrite("libzip") }
    return bytes
  }

  private func lastError() -> String {
    guard let zip else { return "libzip" }
    return String(cString: zip_strerror(zip))
  }
}

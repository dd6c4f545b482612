import CLibZip

/// Feeds one member's compressed bytes to libzip, which calls back when it writes the archive.
///
/// Confined to one call of `ZipWriter.archive`; libzip holds it unretained.
final class MemberFeed {
  let raw: RawMember
  let name: String
  private var position = 0

  init(_ raw: RawMember, name: String) {
    self.raw = raw
    self.name = name
  }

  /// What libzip hands back to the callback.
  var pointer: UnsafeMutableRawPointer { Unmanaged.passUnretained(self).toOpaque() }

  /// libzip's source function.
  static let callback: zip_source_callback = { user, data, length, command in
    guard let user else { return -1 }
    return Unmanaged<MemberFeed>.fromOpaque(user).takeUnretainedValue().answer(command, data, Int(length))
  }

  private func answer(_ command: zip_source_cmd_t, _ data: UnsafeMutableRawPointer?, _ length: Int) -> Int64 {
    switch command {
    case ZIP_SOURCE_OPEN:
      position = 0
      return 0
    case ZIP_SOURCE_READ: return read(into: data, length)
    case ZIP_SOURCE_STAT: return describe(to: data)
    case ZIP_SOURCE_CLOSE, ZIP_SOURCE_FREE: return 0
    case ZIP_SOURCE_SUPPORTS:
      return [ZIP_SOURCE_OPEN, ZIP_SOURCE_READ, ZIP_SOURCE_CLOSE, ZIP_SOURCE_STAT, ZIP_SOURCE_ERROR, ZIP_SOURCE_FREE]
        .reduce(0) { $0 | Int64(1) << Int64($1.rawValue) }
    case ZIP_SOURCE_ERROR:
      data?.initializeMemory(as: UInt8.self, repeating: 0, count: min(length, 2 * MemoryLayout<Int32>.size))
      return Int64(2 * MemoryLayout<Int32>.size)
    default: return -1
    }
  }

  private func read(into data: UnsafeMutableRawPointer?, _ length: Int) -> Int64 {
    let count = min(length, raw.bytes.count - position)
    guard count > 0, let data else { return 0 }
    raw.bytes.withUnsafeBytes { source in
      UnsafeMutableRawBufferPointer(start: data, count: count)
        .copyMemory(from: UnsafeRawBufferPointer(rebasing: source[position..<position + count]))
    }
    position += count
    return Int64(count)
  }

  /// Says what the bytes are. libzip copies them untouched only if method, checksum, size and time are all stated.
  private func describe(to data: UnsafeMutableRawPointer?) -> Int64 {
    guard let stat = data?.assumingMemoryBound(to: zip_stat_t.self) else { return -1 }
    zip_stat_init(stat)
    stat.pointee.comp_method = UInt16(raw.method == .stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE)
    stat.pointee.crc = raw.crc
    stat.pointee.size = UInt64(raw.size)
    stat.pointee.comp_size = UInt64(raw.bytes.count)
    stat.pointee.mtime = 0
    stat.pointee.valid = UInt64(
      ZIP_STAT_COMP_METHOD | ZIP_STAT_CRC | ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_MTIME)
    return Int64(MemoryLayout<zip_stat_t>.size)
  }
}

import Findings

/// An archive read from memory. Nothing of it is trusted: see `init`.
package struct ZipArchive: Sendable {
  /// The members in the order of the archive's directory; folders are left out.
  package let entries: [ZipEntry]

  private let bytes: [UInt8]
  /// Where the bytes of each member begin.
  private let starts: [Int]
  private let places: [String: Int]
  private let limits: ZipLimits

  /// Opens an archive and checks everything that can be checked without inflating.
  ///
  /// Refuses unsafe names, names that are the same ignoring case, overlapping members, encryption, methods other than
  /// stored and deflate, sizes beyond `limits`, and archives that libzip, as a second and independent reader, understands
  /// differently.
  package init(_ bytes: [UInt8], limits: ZipLimits = .standard) throws(ZipError) {
    let directory = try CentralDirectory(bytes, limits: limits)
    let second = try ZipHandle(reading: bytes)
    var entries: [ZipEntry] = []
    var starts: [Int] = []
    var places: [String: Int] = [:]
    var names = UniqueNames()
    var total = 0
    for (slot, record) in directory.records.enumerated() {
      guard second.agrees(UInt64(slot), with: record) else { throw .inconsistent(record.name) }
      guard let entry = try ZipEntry(record, index: entries.count, limits: limits) else { continue }
      total += entry.size
      if total > limits.totalBytes { throw limits.tooManyBytes }
      try names.insert(entry.name)
      places[entry.name] = entry.index
      entries.append(entry)
      starts.append(directory.starts[slot])
    }
    self.bytes = bytes
    self.entries = entries
    self.starts = starts
    self.places = places
    self.limits = limits
  }

  /// The position of the member with this name.
  package func index(of name: String) -> Int? { places[name] }

  /// The plain bytes of the member with this name, counted and checked.
  package func read(_ name: String) throws(ZipError) -> [UInt8] {
    guard let index = places[name] else {
      throw ZipError(
        .zipNoSuchMember, member: name,
        LocalizedText(
          "压缩包里没有“\(name)”", hant: "壓縮檔裡沒有「\(name)」", en: "the archive has no member \"\(name)\""))
    }
    return try read(at: index)
  }

  /// The plain bytes of a member, counted and checked.
  package func read(at index: Int) throws(ZipError) -> [UInt8] { try readRaw(at: index).plain(limits: limits) }

  /// The bytes of a member as they lie in the archive; `RawMember.plain(limits:)` checks them.
  package func readRaw(at index: Int) -> RawMember {
    let (entry, start) = (entries[index], starts[index])
    return RawMember(
      name: entry.name, method: entry.method, crc: entry.crc, size: entry.size,
      bytes: Array(bytes[start..<start + entry.compressedSize]))
  }
}

extension ZipEntry {
  /// Takes a directory record, refusing what cannot be read safely; `nil` for a folder.
  init?(_ record: CentralDirectory.Record, index: Int, limits: ZipLimits) throws(ZipError) {
    let name = record.name
    if name.utf8.last == UInt8(ascii: "/"), record.size == 0, record.compressedSize <= 2 {
      try MemberName.check(String(name.dropLast()))
      return nil
    }
    try MemberName.check(name)
    guard record.flags & (1 | 1 << 6 | 1 << 13) == 0 else {
      throw ZipError(
        .zipEncrypted, member: name,
        LocalizedText(
          "压缩包成员“\(name)”已加密，请先去掉密码", hant: "壓縮檔成員「\(name)」已加密，請先移除密碼",
          en: "the archive member \"\(name)\" is encrypted; remove the password first"))
    }
    let method: ZipMethod
    switch record.method {
    case 0: method = .stored
    case 8: method = .deflated
    default:
      throw ZipError(
        .zipUnsupportedMethod, member: name,
        LocalizedText(
          "压缩包成员“\(name)”的压缩方法（\(record.method)）不受支持，请用 deflate 重新压缩",
          hant: "壓縮檔成員「\(name)」的壓縮方法（\(record.method)）不受支援，請用 deflate 重新壓縮",
          en: "the archive member \"\(name)\" uses compression method \(record.method); only deflate is supported"))
    }
    if method == .stored, record.size != record.compressedSize { throw .inconsistent(name) }
    try limits.check(name, size: record.size, compressedSize: record.compressedSize)
    self.init(
      index: index, name: name, size: record.size, compressedSize: record.compressedSize, method: method,
      crc: record.crc, headerOffset: record.headerOffset, oddity: record.oddity)
  }
}

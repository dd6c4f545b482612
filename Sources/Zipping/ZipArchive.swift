import Findings

/// An archive read from memory. Nothing of it is trusted: see `init`.
public struct ZipArchive: ~Copyable {
  /// The members in the order of the archive's directory; folders are left out.
  public let entries: [ZipEntry]

  private let handle: ZipHandle
  private let places: [String: Int]

  /// Opens an archive and checks everything that can be checked without inflating.
  ///
  /// Refuses unsafe names, names that are the same ignoring case, overlapping members, encryption, methods other than
  /// stored and deflate, sizes beyond `limits`, and archives that two independent readers understand differently.
  public init(_ bytes: [UInt8], limits: ZipLimits = .standard) throws(ZipError) {
    let directory = try CentralDirectory(bytes, limits: limits)
    let handle = try ZipHandle(reading: bytes)
    var entries: [ZipEntry] = []
    var places: [String: Int] = [:]
    var folded: Set<String> = []
    var total = 0
    for (slot, record) in directory.records.enumerated() {
      guard handle.agrees(UInt64(slot), with: record) else { throw .inconsistent(record.name) }
      if record.name.utf8.last == UInt8(ascii: "/"), record.size == 0, record.compressedSize <= 2 {
        try MemberName.check(String(record.name.dropLast()))
        continue
      }
      let entry = try ZipEntry(record, index: entries.count, slot: UInt64(slot))
      try limits.check(entry.name, size: entry.size, compressedSize: entry.compressedSize)
      total += entry.size
      if total > limits.totalBytes { throw limits.tooManyBytes }
      guard folded.insert(MemberName.folded(entry.name)).inserted else { throw MemberName.duplicate(entry.name) }
      places[entry.name] = entry.index
      entries.append(entry)
    }
    self.entries = entries
    self.places = places
    self.handle = handle
  }

  /// The position of the member with this name.
  public borrowing func index(of name: String) -> Int? { places[name] }

  /// The plain bytes of the member with this name, counted and checked.
  public borrowing func read(_ name: String) throws(ZipError) -> [UInt8] {
    guard let index = places[name] else {
      throw ZipError(
        .noSuchMember, member: name,
        LocalizedText(
          "压缩包里没有“\(name)”", hant: "壓縮檔裡沒有「\(name)」", en: "the archive has no member \"\(name)\""))
    }
    return try read(at: index)
  }

  /// The plain bytes of a member, counted and checked.
  public borrowing func read(at index: Int) throws(ZipError) -> [UInt8] {
    try bytes(of: entries[index], raw: false)
  }

  /// The bytes of a member as they lie in the archive; `RawMember.plain(limits:)` checks them.
  public borrowing func readRaw(at index: Int) throws(ZipError) -> RawMember {
    let entry = entries[index]
    return RawMember(
      name: entry.name, method: entry.method, crc: entry.crc, size: entry.size, bytes: try bytes(of: entry, raw: true))
  }

  /// Hands the plain bytes of a member to `body` in pieces of at most `chunk` bytes, until it answers `false`.
  ///
  /// Length and checksum are checked when the end is reached.
  public borrowing func stream(
    at index: Int, chunk: Int = 1 << 16, _ body: (ArraySlice<UInt8>) throws -> Bool
  ) throws {
    var member = try MemberHandle(handle, entries[index])
    var buffer = [UInt8](repeating: 0, count: max(chunk, 1))
    while true {
      let count = try member.next(into: &buffer)
      guard count > 0, try body(buffer[..<count]) else { return }
    }
  }

  private borrowing func bytes(of entry: ZipEntry, raw: Bool) throws(ZipError) -> [UInt8] {
    var member = try MemberHandle(handle, entry, raw: raw)
    let stated = raw ? entry.compressedSize : entry.size
    var result: [UInt8] = []
    result.reserveCapacity(stated)
    var buffer = [UInt8](repeating: 0, count: min(max(stated + 1, 64), 1 << 18))
    while true {
      let count = try member.next(into: &buffer)
      if count == 0 { return result }
      result.append(contentsOf: buffer[..<count])
    }
  }
}

extension ZipEntry {
  /// Takes a directory record, refusing what cannot be read safely.
  init(_ record: CentralDirectory.Record, index: Int, slot: UInt64) throws(ZipError) {
    let name = record.name
    try MemberName.check(name)
    guard record.flags & (1 | 1 << 6 | 1 << 13) == 0 else {
      throw ZipError(
        .encrypted, member: name,
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
        .unsupportedMethod, member: name,
        LocalizedText(
          "压缩包成员“\(name)”的压缩方法（\(record.method)）不受支持，请用 deflate 重新压缩",
          hant: "壓縮檔成員「\(name)」的壓縮方法（\(record.method)）不受支援，請用 deflate 重新壓縮",
          en: "the archive member \"\(name)\" uses compression method \(record.method); only deflate is supported"))
    }
    if method == .stored, record.size != record.compressedSize { throw .inconsistent(name) }
    self.init(
      index: index, name: name, size: record.size, compressedSize: record.compressedSize, method: method,
      crc: record.crc, slot: slot, oddity: record.oddity)
  }
}

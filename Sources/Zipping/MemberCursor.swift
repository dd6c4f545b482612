/// Reads the plain bytes of a member piece by piece, as they are asked for.
public final class MemberCursor {
  private let member: RawMember
  private var inflater: InflateStream?
  private var buffer: [UInt8]
  private var position = 0

  /// Begins at the front of a member.
  ///
  /// - Parameter chunk: how many bytes a piece has at most.
  public init(_ member: RawMember, chunk: Int = 1 << 16, limits: ZipLimits = .standard) throws(ZipError) {
    try limits.check(member.name, size: member.size, compressedSize: member.bytes.count)
    self.member = member
    buffer = [UInt8](repeating: 0, count: max(chunk, 1))
    if member.method == .deflated {
      inflater = try InflateStream(member)
    } else {
      inflater = nil
      guard Checksum.crc32(member.bytes[...]) == member.crc else { throw .damaged(member.name) }
    }
  }

  /// The next bytes, none at the end. Length and checksum are checked when the end is reached.
  public func next() throws(ZipError) -> ArraySlice<UInt8> {
    if let count = try inflater?.next(into: &buffer) { return buffer[..<count] }
    let end = min(position + buffer.count, member.bytes.count)
    defer { position = end }
    return member.bytes[position..<end]
  }
}

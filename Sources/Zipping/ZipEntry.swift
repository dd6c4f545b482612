/// A member of an archive as its directory states it.
package struct ZipEntry: Sendable, Hashable {
  /// The position among the archive's `entries`, from 0.
  package let index: Int
  /// The name, with `/` between folders.
  package let name: String
  /// The plain size in bytes.
  package let size: Int
  /// The size inside the archive in bytes.
  package let compressedSize: Int
  /// How the bytes are compressed.
  package let method: ZipMethod
  /// The CRC-32 of the plain bytes.
  package let crc: UInt32
  /// Where its local header stands.
  let headerOffset: Int
  /// What a reader of the directory alone does not see, if there is anything.
  package let oddity: ZipOddity?
}

/// What makes a member another thing for other programs than its name and content tell.
package enum ZipOddity: Sendable, Hashable {
  /// A link, a device, a pipe: unpacked it is no file.
  case special
  /// It has a comment.
  case comment
  /// A second name, which some programs prefer (Info-ZIP's extra field 0x7075).
  case secondName
}

/// How a member is compressed.
package enum ZipMethod: Sendable, Hashable {
  /// Not at all.
  case stored
  /// By deflate (RFC 1951).
  case deflated
}

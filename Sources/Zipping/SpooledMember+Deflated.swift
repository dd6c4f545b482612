package import Storage

extension SpooledMember {
  /// Takes a spool that holds raw deflate made elsewhere; size and checksum are those of the plain bytes and are not
  /// checked.
  package init(name: String, deflatedIn spool: any ByteSpool, size: Int, crc: UInt32) {
    facts = .init(name: name, method: .deflated, crc: crc, size: size, compressedSize: spool.count)
    self.spool = spool
  }
}

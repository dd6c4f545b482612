/// The checksum of what is written.
extension DeflateEncoder {
  /// A checksum carried over the bytes of a run.
  @inline(__always)
  func shifted(_ crc: UInt32, _ table: UInt32) -> UInt32 {
    let table = shifts + Int(table) &* ChecksumShifts.stride
    let low = table[Int(crc & 15)] ^ table[16 &+ Int(crc &>> 4 & 15)]
    let next = table[32 &+ Int(crc &>> 8 & 15)] ^ table[48 &+ Int(crc &>> 12 & 15)]
    let high = table[64 &+ Int(crc &>> 16 & 15)] ^ table[80 &+ Int(crc &>> 20 & 15)]
    return low ^ next ^ high ^ table[96 &+ Int(crc &>> 24 & 15)] ^ table[112 &+ Int(crc &>> 28)]
  }

  /// Takes the bytes of a value into the checksum.
  @inline(__always)
  func addChecksum(_ bytes: UnsafePointer<UInt8>, _ size: Int) {
    // zlib has the quicker loop, but takes long to start it.
    if size >= 256 {
      state.pointee.crc = Checksum.crc32(UnsafeBufferPointer(start: bytes, count: size), from: state.pointee.crc)
      return
    }
    var crc = ~state.pointee.crc
    var at = 0
    while at &+ 8 <= size {
      let word = UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt64.self).littleEndian ^ UInt64(crc)
      let near =
        slices[1792 &+ Int(word & 0xFF)] ^ slices[1536 &+ Int(word &>> 8 & 0xFF)]
        ^ slices[1280 &+ Int(word &>> 16 & 0xFF)] ^ slices[1024 &+ Int(word &>> 24 & 0xFF)]
      let far =
        slices[768 &+ Int(word &>> 32 & 0xFF)] ^ slices[512 &+ Int(word &>> 40 & 0xFF)]
        ^ slices[256 &+ Int(word &>> 48 & 0xFF)] ^ slices[Int(word &>> 56)]
      crc = near ^ far
      at &+= 8
    }
    if at &+ 4 <= size {
      let word = UnsafeRawPointer(bytes + at).loadUnaligned(as: UInt32.self).littleEndian ^ crc
      crc =
        slices[768 &+ Int(word & 0xFF)] ^ slices[512 &+ Int(word &>> 8 & 0xFF)] ^ slices[256 &+ Int(word &>> 16 & 0xFF)]
        ^ slices[Int(word &>> 24)]
      at &+= 4
    }
    while at < size {
      crc = slices[Int((crc ^ UInt32(bytes[at])) & 0xFF)] ^ crc &>> 8
      at &+= 1
    }
    state.pointee.crc = ~crc
  }
}

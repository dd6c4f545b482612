/// How much two places have in common: what a match is made of.
enum CommonBytes {
  /// How many leading bytes are the same, up to `limit`, which both places must have.
  @inline(__always)
  static func count(_ a: UnsafePointer<UInt8>, _ b: UnsafePointer<UInt8>, _ limit: Int) -> Int {
    var at = 0
    while at &+ 8 <= limit {
      let left = UnsafeRawPointer(a + at).loadUnaligned(as: UInt64.self).littleEndian
      let right = UnsafeRawPointer(b + at).loadUnaligned(as: UInt64.self).littleEndian
      if left != right { return at &+ (left ^ right).trailingZeroBitCount &>> 3 }
      at &+= 8
    }
    while at < limit, a[at] == b[at] { at &+= 1 }
    return at
  }
}

/// Compresses members that fit in memory, one after the other with one compressor.
package struct MemberCompressor {
  private let deflater: Shared

  // A compressor cannot be copied; a struct that holds one could not be either.
  private final class Shared {
    var deflater: Deflater
    init() throws(ZipError) { deflater = try Deflater() }
  }

  /// Starts a compressor.
  package init() throws(ZipError) { deflater = try Shared() }

  /// A member deflated at level 6, or stored where that does not make it smaller.
  package func member(_ name: String, _ plain: [UInt8]) throws(ZipError) -> RawMember {
    try deflater.deflater.member(name: name, plain)
  }
}

import Crypto
import Storage

/// A digest algorithm by which manifests can vouch for files (RFC 8493, 2.1.3).
enum BagAlgorithm: String, CaseIterable {
  case sha256, sha512, sha384, sha1, md5

  var payloadManifest: String { "manifest-\(rawValue).txt" }
  var tagManifest: String { "tagmanifest-\(rawValue).txt" }

  /// How many bytes a digest has.
  private var length: Int {
    switch self {
    case .sha256: 32
    case .sha512: 64
    case .sha384: 48
    case .sha1: 20
    case .md5: 16
    }
  }

  /// An empty hash.
  var hash: any HashFunction {
    switch self {
    case .sha256: SHA256()
    case .sha512: SHA512()
    case .sha384: SHA384()
    case .sha1: Insecure.SHA1()
    case .md5: Insecure.MD5()
    }
  }

  /// The digest of what a hash took, in the 32 bytes in which digests of any length are compared.
  func digest(_ hash: some HashFunction) -> Storage.Digest { digest(Array(hash.finalize())) }

  /// The digest that these hexadecimal digits write; `nil` if there are too many or too few.
  func digest(hex: some StringProtocol) -> Storage.Digest? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(length)
    var high: UInt8?
    for digit in hex.utf8 {
      guard let value = BagAlgorithm.value(digit) else { return nil }
      if let first = high {
        bytes.append(first << 4 | value)
        high = nil
      } else {
        high = value
      }
    }
    return bytes.count == length && high == nil ? digest(bytes) : nil
  }

  private func digest(_ bytes: [UInt8]) -> Storage.Digest {
    Storage.Digest(bytes: bytes) ?? Storage.Digest(of: bytes)
  }

  private static func value(_ digit: UInt8) -> UInt8? {
    switch digit {
    case 0x30...0x39: digit - 0x30
    case 0x41...0x46: digit - 0x37
    case 0x61...0x66: digit - 0x57
    default: nil
    }
  }
}

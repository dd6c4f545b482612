import CCrypt
import Foundation

/// Passwords as they are stored: hashed with yescrypt by libxcrypt, in the form of crypt(5) that every Debian knows.
enum Password {
  /// Makes a new salt and hashes; about 20 ms. `nil` if the system's library has no yescrypt.
  static func hash(_ password: String) -> String? {
    // With no random bytes given, the library asks the system for them; cost 0 is its default.
    var setting = [CChar](repeating: 0, count: Int(CRYPT_GENSALT_OUTPUT_SIZE))
    guard crypt_gensalt_rn("$y$", 0, nil, 0, &setting, Int32(setting.count)) != nil else { return nil }
    return hash(password, setting: setting)
  }

  /// Whether this is the password of a hash.
  static func matches(_ password: String, hash stored: String) -> Bool {
    guard let again = hash(password, setting: stored.utf8CString.map { $0 }) else { return false }
    return isSame(Array(again.utf8), Array(stored.utf8))
  }

  /// Whether two hashes are the same. They are compared to the end, so that the time tells nothing.
  static func isSame(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    // `|` binds no closer than `^`: without the brackets a later character would undo an earlier difference.
    one.count == other.count && zip(one, other).reduce(0) { $0 | ($1.0 ^ $1.1) } == 0
  }

  /// Takes as long as a comparison: a login that does not exist shall answer no sooner than one that does.
  static func pretend(_ password: String) { _ = hash(password) }

  private static func hash(_ password: String, setting: [CChar]) -> String? {
    // 32 KB, which is cleared: it held the password.
    let size = MemoryLayout<crypt_data>.size
    let data = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: MemoryLayout<crypt_data>.alignment)
    data.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    defer {
      explicit_bzero(data, size)
      data.deallocate()
    }
    guard let hash = crypt_rn(password, setting, data, Int32(size)) else { return nil }
    return String(cString: hash)
  }
}

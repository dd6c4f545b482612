import Findings
import Foundation

/// Who may read what a program writes.
///
/// Forms hold names, telephones and addresses: by default files and folders are for their owner and group alone, whatever
/// the login's umask allows to others. The group can write, so that colleagues with logins of their own work in one register.
package enum FilePrivacy {
  /// The environment's name for another wish: a umask in octal, such as `077` for the owner alone or `022` for all to read.
  package static let variable = "LIANDAN_UMASK"

  /// Sets the process's umask: to be called once, before any file is made.
  ///
  /// - Parameter wish: The value of ``variable``; nothing is wished for if it is `nil` or empty.
  /// - Throws: a usage error unless the wish is an octal number from 0 to 077.
  package static func apply(_ wish: String?) throws(DeskError) {
    guard let wish, !wish.isEmpty else {
      umask(0o007)
      return
    }
    guard wish.utf8.allSatisfy({ (0x30...0x37).contains($0) }), wish.utf8.count <= 4, let mask = mode_t(wish, radix: 8),
      mask <= 0o077
    else {
      throw DeskError(
        "\(variable) 是八进制的权限掩码，从 000 到 077：007（默认）本人和同组可读写，077 只限本人，022 人人可读。现为“\(wish)”",
        hant: "\(variable) 是八進位的權限遮罩，從 000 到 077：007（預設）本人和同組可讀寫，077 只限本人，022 人人可讀。現為「\(wish)」",
        en:
          "\(variable) is a umask in octal, from 000 to 077: 007 (the default) for owner and group, 077 for the owner "
          + "alone, 022 for all to read. It is “\(wish)”", kind: .usage)
    }
    umask(mask)
  }
}

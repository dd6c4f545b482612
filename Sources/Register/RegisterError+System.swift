import Findings
import Foundation
import GRDB

extension RegisterError {
  /// The code of the error for a path that is no folder.
  static let noFolder = FindingCode.notAFolder

  /// The error that a system call on `path` ended with, by its `errno`.
  static func file(_ path: String, _ number: Int32) -> RegisterError {
    switch number {
    case ENOSPC, EDQUOT: .diskFull(path)
    case EACCES, EPERM:
      SharedFolder.denial(at: path)
        ?? RegisterError(
          .noPermission, "没有权限写入或读取 \(path)。请检查目录和文件的权限",
          hant: "沒有權限寫入或讀取 \(path)。請檢查目錄和檔案的權限",
          en: "no permission to write or read \(path). Check the permissions of the folder and the file")
    case EROFS:
      RegisterError(
        .readOnlyDisk, "\(path) 所在的磁盘是只读的。请换一个可写的目录",
        hant: "\(path) 所在的磁碟是唯讀的。請換一個可寫的目錄",
        en: "the disk of \(path) is read-only. Choose a folder that can be written")
    case ENOTDIR:
      RegisterError(
        noFolder, "\(path) 不是目录，或它上面有一段是文件。请检查台账目录",
        hant: "\(path) 不是目錄，或它上面有一段是檔案。請檢查台帳目錄",
        en: "\(path) is no folder, or a part of it is a file. Check the register folder")
    case ENAMETOOLONG:
      RegisterError(
        .pathTooLong, "台账的路径太长（\(path.utf8.count) 字节）：\(path.prefix(60))…。请把台账放到浅一些的目录里",
        hant: "台帳的路徑太長（\(path.utf8.count) 位元組）：\(path.prefix(60))…。請把台帳放到淺一些的目錄裡",
        en:
          "the register's path is too long (\(path.utf8.count) bytes): \(path.prefix(60))…. Use a folder nearer to the root"
      )
    case ENOENT:
      RegisterError(
        .pathMissing, "路径不存在：\(path)。请检查台账目录", hant: "路徑不存在：\(path)。請檢查台帳目錄",
        en: "there is no such path: \(path). Check the register folder")
    default: .disk(path, .systemError(number))
    }
  }

  private static func disk(_ path: String, _ reason: LocalizedText) -> RegisterError {
    RegisterError(
      .diskError, "读写 \(path) 出错：\(reason.zhHans)。请检查路径和磁盘后重试，已登记的内容不受影响",
      hant: "讀寫 \(path) 出錯：\(reason.text(in: .zhHant))。請檢查路徑和磁碟後重試，已登記的內容不受影響",
      en: "\(path): \(reason.text(in: .en)). Check the path and the disk and try again; what is recorded is safe")
  }

  static func notInGroup(_ path: String, group: String, login: String) -> RegisterError {
    RegisterError(
      .noPermission,
      "没有权限用 \(path)：它归用户组 \(group) 使用，登录名 \(login) 不在这个组里。请管理员运行 usermod -aG \(group) \(login)，再重新登录",
      hant:
        "沒有權限用 \(path)：它歸使用者群組 \(group) 使用，登入名 \(login) 不在這個群組裡。請管理員執行 usermod -aG \(group) \(login)，再重新登入",
      en: "no permission to use \(path): it is for the group \(group), and the login \(login) is not in it. Let the "
        + "administrator run usermod -aG \(group) \(login), then log in again")
  }

  static func groupCannotWrite(_ path: String, group: String, owner: String) -> RegisterError {
    RegisterError(
      .noPermission,
      "没有权限写 \(path)：用户组 \(group) 不能写它。请其所有者 \(owner) 或管理员运行 chmod g+rwX，见 README“几个人用一个台账”",
      hant: "沒有權限寫 \(path)：使用者群組 \(group) 不能寫它。請其擁有者 \(owner) 或管理員執行 chmod g+rwX，見 README「幾個人用一個台帳」",
      en: "no permission to write \(path): the group \(group) cannot write it. Let its owner \(owner) or the "
        + "administrator run chmod g+rwX; see “Several people, one register” in the README")
  }

  static func groupNotInherited(_ directory: String, group: String) -> RegisterError {
    RegisterError(
      .groupNotInherited,
      "\(directory) 归用户组 \(group)，但里面新建的文件不会归这个组，同事将打不开。请其所有者或管理员运行 chmod g+s \(directory)，"
        + "什么都还没有登记",
      hant: "\(directory) 歸使用者群組 \(group)，但裡面新建的檔案不會歸這個群組，同事將打不開。請其擁有者或管理員執行 chmod g+s "
        + "\(directory)，什麼都還沒有登記",
      en:
        "\(directory) is for the group \(group), but files made in it would not be, and colleagues could not open them. "
        + "Let its owner or the administrator run chmod g+s \(directory). Nothing was recorded")
  }

  static func diskFull(_ path: String) -> RegisterError {
    RegisterError(
      .diskFull, "磁盘已满，写不下 \(path)。请腾出空间后用同一命令再次运行，会接着做完，不会重复编号",
      hant: "磁碟已滿，寫不下 \(path)。請騰出空間後用同一命令再次執行，會接著做完，不會重複編號",
      en: "the disk is full: no room for \(path). Free some and run the same command again: it goes on where it was")
  }

  /// The longest path in bytes with which SQLite opens a database and its journal, `MAX_PATHNAME` of its os_unix.c.
  private static let longestPath = 500

  /// That the database was taken away from under an open register; `nil` if it is there.
  static func gone(_ path: String) -> RegisterError? {
    guard access(path, F_OK) != 0, errno == ENOENT else { return nil }
    return moved(path)
  }

  /// The database that was opened does not lie under its name any more.
  static func moved(_ path: String) -> RegisterError {
    RegisterError(
      .registerGone, "台账不见了：\(path) 在运行中被移走或删除了，没有再登记什么。请把台账目录放回原处，再运行同一命令",
      hant: "台帳不見了：\(path) 在執行中被移走或刪除了，沒有再登記什麼。請把台帳目錄放回原處，再執行同一命令",
      en:
        "the register is gone: \(path) was moved or deleted meanwhile, and nothing more was recorded. Put its folder back, "
        + "then run the same command again")
  }

  /// The error that SQLite ended with; `number` is the `errno` of the system call behind it, if that is known.
  static func database(_ error: DatabaseError, _ path: String, system number: Int32 = 0) -> RegisterError {
    switch error.resultCode {
    case .SQLITE_FULL: .diskFull(path)
    case .SQLITE_NOTADB, .SQLITE_CORRUPT: .damaged(path, detail: error.message ?? "SQLite \(error.resultCode.rawValue)")
    // The journal must be made beside the database (rescode.html, SQLITE_READONLY_DIRECTORY).
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DIRECTORY:
      .file((path as NSString).deletingLastPathComponent, EACCES)
    // SQLite opens what it may not write to read, and what it cannot open to write for another reason too.
    case .SQLITE_READONLY: .file(path, access(path, W_OK) != 0 ? errno : EIO)
    case .SQLITE_PERM, .SQLITE_AUTH: .file(path, EACCES)
    // SQLite's own limit for a name lies below the system's, and it does not say when it is met.
    case .SQLITE_CANTOPEN where path.utf8.count > longestPath: .file(path, ENAMETOOLONG)
    // After a journal that could not be opened SQLite looks whether it is there, and that number is the last one.
    case .SQLITE_CANTOPEN, .SQLITE_IOERR:
      .file(path, number != 0 && number != ENOENT ? number : access(path, R_OK) != 0 ? errno : EIO)
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      RegisterError(
        .registerBusy, "台账正被另一个程序读写，一直没有空出。请稍后再试",
        hant: "台帳正被另一個程式讀寫，一直沒有空出。請稍後再試",
        en: "another program kept reading or writing the register. Try again later")
    default:
      RegisterError(
        .registerFailure, "台账出错：\(error.message ?? "\(error.resultCode)")。请用 liandan verify 检查台账",
        hant: "台帳出錯：\(error.message ?? "\(error.resultCode)")。請用 liandan verify 檢查台帳",
        en: "the register failed: \(error.message ?? "\(error.resultCode)"). Check it with liandan verify")
    }
  }
}

import Foundation

extension Packet {
  /// Writes the packet into a folder, which is made if it is not there, and gives its path.
  ///
  /// The file is whole or not there at all, whatever happens: written beside, synced, renamed, the folder synced. A file
  /// of the same name is replaced in one step. Throws an ``ArchiveError``.
  @discardableResult
  public func write(to directory: String) throws -> String {
    let path = directory.hasSuffix("/") ? directory + fileName : "\(directory)/\(fileName)"
    try DurableFile.makeDirectory(directory)
    try DurableFile.write(bytes, to: path, in: directory)
    return path
  }
}

/// Whole files that survive a power loss.
enum DurableFile {
  static func makeDirectory(_ path: String) throws {
    do { try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true) } catch {
      throw failure(path, errno)
    }
  }

  static func write(_ bytes: [UInt8], to path: String, in directory: String) throws {
    let temporary = path + ".tmp"
    do {
      try descriptor(temporary, O_WRONLY | O_CREAT | O_TRUNC) { file in
        try bytes.withUnsafeBytes { buffer in
          var rest = buffer[...]
          while !rest.isEmpty {
            let count = Foundation.write(file, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw failure(path, errno) }
            rest = rest.dropFirst(count)
          }
        }
        guard fsync(file) == 0 else { throw failure(path, errno) }
      }
      guard rename(temporary, path) == 0 else { throw failure(path, errno) }
      try descriptor(directory, O_RDONLY) { folder in
        guard fsync(folder) == 0 else { throw failure(directory, errno) }
      }
    } catch {
      unlink(temporary)
      throw error
    }
  }

  /// The bytes of a file.
  static func read(_ path: String) throws -> [UInt8] {
    try descriptor(path, O_RDONLY) { file in
      var status = stat()
      guard fstat(file, &status) == 0 else { throw failure(path, errno) }
      guard status.st_mode & S_IFMT == S_IFREG else { throw failure(path, EISDIR) }
      var failed: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Int(status.st_size)) { buffer, filled in
        while filled < buffer.count {
          let count = Foundation.read(file, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
          if count < 0, errno == EINTR { continue }
          if count < 0 { failed = errno }
          if count <= 0 { return }
          filled += count
        }
      }
      guard failed == 0 else { throw failure(path, failed) }
      return bytes
    }
  }

  private static func descriptor<T>(_ path: String, _ flags: Int32, _ body: (Int32) throws -> T) throws -> T {
    let file = open(path, flags | O_CLOEXEC, 0o644)
    guard file >= 0 else { throw failure(path, errno) }
    defer { close(file) }
    return try body(file)
  }

  private static func failure(_ path: String, _ number: Int32) -> ArchiveError {
    let reason = String(cString: strerror(number))
    return switch number {
    case ENOSPC, EDQUOT:
      ArchiveError(
        "disk-full", "磁盘已满，写不下 \(path)。请腾出空间后重新打包", hant: "磁碟已滿，寫不下 \(path)。請騰出空間後重新打包",
        en: "the disk is full: no room for \(path). Free some and pack again")
    case EACCES, EPERM, EROFS:
      ArchiveError(
        "no-permission", "没有权限读写 \(path)。请检查权限或换一个目录", hant: "沒有權限讀寫 \(path)。請檢查權限或換一個目錄",
        en: "no permission to read or write \(path). Check the permissions or choose another folder")
    case ENOENT, ENOTDIR, EISDIR:
      ArchiveError(
        "no-such-file", "没有这个文件：\(path)。请检查路径", hant: "沒有這個檔案：\(path)。請檢查路徑",
        en: "there is no such file: \(path). Check the path")
    default:
      ArchiveError(
        "disk-error", "读写 \(path) 出错：\(reason)。请检查磁盘后重试", hant: "讀寫 \(path) 出錯：\(reason)。請檢查磁碟後重試",
        en: "\(path): \(reason). Check the disk and try again")
    }
  }
}

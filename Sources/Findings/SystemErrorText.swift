import Foundation

extension LocalizedText {
  /// What the system means by an `errno`, without a full stop: the one place where its English words are not left alone.
  package static func systemError(_ number: Int32) -> LocalizedText {
    switch number {
    case ENOSPC, EDQUOT: LocalizedText("磁盘已满", hant: "磁碟已滿", en: "the disk is full")
    case EACCES, EPERM: LocalizedText("没有权限", hant: "沒有權限", en: "no permission")
    case EROFS: LocalizedText("磁盘是只读的", hant: "磁碟是唯讀的", en: "the disk is read-only")
    case ENOENT: LocalizedText("没有这个文件或目录", hant: "沒有這個檔案或目錄", en: "there is no such file or folder")
    case ENOTDIR:
      LocalizedText("路径中有一段是文件，不是目录", hant: "路徑中有一段是檔案，不是目錄", en: "part of the path is a file, not a folder")
    case EEXIST: LocalizedText("已有同名的文件或目录", hant: "已有同名的檔案或目錄", en: "the name is taken")
    case EISDIR: LocalizedText("那里是一个目录", hant: "那裡是一個目錄", en: "there is a folder of that name")
    case ENOTEMPTY: LocalizedText("目录里还有东西", hant: "目錄裡還有東西", en: "the folder is not empty")
    case ELOOP: LocalizedText("符号链接太多或成环", hant: "符號連結太多或成環", en: "too many symbolic links, or they go in a circle")
    case ENAMETOOLONG: LocalizedText("文件名或路径太长", hant: "檔名或路徑太長", en: "the name or path is too long")
    case EIO: LocalizedText("磁盘出错", hant: "磁碟出錯", en: "the disk cannot be read or written")
    case EFBIG, EOVERFLOW: LocalizedText("文件太大", hant: "檔案太大", en: "the file is too large")
    case EBUSY, ETXTBSY, EAGAIN: LocalizedText("正被别的程序占用", hant: "正被別的程式占用", en: "another program is using it")
    case EMFILE, ENFILE: LocalizedText("打开的文件太多", hant: "開啟的檔案太多", en: "too many files are open")
    case ENOMEM: LocalizedText("内存不够", hant: "記憶體不夠", en: "there is not enough memory")
    case ESPIPE, ENXIO, ENODEV:
      LocalizedText("那是管道、套接字或设备，不是普通文件", hant: "那是管線、通訊端或裝置，不是一般檔案", en: "it is a pipe, socket or device, not a file")
    case EPIPE: LocalizedText("接收的程序已经退出", hant: "接收的程式已經結束", en: "the program that received it has ended")
    case EXDEV: LocalizedText("不在同一个磁盘上", hant: "不在同一個磁碟上", en: "it is on another disk")
    case EMLINK: LocalizedText("目录或链接太多", hant: "目錄或連結太多", en: "there are too many folders or links")
    case EINVAL, EILSEQ:
      LocalizedText("系统不接受这个名字或操作", hant: "系統不接受這個名字或操作", en: "the system does not take this name or operation")
    case ENOSYS, EOPNOTSUPP: LocalizedText("这个磁盘不支持这种操作", hant: "這個磁碟不支援這種操作", en: "the disk cannot do this")
    case ESTALE, ENOTCONN, ETIMEDOUT, EHOSTDOWN, EHOSTUNREACH, ENETDOWN, ENETUNREACH, ECONNRESET:
      LocalizedText("网络磁盘的连接断了", hant: "網路磁碟的連線斷了", en: "the connection to the network disk is lost")
    default: unnamed(number)
    }
  }

  private static func unnamed(_ number: Int32) -> LocalizedText {
    let words = String(cString: strerror(number))
    return LocalizedText(
      "系统错误 \(number)（\(words)）", hant: "系統錯誤 \(number)（\(words)）", en: "system error \(number), \(words)")
  }
}

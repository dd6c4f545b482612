import Findings
import Forms
import Foundation
import Pictures
import Storage
import Templates
import Zipping

/// The folder of a data file, in which its pictures are looked for.
struct PictureFolder {
  private let path: String

  /// The folder of `file`; the current one for standard input.
  init(besides file: String?) {
    guard let file, let slash = file.lastIndex(of: "/") else {
      path = "."
      return
    }
    path = slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// Reads a picture by its relative path.
  ///
  /// Files outside of the folder are refused, through symbolic links too: data may come from strangers.
  func picture(_ name: String) throws(PictureProblem) -> Picture {
    let file = "\(path)/\(name)"
    guard FileManager.default.fileExists(atPath: file) else { throw .missing(file) }
    guard let folder = PictureFolder.real(path), let real = PictureFolder.real(file),
      real.hasPrefix(folder == "/" ? folder : folder + "/")
    else { throw .outside(file, folder: path) }
    guard let source = try? FileSource(real) else { throw .unreadable(file) }
    let limits = PictureLimits.standard
    let bytes: [UInt8]?
    do { bytes = try source.bytes(upTo: limits.bytes) } catch { throw .unreadable(file) }
    do throws(PictureError) {
      guard let bytes else { throw .tooLarge(limits) }
      return try Picture(bytes, limits: limits)
    } catch { throw PictureProblem(error, file) }
  }

  /// Finds the pictures that plain data name, for templates without a form; others are texts.
  var loader: PictureLoader {
    PictureLoader { [self] image in try? picture(image.path) }
  }

  private static func real(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// Why a picture cannot be taken.
struct PictureProblem: Error {
  static let missingCode = FindingCode.imageMissing

  let code: FindingCode
  let message: LocalizedText
  let hint: LocalizedText?

  init(_ error: PictureError, _ file: String) {
    code = error.code
    message = LocalizedText(
      "\(file)：\(error.message.zhHans)", hant: "\(file)：\(error.message.text(in: .zhHant))",
      en: "\(file): \(error.message.text(in: .en))")
    hint = nil
  }

  private init(_ code: FindingCode, _ message: LocalizedText, hint: LocalizedText) {
    self.code = code
    self.message = message
    self.hint = hint
  }

  static func large(_ file: String, limit: Int) -> PictureProblem {
    let size = "\(limit >> 20) MB"
    return PictureProblem(
      .pictureTooLarge,
      LocalizedText("\(file) 超过 \(size)", hant: "\(file) 超過 \(size)", en: "\(file) has more than \(size)"),
      hint: LocalizedText("请缩小图片再用", hant: "請縮小圖片再用", en: "make the picture smaller"))
  }

  static func missing(_ file: String) -> PictureProblem {
    PictureProblem(
      missingCode, LocalizedText("找不到图片 \(file)", hant: "找不到圖片 \(file)", en: "there is no picture \(file)"),
      hint: LocalizedText(
        "把图片放在数据文件旁边，核对文件名和扩展名", hant: "把圖片放在資料檔旁邊，核對檔名和副檔名",
        en: "put the picture beside the data file; check its name and ending"))
  }

  static func outside(_ file: String, folder: String) -> PictureProblem {
    PictureProblem(
      .imageOutside,
      LocalizedText(
        "图片 \(file) 是指向别处的链接，不能用", hant: "圖片 \(file) 是指向別處的連結，不能用",
        en: "\(file) is a link to a place elsewhere and is not followed"),
      hint: LocalizedText(
        "把图片本身放进 \(folder)", hant: "把圖片本身放進 \(folder)", en: "put the picture itself into \(folder)"))
  }

  static func unreadable(_ file: String) -> PictureProblem {
    PictureProblem(
      .imageUnreadable, LocalizedText("无法读取图片 \(file)", hant: "無法讀取圖片 \(file)", en: "cannot read \(file)"),
      hint: LocalizedText(
        "请检查文件权限；目录、管道和设备不是图片", hant: "請檢查檔案權限；目錄、管線和裝置不是圖片",
        en: "check its permissions; folders, pipes and devices are no pictures"))
  }

  static func otherContent(_ path: String) -> PictureProblem {
    PictureProblem(
      .imageAltered,
      LocalizedText(
        "图片 \(path) 的内容和所给的 sha256 不符", hant: "圖片 \(path) 的內容和所給的 sha256 不符",
        en: "\(path) is not the picture that the given sha256 stands for"),
      hint: LocalizedText("换回原来的图片，或去掉 sha256", hant: "換回原來的圖片，或去掉 sha256", en: "restore it, or leave sha256 out"))
  }
}

import Findings
import Fonts
import Forms
import Foundation
import Pictures

/// The profiles beside the forms: `profile.yaml`, and those of `profiles/`, which are known by the names of their files.
struct ProfileFiles {
  /// The greatest size of a company's mark: it is kept in the text of the profile.
  private static let logoBytes = 1 << 20

  /// The folders of forms, in the order in which they are searched.
  let directories: [String]

  /// The profile that stands: the one that is named, else the register's own, else the one beside the forms.
  ///
  /// - Parameters:
  ///   - named: A name, or a path with `/` or `.yaml`.
  ///   - register: The register's folder.
  /// - Throws: a ``DeskError`` if there is none.
  func standing(named: String?, register: String?) throws -> String {
    if let named { return try path(of: named) }
    if let own = register.map({ "\($0)/\(CompanyProfile.fileName)" }), FileManager.default.fileExists(atPath: own) {
      return own
    }
    if let path = file(of: "profile") { return path }
    let tried = directories.joined(separator: "、")
    throw DeskError(
      "表单旁边没有公司参数文件 profile.yaml（找过 \(tried)）。请把随程序安装的 profile.yaml 复制到表单目录，改成本公司的",
      hant: "表單旁邊沒有公司參數檔 profile.yaml（找過 \(tried)）。請把隨程式安裝的 profile.yaml 複製到表單目錄，改成本公司的",
      en:
        "no profile.yaml beside the forms (looked in \(directories.joined(separator: ", "))). Copy the one that came with "
        + "the program and make it your company's", kind: .usage)
  }

  /// The file of a profile that a user named.
  ///
  /// - Throws: a ``DeskError`` with the nearest name if there is none.
  func path(of name: String) throws -> String {
    let isPath = name.contains("/") || name.hasSuffix(".yaml")
    if isPath, FileManager.default.fileExists(atPath: name) { return name }
    if !isPath, let path = file(of: name) { return path }
    let known = names
    let near = NearestName.of(name, in: known)
    let all = known.joined(separator: "、")
    throw DeskError(
      "没有公司参数“\(name)”。" + (near.map { "是不是 \($0)？" } ?? "") + "可选：\(all)",
      hant: "沒有公司參數「\(name)」。" + (near.map { "是不是 \($0)？" } ?? "") + "可選：\(all)",
      en: "there is no profile “\(name)”. " + (near.map { "Did you mean \($0)? " } ?? "")
        + "There are: \(known.joined(separator: ", "))", kind: .usage)
  }

  /// The names of all profiles, sorted.
  var names: [String] {
    let found = directories.flatMap { (try? FileManager.default.contentsOfDirectory(atPath: "\($0)/profiles")) ?? [] }
    let own = file(of: "profile") == nil ? [] : ["profile"]
    return own
      + Set(found.filter { $0.hasSuffix(".yaml") && !$0.hasPrefix(".") }.map { String($0.dropLast(5)) }).sorted()
  }

  /// Reads a profile with what it is based on.
  ///
  /// - Throws: a `FindingList` if it has errors, an error of the system if it cannot be read.
  func profile(at path: String) throws -> CompanyProfile {
    let (profile, findings) = try CompanyProfile.load(text(at: path)) { try base($0) }
    guard let profile, !findings.hasErrors else { throw FindingList(findings) }
    let located = profile.naming(fonts: profile.fonts.mapValues { ProfileFiles.font($0, besides: path) })
    guard let name = located.logo, Picture(dataAddress: name) == nil else { return located }
    return located.embedding(logo: try logo(name, besides: path).dataAddress)
  }

  /// A family as it is, a file by its whole path.
  private static func font(_ name: String, besides file: String) -> String {
    guard case .file(let path, let index) = NamedFont(name) else { return name }
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    let whole = URL(fileURLWithPath: path, relativeTo: folder).standardizedFileURL.path
    return NamedFont.file(whole, index: index).text
  }

  /// The company's mark that a profile names, which lies beside it.
  func logo(_ name: String, besides file: String) throws -> Picture {
    do throws(PictureProblem) {
      let picture = try PictureFolder(besides: file).picture(name)
      if picture.bytes.count > ProfileFiles.logoBytes {
        throw PictureProblem.large(name, limit: ProfileFiles.logoBytes)
      }
      return picture
    } catch {
      throw FindingList([Finding(code: error.code, error.message, at: Origin(file: file), hint: error.hint)])
    }
  }

  /// The company's mark that a user names: a file anywhere.
  func logo(_ path: String) throws -> Picture {
    try logo(String(path.split(separator: "/").last ?? ""), besides: path)
  }

  /// The text of a profile.
  func text(at path: String) throws -> ProfileText { ProfileText(yaml: try FormLibrary.text(of: path), file: path) }

  /// The text of the profile that another names as its base; `nil` if there is none.
  func base(_ name: String) throws -> ProfileText? { try file(of: name).map(text) }

  /// The text of a file of holidays: a path, or a name in the folder `holidays` beside the forms.
  ///
  /// - Throws: a ``DeskError`` if there is none.
  func holidays(_ name: String) throws -> ProfileText {
    let paths = [name] + (name.contains("/") ? [] : directories.map { "\($0)/holidays/\(name).yaml" })
    if let path = paths.first(where: { FileManager.default.fileExists(atPath: $0) }) { return try text(at: path) }
    throw DeskError(
      "没有节假日文件“\(name)”。请写文件名，或 holidays 目录里一份的名称，如 2026",
      hant: "沒有節假日檔案「\(name)」。請寫檔名，或 holidays 目錄裡一份的名稱，如 2026",
      en:
        "there is no file of holidays “\(name)”. Give a file, or the name of one in the folder holidays, such as 2026",
      kind: .usage)
  }

  /// The first file of a name.
  private func file(of name: String) -> String? {
    let place = name == "profile" ? CompanyProfile.fileName : "profiles/\(name).yaml"
    guard !name.contains("/") else { return nil }
    return directories.map { "\($0)/\(place)" }.first { FileManager.default.fileExists(atPath: $0) }
  }
}

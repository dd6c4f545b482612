import Findings
import Foundation
import Storage
import Templates

/// Has LibreOffice turn documents into PDF, for what Liandan does not lay out itself: documents made from templates of users.
///
/// Every conversion has a user profile of its own, so that several run at once and nobody's LibreOffice is in the way.
struct OfficeConverter: Sendable {
  /// The path of LibreOffice's program.
  private let program: String
  /// How many documents LibreOffice gets at a time.
  static let batch = 24

  /// Looks for LibreOffice among the programs of the system.
  ///
  /// - Parameter format: What is to be converted.
  /// - Throws: a ``DeskError`` that names the package to install.
  init(for format: TemplateFormat) throws(DeskError) {
    let folders = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
    let paths = folders.split(separator: ":").flatMap { ["\($0)/soffice", "\($0)/libreoffice"] }
    guard let program = paths.first(where: { access($0, X_OK) == 0 }) else { throw OfficeConverter.missing(format) }
    self.program = program
  }

  /// The documents as PDF/A-2b, in their order.
  ///
  /// - Parameters:
  ///   - documents: At most ``batch`` documents.
  ///   - format: What they are.
  ///   - check: Is asked again and again while LibreOffice works; if it throws, LibreOffice is ended.
  /// - Throws: a ``DeskError`` if LibreOffice cannot do it, what `check` throws.
  func pdfs(_ documents: [[UInt8]], as format: TemplateFormat, check: () throws -> Void = {}) throws -> [[UInt8]] {
    let folder = try OfficeConverter.makeFolder()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    for (index, document) in documents.enumerated() {
      try DiskFileStore().write(document, to: "\(folder)/\(index).\(format.rawValue)")
    }
    let log = "\(folder)/log"
    let command =
      [
        program, "-env:UserInstallation=\(URL(fileURLWithPath: "\(folder)/profile").absoluteString)", "--headless",
        "--norestore", "--convert-to", "pdf:\(format.exportFilter):\(OfficeConverter.exportOptions)", "--outdir",
        "\(folder)/pdf",
      ] + documents.indices.map { "\(folder)/\($0).\(format.rawValue)" }
    let limit = Duration.seconds(60 + 10 * documents.count)
    let isDone = try ChildProcess(command, output: log).wait(atMost: limit, check: check)
    return try documents.indices.map { index in
      let made = try? FileSource("\(folder)/pdf/\(index).pdf").bytes(upTo: WholeFile.documentBytes)
      if let made, made.starts(with: "%PDF-".utf8) { return made }
      let said = (try? String(contentsOfFile: log, encoding: .utf8)) ?? ""
      throw OfficeConverter.failed(format, isDone ? said : nil)
    }
  }

  /// PDF/A-2b, so that fonts are embedded and colours are told.
  private static let exportOptions = #"{"SelectPdfVersion":{"type":"long","value":"2"}}"#

  private static func makeFolder() throws -> String {
    var path = Array("\(NSTemporaryDirectory())liandan-office-XXXXXX".utf8CString)
    guard mkdtemp(&path) != nil else { throw SystemFailure(NSTemporaryDirectory(), errno) }
    return String(decoding: path.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  private static func missing(_ format: TemplateFormat) -> DeskError {
    let package = format.officePackage
    return DeskError(
      "把 .\(format.rawValue) 转成 PDF 要用 LibreOffice，这台机器上没有。请安装 Debian 软件包 \(package)，或不用 --as pdf",
      hant: "把 .\(format.rawValue) 轉成 PDF 要用 LibreOffice，這台機器上沒有。請安裝 Debian 套件 \(package)，或不用 --as pdf",
      en: "LibreOffice, which turns .\(format.rawValue) into PDF, is not on this machine. Install the Debian package "
        + "\(package), or leave out --as pdf")
  }

  /// `said` is what LibreOffice told; `nil` if it took too long.
  private static func failed(_ format: TemplateFormat, _ said: String?) -> DeskError {
    let line = said.map { $0.split(separator: "\n").last { $0.hasPrefix("Error") }.map(String.init) ?? "?" }
    let (package, name) = (format.officePackage, format.rawValue)
    return DeskError(
      "LibreOffice 没有把 .\(name) 转成 PDF（\(line ?? "超时")），没有写文件。请用 LibreOffice 打开它看看，并核对已装软件包 \(package)",
      hant: "LibreOffice 沒有把 .\(name) 轉成 PDF（\(line ?? "逾時")），沒有寫檔案。請用 LibreOffice 開啟它看看，並核對已裝套件 \(package)",
      en:
        "LibreOffice did not turn the .\(name) into PDF (\(line ?? "it took too long")); nothing was written. Open it in "
        + "LibreOffice to see, and check that the package \(package) is installed")
  }
}

extension TemplateFormat {
  /// LibreOffice's name of what writes such a document as PDF.
  fileprivate var exportFilter: String {
    switch self {
    case .docx: "writer_pdf_Export"
    case .xlsx: "calc_pdf_Export"
    }
  }

  /// The Debian package of the part of LibreOffice that reads such a document.
  fileprivate var officePackage: String {
    switch self {
    case .docx: "libreoffice-writer-nogui"
    case .xlsx: "libreoffice-calc-nogui"
    }
  }
}

import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan
import Storage

/// 四性检测 of a packet that somebody uploads.
enum CheckPages {
  /// Takes a packet, as a form with a file.
  static func upload(_ visit: Visit) async throws -> Reply {
    guard let body = visit.upload, let type = visit.headers[.contentType] else { throw Failure.malformed }
    let form = try UploadedForm(body, type: type)
    guard let file = form.file("file") else { throw Failure.noFile }
    let name = file.name
    guard name.lowercased().hasSuffix(".zip") else { throw Failure.noPacket }
    let path = try visit.site.files.incoming()
    try form.write(file, to: path)
    let desk = try visit.desk()
    let id = await visit.site.archive.check(
      path, named: name, by: try visit.person(), against: desk.hasRegister ? desk.registerDirectory : nil)
    return .redirect(to: Path("archive", "checks", id))
  }

  /// The form to upload one.
  static func form(_ visit: Visit, _ html: inout HTML) {
    html.element(.section, .class("card")) { html in
      html.element(.h2, text: visit.text("验包（四性检测）", hant: "驗包（四性檢測）", en: "Verify a packet (four properties)"))
      html.element(
        .form, .named("method", "post"), .action(Path("archive", "checks")), .named("enctype", "multipart/form-data")
      ) { html in
        html.element(.div, .class("control")) { html in
          html.element(.label, .for("file"), text: visit.text("档案包（.zip）", hant: "檔案包（.zip）", en: "Packet (.zip)"))
          html.void(.input, .type("file"), .id("file"), .name("file"), .flag("required"), .named("accept", ".zip"))
        }
        html.element(.button, .type("submit"), text: visit.text("上传并检测", hant: "上傳並檢測", en: "Upload and verify"))
      }
    }
  }

  private static func check(_ visit: Visit) async throws -> ArchiveJobs.Check {
    let account = try visit.person().login
    guard let check = await visit.site.archive.check(visit.parameter("id"), of: account) else { throw Failure.notFound }
    return check
  }

  private static func working(_ visit: Visit) -> String {
    visit.text("正在检测，请稍候", hant: "正在檢測，請稍候", en: "Verifying, please wait")
  }

  static func events(_ visit: Visit) async throws -> Reply {
    _ = try await check(visit)
    return LiveState.stream {
      var isRunning = false
      if case .running = try await check(visit).outcome { isRunning = true }
      return LiveState(text: working(visit), done: 0, total: 0, hasEnded: !isRunning)
    }
  }

  static func page(_ visit: Visit) async throws -> Reply {
    let check = try await check(visit)
    let page = Page(LocalizedText("四性检测", hant: "四性檢測", en: "Four properties"), in: .archive, scripts: ["live.js"])
    return page.reply(visit) { html in
      html.element(.h1, text: check.name)
      switch check.outcome {
      case .running:
        html.element(
          .div, .class("card"), .named("role", "status"),
          .data("live", path: Path("archive", "checks", visit.parameter("id"), "events"))
        ) { html in
          html.element(.p, .data("text", ""), text: working(visit))
          html.element(.progress, .aria("label", visit.text("进度", hant: "進度", en: "Progress")))
          html.element(.noscript) { html in
            html.element(
              .a, .href(Path("archive", "checks", visit.parameter("id"))),
              text: visit.text("看看好了没有", hant: "看看好了沒有", en: "See whether it is done"))
          }
        }
      case .failed(let message):
        html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(message))
      case .done(let inspection): write(inspection, visit, &html)
      }
      html.element(.p) { html in
        html.element(.a, .href(Path("archive")), text: visit.text("回归档", hant: "回歸檔", en: "Back to the archive"))
      }
    }
  }

  private static func write(_ inspection: ArchiveInspection, _ visit: Visit, _ html: inout HTML) {
    let failed = inspection.count(.failed)
    html.element(
      .p, .class(failed == 0 ? "notice" : "failure"), .named("role", failed == 0 ? "status" : "alert"),
      text: failed == 0
        ? visit.text(
          "合格：\(inspection.count(.passed)) 项合格，\(inspection.count(.notTested)) 项未检测",
          hant: "合格：\(inspection.count(.passed)) 項合格，\(inspection.count(.notTested)) 項未檢測",
          en: "Passed: \(inspection.count(.passed)) items, \(inspection.count(.notTested)) not tested")
        : visit.text("不合格：\(failed) 项", hant: "不合格：\(failed) 項", en: "Failed: \(failed) items"))
    html.element(.dl, .class("facts")) { html in
      html.element(.dt, text: visit.text("档案包", hant: "檔案包", en: "Packet"))
      html.element(.dd, text: inspection.id ?? "—")
      html.element(.dt, text: visit.text("份数", hant: "份數", en: "Forms"))
      html.element(.dd, text: "\(inspection.forms)")
      html.element(.dt, text: "SHA-256")
      html.element(.dd, text: inspection.sha256 ?? "—")
    }
    html.element(.div, .class("actions")) { html in
      for ending in ["pdf", "docx"] {
        html.element(
          .a, .class("button"), .href(Path("archive", "checks", visit.parameter("id"), "report.\(ending)")),
          text: visit.text("检测报告 \(ending)", hant: "檢測報告 \(ending)", en: "Report as \(ending)"))
      }
    }
    let columns = [
      visit.text("性质", hant: "性質", en: "Property"), visit.text("检测项目", hant: "檢測項目", en: "Item"),
      visit.text("结果", hant: "結果", en: "Result"), visit.text("说明", hant: "說明", en: "Remark"),
      visit.text("方法", hant: "方法", en: "Method"),
    ]
    TableBox.write(visit.text("检测结果", hant: "檢測結果", en: "Results"), columns: columns, &html) { html in
      for result in inspection.results {
        let style =
          switch result.outcome {
          case .passed: "badge closed"
          case .failed: "badge void"
          case .notTested: "badge packed"
          }
        html.element(.tr) { html in
          html.element(.td, text: visit.text(result.item.property.label))
          html.element(.td, text: visit.text(result.item.title))
          html.element(.td) { html in html.element(.span, .class(style), text: visit.text(result.outcome.label)) }
          html.element(.td, text: result.remark.map(visit.text) ?? "")
          html.element(.td, text: visit.text(result.item.method))
        }
      }
    }
  }

  /// The report as a document.
  static func report(_ visit: Visit) async throws -> Reply {
    let name = visit.parameter("name")
    let styles: [String: InspectionReport.Style] = ["report.pdf": .pdf, "report.docx": .docx]
    guard let style = styles[name], case .done(let inspection) = try await check(visit).outcome else {
      throw Failure.notFound
    }
    let desk = try visit.desk()
    let bytes = CollectedBytes()
    try InspectionReport([inspection], in: desk.world).write(style, in: visit.language, to: bytes)
    return .file(bytes.bytes, type: FileType.of(name), name: "\(inspection.id ?? "packet")-\(name)", isShown: false)
  }
}

/// What is written, in memory.
private final class CollectedBytes: ByteSink {
  private(set) var bytes: [UInt8] = []

  func write(_ bytes: [UInt8]) { self.bytes += bytes }
}

extension Failure {
  static let noPacket = Failure(
    status: .unprocessableContent,
    message: LocalizedText("档案包是 .zip 文件", hant: "檔案包是 .zip 檔案", en: "A packet is a .zip file"))
}

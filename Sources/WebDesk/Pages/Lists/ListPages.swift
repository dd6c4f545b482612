import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// 清单: many forms at once, from a file that somebody filled in.
enum ListPages {
  static let routes: [Route] = [
    .get("/lists", for: .may(.list)) { try await page($0) },
    .upload(.post, "/lists", for: .may(.list)) { try await ListUpload.post($0) },
    .upload(.put, "/lists/file", for: .may(.list)) { try await ListUpload.put($0) },
    .get("/lists/:id", for: .may(.list)) { try await ListPage.page($0, job($0)) },
    .post("/lists/:id/check", for: .may(.list), bodyBytes: 16 << 10) { try await ListActs.start($0, isCheck: true) },
    .post("/lists/:id/run", for: .may(.list), bodyBytes: 16 << 10) { try await ListActs.start($0, isCheck: false) },
    .post("/lists/:id/stop", for: .may(.list), bodyBytes: 1 << 10) { visit in
      let job = try await job(visit)
      await visit.site.lists.stop(job.id)
      return .redirect(to: path(job.id))
    },
    .post("/lists/:id/cells", for: .may(.list), bodyBytes: 4 << 20) { try await ListActs.correct($0) },
    .post("/lists/:id/delete", for: .may(.list), bodyBytes: 1 << 10) { try await ListActs.delete($0) },
    .get("/lists/:id/events", for: .may(.list)) { try await ListPage.events($0, job($0)) },
    .get("/lists/:id/files/:name", for: .may(.list)) { try await ListActs.file($0) },
  ]

  /// The address of a list.
  static func path(_ id: String) -> Path { Path("lists", id) }

  /// The list of the address, which must be the visitor's own.
  static func job(_ visit: Visit) async throws -> ListJob {
    guard let job = try await visit.site.store.list(visit.parameter("id")), job.account == visit.account?.login else {
      throw Failure.notFound
    }
    return job
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let account = try visit.person()
    let jobs = try await visit.site.store.lists(of: account.login)
    let schemas = try visit.site.desk.library.all().schemas
    let titles = Dictionary(schemas.map { ($0.id, visit.text($0.title)) }) { first, _ in first }
    let number = PageLinks.page(visit)
    let shown = jobs.dropFirst((number - 1) * ServerLimits.pageLength).prefix(ServerLimits.pageLength)
    let page = Page(Section.lists.name, in: .lists)
    return page.reply(visit) { html in
      html.element(.h1, text: visit.text(page.title))
      form(schemas, visit, &html)
      if shown.isEmpty {
        html.element(
          .p, .class("empty"),
          text: visit.text(
            "还没有清单。上传一份，先检查，再开单或结单", hant: "還沒有清單。上傳一份，先檢查，再開單或結單",
            en: "There is no list yet. Upload one, check it, then issue or close its forms"))
      } else {
        table(Array(shown), titles, visit, &html)
      }
      PageLinks.write(page: number, of: jobs.count, Path("lists"), visit, &html)
    }
  }

  private static func form(_ schemas: [FormSchema], _ visit: Visit, _ html: inout HTML) {
    html.element(.section, .class("card")) { html in
      html.element(.h2, text: visit.text("上传清单", hant: "上傳清單", en: "Upload a list"))
      html.element(
        .form, .named("method", "post"), .action(Path("lists")), .named("enctype", "multipart/form-data")
      ) { html in
        html.element(.div, .class("row")) { html in
          Control.select(
            "form", visit.text("表单", hant: "表單", en: "Form"),
            options: schemas.map { ($0.id, visit.text($0.title)) }, selected: visit.query["form"], &html)
          Control.select(
            "act", visit.text("办什么", hant: "辦什麼", en: "What to do"),
            options: [
              ("issue", visit.text("开单", hant: "開單", en: "Issue")),
              ("close", visit.text("结单（行里有编号）", hant: "結單（列裡有編號）", en: "Close (rows have numbers)")),
            ], selected: "issue", &html)
          html.element(.div, .class("control")) { html in
            html.element(.label, .for("file"), text: visit.text("文件", hant: "檔案", en: "File"))
            html.void(
              .input, .type("file"), .id("file"), .name("file"), .flag("required"),
              .named("accept", ".csv,.xlsx,.jsonl,.json,.txt"), .aria("describedby", "file-hint"))
            html.element(
              .p, .class("hint"), .id("file-hint"),
              text: visit.text(
                ".csv、.xlsx 或 .jsonl，最大 \(ServerLimits.uploadBytes >> 20) MB",
                hant: ".csv、.xlsx 或 .jsonl，最大 \(ServerLimits.uploadBytes >> 20) MB",
                en: ".csv, .xlsx or .jsonl, up to \(ServerLimits.uploadBytes >> 20) MB"))
          }
        }
        html.element(.button, .class("primary"), .type("submit"), text: visit.text("上传", hant: "上傳", en: "Upload"))
      }
    }
  }

  private static func table(_ jobs: [ListJob], _ titles: [String: String], _ visit: Visit, _ html: inout HTML) {
    let columns = [
      visit.text("文件", hant: "檔案", en: "File"), visit.text("表单", hant: "表單", en: "Form"),
      visit.text("状态", hant: "狀態", en: "State"), visit.text("行数", hant: "列數", en: "Rows"),
      visit.text("已办", hant: "已辦", en: "Done"), visit.text("退回", hant: "退回", en: "Refused"),
      visit.text("上传", hant: "上傳", en: "Uploaded"),
    ]
    TableBox.write(visit.text(Section.lists.name), columns: columns, &html) { html in
      for job in jobs {
        html.element(.tr) { html in
          html.element(.td) { html in html.element(.a, .href(path(job.id)), text: job.name) }
          html.element(.td, text: titles[job.form] ?? job.form)
          html.element(.td) { html in ListWords.badge(job, visit, &html) }
          html.element(.td, .class("amount"), text: job.total > 0 ? "\(job.total)" : "")
          html.element(.td, .class("amount"), text: job.fresh + job.known > 0 ? "\(job.fresh + job.known)" : "")
          html.element(.td, .class("amount"), text: job.refused > 0 ? "\(job.refused)" : "")
          html.element(.td, .class("number"), text: visit.moment(job.created))
        }
      }
    }
  }
}

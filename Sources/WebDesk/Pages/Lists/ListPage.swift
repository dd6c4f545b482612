import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// The page of one list: its options, how far it is, what was refused, and the files that were made.
enum ListPage {
  static func page(_ visit: Visit, _ job: ListJob) async throws -> Reply {
    let counts = await visit.site.lists.counts(of: job.id)
    let refused = job.state.isBusy ? nil : ListRun.refusedRows(in: visit.site.files.file(job.id))
    let title = (try? visit.site.desk.library.schema(job.form).title).map(visit.text) ?? job.form
    let page = Page(LocalizedText(job.name), in: .lists, scripts: ["live.js"], isWide: refused != nil)
    return page.reply(visit) { html in
      html.element(.h1) { html in
        html.text(job.name + " ")
        ListWords.badge(job, visit, &html)
      }
      html.element(.dl, .class("facts")) { html in
        html.element(.dt, text: visit.text("表单", hant: "表單", en: "Form"))
        html.element(.dd, text: title)
        html.element(.dt, text: visit.text("上传", hant: "上傳", en: "Uploaded"))
        html.element(.dd, text: visit.moment(job.created))
      }
      if job.state.isBusy {
        progress(counts ?? ListCounts(), job, visit, &html)
      } else {
        outcome(job, visit, &html)
        files(job, visit, &html)
        if let refused { RefusedTable.write(refused, job, visit, &html) }
        options(job, visit, &html)
      }
      html.element(.p) { html in
        html.element(.a, .href(Path("lists")), text: visit.text("所有清单", hant: "所有清單", en: "All lists"))
      }
    }
  }

  /// How far it is, until it is over.
  static func events(_ visit: Visit, _ job: ListJob) -> Reply {
    LiveState.stream {
      let counts = await visit.site.lists.counts(of: job.id)
      return LiveState(
        text: ListWords.progress(counts ?? ListCounts(), visit), done: counts?.done ?? 0, total: counts?.total ?? 0,
        hasEnded: counts == nil)
    }
  }

  private static func progress(_ counts: ListCounts, _ job: ListJob, _ visit: Visit, _ html: inout HTML) {
    html.element(.section, .class("card")) { html in
      html.element(
        .div, .named("role", "status"), .data("live", path: Path("lists", job.id, "events"))
      ) { html in
        html.element(.p, .data("text", ""), text: ListWords.progress(counts, visit))
        html.element(
          .progress, .aria("label", visit.text("进度", hant: "進度", en: "Progress")),
          counts.total > 0 ? .named("max", counts.total) : nil, counts.total > 0 ? .named("value", counts.done) : nil)
      }
      html.element(.form, .named("method", "post"), .class("actions"), .action(Path("lists", job.id, "stop"))) { html in
        html.element(.button, .type("submit"), text: visit.text("停下", hant: "停下", en: "Stop"))
        html.element(.noscript) { html in
          html.element(
            .a, .class("button"), .href(ListPages.path(job.id)),
            text: visit.text("看看办到哪里", hant: "看看辦到哪裡", en: "See how far it is"))
        }
      }
      html.element(
        .p, .class("hint"),
        text: visit.text(
          "可以关掉这一页，清单会接着办。停下后可以接着办，已开的单不会重复",
          hant: "可以關掉這一頁，清單會接著辦。停下後可以接著辦，已開的單不會重複",
          en:
            "You may close this page: the list goes on. A list that was stopped goes on where it was; nothing is issued twice"
        ))
    }
  }

  private static func outcome(_ job: ListJob, _ visit: Visit, _ html: inout HTML) {
    if !job.message.isEmpty {
      html.element(
        .p, .class("failure long"), .named("role", job.state == .failed ? "alert" : "status"), text: job.message)
    }
    if job.state == .interrupted {
      html.element(
        .p, .class("failure"), .named("role", "status"),
        text: visit.text(
          "服务台停过，清单没有办完。可以接着办，已开的单不会重复", hant: "服務台停過，清單沒有辦完。可以接著辦，已開的單不會重複",
          en: "The desk was stopped before the list was done. Go on: nothing is issued twice"))
    }
    guard job.total > 0 else { return }
    let valid = max(0, job.total - job.refused)
    html.element(.ul, .class("figures")) { html in
      figure(job.total, visit.text("行", hant: "列", en: "rows"), &html)
      if job.state == .checked {
        figure(valid, visit.text("可以办", hant: "可以辦", en: "in order"), &html)
      } else {
        figure(job.fresh, visit.text("新办", hant: "新辦", en: "new"), &html)
        figure(job.known, visit.text("以前办过", hant: "以前辦過", en: "known"), &html)
      }
      figure(job.refused, visit.text("退回", hant: "退回", en: "refused"), &html)
    }
  }

  private static func figure(_ count: Int, _ name: String, _ html: inout HTML) {
    html.element(.li, .class("card")) { html in
      html.element(.b, text: "\(count)")
      html.element(.span, text: name)
    }
  }

  private static func files(_ job: ListJob, _ visit: Visit, _ html: inout HTML) {
    let names = ListActs.files(of: job, in: visit.site.files)
    if names.isEmpty { return }
    html.element(.section, .class("card")) { html in
      html.element(.h2, text: visit.text("下载", hant: "下載", en: "Downloads"))
      html.element(.div, .class("actions")) { html in
        for name in names {
          let text: String =
            switch name {
            case ListRun.numberedName: visit.text("带编号的清单", hant: "帶編號的清單", en: "List with numbers")
            case ListRun.refusedName: visit.text("退回的行", hant: "退回的列", en: "Refused rows")
            case ListRun.packetName: visit.text("所有联次打包", hant: "所有聯次打包", en: "Packet of all copies")
            default: visit.text("打印文件 \(name)", hant: "列印檔案 \(name)", en: "Print file \(name)")
            }
          html.element(.a, .class("button"), .href(Path("lists", job.id, "files", name)), text: text)
        }
      }
    }
  }

  private static func options(_ job: ListJob, _ visit: Visit, _ html: inout HTML) {
    html.element(.section, .class("card")) { html in
      html.element(.form, .named("method", "post"), .action(Path("lists", job.id, "check"))) { html in
        html.void(.input, .type("hidden"), .name("options"), .value("yes"))
        if job.act == .issue {
          html.element(.fieldset, .class("ticks")) { html in
            html.element(.legend, text: visit.text("联次存成", hant: "聯次存成", en: "Copies as"))
            for format in DocumentFormat.allCases {
              choice("format", format.rawValue, format.rawValue, isChosen: job.formats.contains(format.rawValue), &html)
            }
          }
          html.element(.fieldset, .class("ticks")) { html in
            html.element(.legend, text: visit.text("选项", hant: "選項", en: "Options"))
            choice(
              "closes", "yes", visit.text("开单同时结单", hant: "開單同時結單", en: "Close at once"), isChosen: job.closes, &html)
            choice(
              "all", "yes", visit.text("有一行不对就都不开", hant: "有一列不對就都不開", en: "All or none"), isChosen: job.allOrNone,
              &html)
          }
          Control.select(
            "output", visit.text("另外要", hant: "另外要", en: "Besides"),
            options: [
              ("none", visit.text("不要别的", hant: "不要別的", en: "nothing else")),
              ("print", visit.text("合并的打印文件", hant: "合併的列印檔案", en: "print files of all copies")),
              ("packet", visit.text("所有联次打包", hant: "所有聯次打包", en: "a packet of all copies")),
            ], selected: job.output.rawValue, &html)
        }
        html.element(.div, .class("actions")) { html in
          html.element(
            .button, .type("submit"), .class(job.state == .uploaded ? "primary" : "plain"),
            text: visit.text("检查", hant: "檢查", en: "Check"))
          html.element(
            .button, .type("submit"), .class(job.state == .uploaded ? "plain" : "primary"),
            .formaction(Path("lists", job.id, "run")), text: ListWords.act(job, visit))
          html.element(
            .button, .type("submit"), .class("danger"), .formaction(Path("lists", job.id, "delete")),
            .data(
              "confirm",
              visit.text(
                "删除这份清单和它的下载文件？已开的单不受影响", hant: "刪除這份清單和它的下載檔案？已開的單不受影響",
                en: "Remove this list and its downloads? What was issued stays")),
            text: visit.text("删除清单", hant: "刪除清單", en: "Remove the list"))
        }
      }
    }
  }

  private static func choice(_ name: String, _ value: String, _ text: String, isChosen: Bool, _ html: inout HTML) {
    html.element(.label, .class("choice")) { html in
      html.void(.input, .type("checkbox"), .name(name), .value(value), .flag("checked", isChosen))
      html.text(text)
    }
  }
}

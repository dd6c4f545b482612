import DeskStore
import Expressions
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan
import Records
import Register

/// 审计: the audit chain, for who sees all and changes nothing.
enum AuditPages {
  static let routes: [Route] = [
    .get("/audit", for: .may(.audit)) { try await page($0) },
    .post("/audit/check", for: .may(.audit), bodyBytes: 1 << 10) { visit in
      await visit.site.chainWatch.start(visit.site.desk)
      return .redirect(to: Path("audit"))
    },
    .get("/audit/check", for: .may(.audit)) { visit in
      LiveState.stream {
        let progress = visit.site.chainWatch.progress
        return LiveState(
          text: AuditState.running(progress, visit), done: progress.done, total: progress.last,
          hasEnded: await !visit.site.chainWatch.isRunning)
      }
    },
    .get("/audit/chain.csv", for: .may(.audit)) { try file($0, "csv", type: "text/csv; charset=utf-8") },
    .get("/audit/chain.jsonl", for: .may(.audit)) { try file($0, "jsonl", type: "application/jsonl") },
    .get("/audit/anchor", for: .may(.audit)) { try await AuditState.anchor($0) },
  ]

  private static func page(_ visit: Visit) async throws -> Reply {
    let asked = try AuditFilter(visit)
    let page = Page(Section.audit.name, in: .audit, scripts: ["live.js"], isWide: true)
    let desk = try visit.desk()
    guard desk.hasRegister else {
      return page.reply(visit) { html in
        html.element(.h1, text: visit.text(page.title))
        html.element(
          .p, .class("empty"),
          text: visit.text("台账里还没有登记过什么", hant: "台帳裡還沒有登記過什麼", en: "Nothing was recorded in the register yet"))
      }
    }
    if case .idle = await visit.site.chainWatch.state { await visit.site.chainWatch.start(visit.site.desk) }
    let state = await visit.site.chainWatch.state
    var events = try await desk.chain(asked.query, before: asked.before, limit: ServerLimits.pageLength + 1)
    let hasMore = events.count > ServerLimits.pageLength
    if hasMore { events.removeLast() }
    return page.reply(visit) { html in
      html.element(.h1, text: visit.text(page.title))
      AuditState.write(state, visit, &html)
      asked.write(visit, &html)
      if events.isEmpty {
        html.element(
          .p, .class("empty"),
          text: visit.text("没有这样的事件。放宽条件再找", hant: "沒有這樣的事件。放寬條件再找", en: "There is no such event. Ask for less"))
      } else {
        html.element(.div, .class("events")) { html in table(events, visit, &html) }
      }
      html.element(.nav, .class("pages"), .aria("label", visit.text("分页", hant: "分頁", en: "Pages"))) { html in
        if asked.before != nil {
          html.element(
            .a, .class("button"), .href(asked.path()), text: visit.text("最新的", hant: "最新的", en: "Newest"))
        }
        if hasMore, let last = events.last {
          html.element(
            .a, .class("button"), .href(asked.path().query("before", "\(last.seq)")),
            text: visit.text("更早的", hant: "更早的", en: "Earlier"))
        }
      }
    }
  }

  private static func table(_ events: [AuditEvent], _ visit: Visit, _ html: inout HTML) {
    let columns = [
      visit.text("序号", hant: "序號", en: "Place"), visit.text("时间", hant: "時間", en: "Time"),
      visit.text("事件", hant: "事件", en: "Event"), visit.text("编号", hant: "編號", en: "Number"),
      visit.text("经办人", hant: "經辦人", en: "By"), visit.text("账号", hant: "帳號", en: "Account"),
      visit.text("内容", hant: "內容", en: "Content"),
    ]
    TableBox.write(visit.text("审计链", hant: "審計鏈", en: "Audit chain"), columns: columns, &html) { html in
      for event in events {
        let detail = EventDetail.read(event.detail)
        html.element(.tr) { html in
          html.element(.td, .class("amount"), text: "\(event.seq)")
          html.element(.td, .class("number"), text: Visit.moment(event.at))
          html.element(.td, text: AuditEvent.Kind(rawValue: event.kind).map { visit.text($0.title) } ?? event.kind)
          html.element(.td, .class("number")) { html in
            if let number = event.number { html.element(.a, .href(Path("f", number)), text: number) }
          }
          html.element(.td, text: event.operatorName)
          html.element(.td, text: detail?.account ?? "")
          html.element(.td) { html in
            html.text(detail.map { AuditWords.summary($0, of: event.kind, visit) } ?? "")
            html.element(.details) { html in
              html.element(.summary, text: visit.text("原文", hant: "原文", en: "As recorded"))
              html.element(.code, .class("long"), text: event.detail)
              html.element(.div, .class("hint long"), text: event.hash.hex)
            }
          }
        }
      }
    }
  }

  /// All events that are asked for, the newest first, piece by piece.
  private static func file(_ visit: Visit, _ ending: String, type: String) throws -> Reply {
    let (asked, desk, language) = (try AuditFilter(visit), try visit.desk(), visit.language)
    let place = ChainPlace()
    var reply = Reply.pieces(type: type) {
      if await place.isOver { return nil }
      let before = await place.place
      let events = try await desk.chain(asked.query, before: before, limit: 1_000)
      await place.move(events.last?.seq, isLast: events.count < 1_000)
      if ending == "jsonl" { return ChainFile.lines(events) }
      return ChainFile.csv(events, isFirst: before == nil, in: language)
    }
    reply.headers.append(Reply.disposition("audit-\(visit.now.date.iso).\(ending)", isShown: false))
    return reply
  }
}

/// How far a download of the chain is.
private actor ChainPlace {
  /// Before which place the next events stand; the end of the chain at first.
  private(set) var place: Int?
  private(set) var isOver = false

  func move(_ place: Int?, isLast: Bool) { (self.place, isOver) = (place, isLast) }
}

import DeskStore
import Expressions
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan
import Records
import Register
import Storage

/// 归档: packing the copies of one's own department, and checking packets.
enum ArchivePages {
  static let routes: [Route] = [
    .get("/archive", for: .may(.archive)) { try await page($0) },
    .post("/archive/pack", for: .may(.archive), bodyBytes: 4 << 10) { visit in
      guard let wanted = visit.form.given("keeper") else { throw Failure.malformed }
      let keeper = try keeper(wanted, visit)
      await visit.site.archive.pack(to: keeper, period: visit.form.given("period"), at: try visit.desk())
      return .redirect(to: path(keeper))
    },
    .get("/archive/events", for: .may(.archive)) { visit in
      let keeper = try keeper(visit.query["keeper"], visit)
      return LiveState.stream {
        var isRunning = false
        if case .running? = await visit.site.archive.packing(for: keeper) { isRunning = true }
        return LiveState(text: packing(visit), done: 0, total: 0, hasEnded: !isRunning)
      }
    },
    .get("/archive/packets/:id", for: .may(.archive)) { try await download($0) },
    .upload(.post, "/archive/checks", for: .may(.archive)) { try await CheckPages.upload($0) },
    .get("/archive/checks/:id", for: .may(.archive)) { try await CheckPages.page($0) },
    .get("/archive/checks/:id/events", for: .may(.archive)) { try await CheckPages.events($0) },
    .get("/archive/checks/:id/:name", for: .may(.archive)) { try await CheckPages.report($0) },
  ]

  /// The address of a keeper's archive.
  static func path(_ keeper: String) -> Path { Path("archive").query("keeper", keeper) }

  /// The keeper that is meant: one of the account's own, the first if none is named.
  ///
  /// - Throws: ``Failure/forbidden`` for another's.
  static func keeper(_ wanted: String?, _ visit: Visit) throws -> String {
    let own = try visit.person().keepers
    guard let keeper = wanted ?? own.first, own.contains(keeper) else { throw Failure.forbidden }
    return keeper
  }

  private static func packing(_ visit: Visit) -> String {
    visit.text("正在打包，请稍候", hant: "正在打包，請稍候", en: "Packing, please wait")
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let keeper = try keeper(visit.query["keeper"], visit)
    let desk = try visit.desk()
    let packets = desk.hasRegister ? try await desk.packets(keptBy: keeper) : []
    let state = await visit.site.archive.packing(for: keeper)
    let period = visit.query.given("period")
    var plans: [PacketPlan]?
    var problem: LocalizedText?
    if visit.query["preview"] != nil, desk.hasRegister {
      do { plans = try await desk.packPlans(to: keeper, period: period, form: nil) } catch {
        let failure = Failure(error)
        problem = failure.findings.first?.message ?? failure.message
      }
    }
    let number = PageLinks.page(visit)
    let shown = Array(packets.dropFirst((number - 1) * ServerLimits.pageLength).prefix(ServerLimits.pageLength))
    let page = Page(Section.archive.name, in: .archive, scripts: ["live.js"])
    return page.reply(visit, status: problem == nil ? 200 : 422) { html in
      html.element(.h1, text: visit.text("归档：\(keeper)", hant: "歸檔：\(keeper)", en: "Archive of \(keeper)"))
      others(keeper, visit, &html)
      if let state { write(state, keeper, visit, &html) }
      form(keeper, period, problem, visit, &html)
      if let plans { PackPreview.write(plans, keeper, period, visit, &html) }
      html.element(.h2, text: visit.text("档案包", hant: "檔案包", en: "Packets"))
      if shown.isEmpty {
        html.element(
          .p, .class("empty"),
          text: visit.text(
            "还没有打过包。选期间，先看看会打哪些", hant: "還沒有打過包。選期間，先看看會打哪些",
            en: "Nothing was packed yet. Choose a period and see what would be packed"))
      } else {
        table(shown, visit, &html)
      }
      PageLinks.write(page: number, of: packets.count, path(keeper), visit, &html)
      CheckPages.form(visit, &html)
    }
  }

  /// Links to one's other departments.
  private static func others(_ keeper: String, _ visit: Visit, _ html: inout HTML) {
    let all = visit.account?.keepers ?? []
    guard all.count > 1 else { return }
    html.element(.nav, .class("actions"), .aria("label", visit.text("保管部门", hant: "保管部門", en: "Keepers"))) { html in
      for other in all {
        html.element(
          .a, .class("button"), .href(path(other)), other == keeper ? .aria("current", "page") : nil, text: other)
      }
    }
  }

  private static func write(_ state: ArchiveJobs.Packing, _ keeper: String, _ visit: Visit, _ html: inout HTML) {
    switch state {
    case .running:
      html.element(
        .div, .class("card"), .named("role", "status"),
        .data("live", path: Path("archive", "events").query("keeper", keeper))
      ) { html in
        html.element(.p, .data("text", ""), text: packing(visit))
        html.element(.progress, .aria("label", visit.text("进度", hant: "進度", en: "Progress")))
        html.element(.noscript) { html in
          html.element(
            .a, .href(path(keeper)), text: visit.text("看看打完没有", hant: "看看打完沒有", en: "See whether it is done"))
        }
      }
    case .done(let packets, let forms):
      html.element(
        .p, .class("notice"), .named("role", "status"),
        text: packets == 0
          ? visit.text("没有新的可打", hant: "沒有新的可打", en: "There was nothing new to pack")
          : visit.text(
            "打好了 \(packets) 个包，共 \(forms) 份", hant: "打好了 \(packets) 個包，共 \(forms) 份",
            en: "\(packets) packets were made, of \(forms) forms"))
    case .failed(let message):
      html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(message))
    }
  }

  private static func form(
    _ keeper: String, _ period: String?, _ problem: LocalizedText?, _ visit: Visit, _ html: inout HTML
  ) {
    html.element(.section, .class("card")) { html in
      html.element(.h2, text: visit.text("打包", hant: "打包", en: "Pack"))
      if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
      html.element(.form, .named("method", "get"), .action(Path("archive"))) { html in
        html.void(.input, .type("hidden"), .name("keeper"), .value(keeper))
        html.void(.input, .type("hidden"), .name("preview"), .value("yes"))
        Control.text(
          "period", visit.text("期间（按结单日）", hant: "期間（按結單日）", en: "Period (by day of closing)"),
          value: period ?? "\(visit.now.date.iso.prefix(7))",
          hint: visit.text(
            "如 2026、2026-Q4、2026-11、2026-11-01..2026-11-15；空着为全部",
            hant: "如 2026、2026-Q4、2026-11、2026-11-01..2026-11-15；空著為全部",
            en: "As 2026, 2026-Q4, 2026-11 or 2026-11-01..2026-11-15; all if empty"), &html)
        html.element(
          .button, .class("primary"), .type("submit"), text: visit.text("看看有哪些", hant: "看看有哪些", en: "See what there is")
        )
      }
    }
  }

  private static func table(_ packets: [KeptPacket], _ visit: Visit, _ html: inout HTML) {
    let columns = [
      visit.text("档案包", hant: "檔案包", en: "Packet"), visit.text("期间", hant: "期間", en: "Period"),
      visit.text("份数", hant: "份數", en: "Forms"), visit.text("大小", hant: "大小", en: "Size"),
      visit.text("打包", hant: "打包", en: "Packed"), visit.text("经办人", hant: "經辦人", en: "By"),
      "SHA-256",
    ]
    TableBox.write(visit.text("档案包", hant: "檔案包", en: "Packets"), columns: columns, &html) { html in
      for packet in packets {
        let plan = packet.plan
        html.element(.tr) { html in
          html.element(.td, .class("number")) { html in
            if packet.file != nil {
              html.element(.a, .href(Path("archive", "packets", plan.id)), text: plan.id)
            } else {
              html.text(plan.id)
              html.element(
                .p, .class("hint"),
                text: visit.text("文件在别处", hant: "檔案在別處", en: "its file lies elsewhere"))
            }
          }
          html.element(.td, text: plan.period == "all" ? visit.text("全部", hant: "全部", en: "all") : plan.period)
          html.element(.td, .class("amount"), text: "\(plan.formCount)")
          html.element(.td, .class("amount"), text: plan.packed.map { size($0.bytes) } ?? "")
          html.element(.td, .class("number"), text: Visit.moment(plan.made.at.iso))
          html.element(.td, text: plan.made.operatorName)
          html.element(.td) { html in
            html.element(.code, text: String(plan.packed?.sha256.hex.prefix(16) ?? "") + "…")
          }
        }
      }
    }
  }

  /// A size for people.
  private static func size(_ bytes: Int) -> String {
    bytes < 1 << 20 ? "\(max(1, bytes >> 10)) KB" : "\(bytes >> 20).\((bytes & 0xFFFFF) * 10 >> 20) MB"
  }

  private static func download(_ visit: Visit) async throws -> Reply {
    let id = visit.parameter("id")
    for keeper in try visit.person().keepers {
      if let packet = try await visit.desk().packets(keptBy: keeper).first(where: { $0.plan.id == id }),
        let file = packet.file
      {
        return try .file(at: file, type: "application/zip", name: "\(id).zip")
      }
    }
    throw Failure.notFound
  }
}

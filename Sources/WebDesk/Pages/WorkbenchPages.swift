import DeskStore
import Expressions
import Findings
import HTML
import Liandan

/// 工作台: what one begins the day with.
enum WorkbenchPages {
  static let routes: [Route] = [.get("/", for: .anyAccount) { try await page($0) }]
  /// How many drafts, open forms and due items stand here; the rest is on pages of their own.
  private static let most = 8
  /// How many forms have a button, and over how many days their use is counted.
  private static let quick = (forms: 8, days: 90)

  /// How many days ahead it looks.
  static let dueDays = 7

  /// What the page tells of the register.
  private struct Work: Sendable {
    var tally = FormTally.none
    /// The forms of which most were issued lately.
    var used: [FormUse] = []
    var open = FoundForms?.none
    /// The first of what is due within seven days, how many there are, and how many of these are overdue.
    var due: [DueForms.Line] = []
    var dueCount = 0, overdue = 0
    /// How many forms wait for the account's decision.
    var approvals = 0
  }

  private static func page(_ visit: Visit) async throws -> Reply {
    let account = try visit.person()
    let drafts =
      visit.may(.fill) || visit.may(.close) ? try await visit.site.store.drafts(of: account.login, limit: most) : []
    let lists =
      visit.may(.list)
      ? try await visit.site.store.lists(of: account.login).filter { $0.refused > 0 && !$0.state.isBusy } : []
    let work = visit.may(.read) ? try await work(visit) : Work()
    let forms = visit.may(.read) ? try visit.forms() : []
    let page = Page(Section.workbench.name, in: .workbench, isWide: true)
    return page.reply(visit) { html in
      html.element(
        .h1, text: visit.text("\(account.name)，您好", hant: "\(account.name)，您好", en: "Hello, \(account.name)"))
      if visit.may(.read) {
        search(visit, &html)
        if visit.may(.fill) { buttons(work.used, forms, visit, &html) }
        today(work, visit, &html)
      } else {
        sections(visit, &html)
      }
      html.element(.div, .class("columns")) { html in
        if visit.may(.fill) || visit.may(.close) { write(drafts, forms, visit, &html) }
        if !lists.isEmpty { write(refused: lists, forms, visit, &html) }
        if visit.may(.close) { write(open: work, visit, &html) }
        if visit.may(.read) { write(due: work, visit, &html) }
      }
    }
  }

  private static func work(_ visit: Visit) async throws -> Work {
    let desk = try visit.desk()
    guard desk.hasRegister else { return Work() }
    var work = Work()
    let day = visit.now.date
    work.tally = try await desk.tally(on: day)
    let first = day.adding(days: -quick.days)
    work.used = try await visit.site.results.value("use", showsOlder: true) { try await desk.use(since: first) }
    if visit.may(.close) {
      var search = FormSearch(states: [.issued])
      search.limit = most
      work.open = try await desk.findForms(search)
    }
    if visit.may(.approve) {
      let roles = try await Set(ApprovalPages.capacities(visit).map(\.role))
      let name = (["approvals"] + roles.sorted()).joined(separator: "\n")
      work.approvals = try await visit.site.results.value(name, showsOlder: true) {
        try await desk.approvals(waitingFor: roles).count
      }
    }
    if let due = try await DuePages.due(visit, within: dueDays, showsOlder: true) {
      work.due = due.lines(in: visit.language, atMost: most)
      (work.dueCount, work.overdue) = (due.count, due.overdue)
    }
    return work
  }

  private static func search(_ visit: Visit, _ html: inout HTML) {
    html.element(.form, .named("method", "get"), .action(Path("find")), .class("search"), .named("role", "search")) {
      html in
      html.element(
        .label, .class("away"), .for("words"), text: visit.text("查单", hant: "查單", en: "Find forms"))
      html.void(
        .input, .type("search"), .id("words"), .name("words"),
        .named(
          "placeholder",
          visit.text("编号、客户、出厂编号、电话……", hant: "編號、客戶、出廠編號、電話……", en: "Number, customer, serial number, phone…")))
      html.element(.button, .class("primary"), .type("submit"), text: visit.text("查单", hant: "查單", en: "Find"))
    }
  }

  private static func buttons(_ use: [FormUse], _ forms: [FormSchema], _ visit: Visit, _ html: inout HTML) {
    let used = use.compactMap { entry in forms.first { $0.id == entry.form } }.prefix(quick.forms)
    html.element(.section, .aria("label", visit.text("填单", hant: "填單", en: "Fill in"))) { html in
      html.element(.div, .class("actions quick")) { html in
        for schema in used {
          html.element(.form, .named("method", "post"), .action(Path("fill", schema.id)), .class("inline")) { html in
            html.element(.button, .type("submit"), text: "＋ \(visit.text(schema.title))")
          }
        }
        html.element(
          .a, .class("button"), .href(Path("fill")),
          text: used.isEmpty
            ? visit.text("填第一份单", hant: "填第一份單", en: "Fill in the first form")
            : visit.text("全部表单…", hant: "全部表單…", en: "All forms…"))
      }
    }
  }

  private static func today(_ work: Work, _ visit: Visit, _ html: inout HTML) {
    let day = visit.now.date.iso
    html.element(.ul, .class("figures")) { html in
      if visit.may(.approve) {
        Figure.write(
          "\(work.approvals)", visit.text("等我审批", hant: "等我審批", en: "Wait for my decision"), path: Path("approvals"),
          &html)
      }
      Figure.write(
        "\(work.tally.issued)", visit.text("今日开单", hant: "今日開單", en: "Issued today"),
        path: Path("find").query("period", day), &html)
      Figure.write("\(work.tally.closed)", visit.text("今日结单", hant: "今日結單", en: "Closed today"), &html)
      Figure.write("\(work.tally.voided)", visit.text("今日作废", hant: "今日作廢", en: "Void today"), &html)
      Figure.write(
        "\(work.dueCount - work.overdue)", visit.text("七天内到期", hant: "七天內到期", en: "Due within 7 days"),
        path: Path("due"), &html)
      Figure.write(
        "\(work.overdue)", visit.text("逾期", hant: "逾期", en: "Overdue"), path: Path("due"), isBad: work.overdue > 0,
        &html)
    }
    html.element(.p) { html in
      html.element(
        .a, .href(Path("reports", "overview")),
        text: visit.text("看板：本月与上月", hant: "看板：本月與上月", en: "Overview: this month and the last"))
    }
  }

  /// Links for accounts that see no forms.
  private static func sections(_ visit: Visit, _ html: inout HTML) {
    html.element(.ul, .class("cards plain")) { html in
      for section in Section.allCases where section != .workbench && section.permission.map(visit.may) ?? true {
        html.element(.li, .class("card")) { html in
          html.element(.h2) { html in html.element(.a, .href(section.path), text: visit.text(section.name)) }
        }
      }
    }
  }

  private static func write(_ drafts: [Draft], _ forms: [FormSchema], _ visit: Visit, _ html: inout HTML) {
    card(visit.text("我的草稿", hant: "我的草稿", en: "My drafts"), more: visit.may(.fill) ? Path("fill") : nil, visit, &html) {
      html in
      guard !drafts.isEmpty else {
        return empty(visit.text("没有未完成的草稿", hant: "沒有未完成的草稿", en: "There is no draft"), &html)
      }
      html.element(.ul, .class("links")) { html in
        for draft in drafts {
          html.element(.li) { html in
            let title = forms.first { $0.id == draft.form }.map { visit.text($0.title) } ?? draft.form
            html.element(
              .a, .href(draft.number.map { Path("f", $0, "close") } ?? Path("drafts", draft.id)),
              text: [title, draft.title].filter { !$0.isEmpty }.joined(separator: " · "))
            let changed = CalendarMoment(
              secondsSinceEpoch: draft.changed + visit.site.desk.library.profile.utcOffsetMinutes * 60)
            html.element(.small, .class("hint"), text: " \(ShownValue.text(changed))")
          }
        }
      }
    }
  }

  /// Lists of which rows were refused, to be corrected.
  private static func write(refused lists: [ListJob], _ forms: [FormSchema], _ visit: Visit, _ html: inout HTML) {
    card(visit.text("清单里退回的行", hant: "清單裡退回的列", en: "Refused rows of lists"), more: Path("lists"), visit, &html) {
      html in
      html.element(.ul, .class("links")) { html in
        for list in lists.prefix(most) {
          html.element(.li) { html in
            html.element(.a, .href(ListPages.path(list.id)), text: list.name)
            html.element(
              .b, .class("error"),
              text: visit.text(
                " \(list.refused) 行要改", hant: " \(list.refused) 列要改", en: " \(list.refused) to correct"))
            let title = forms.first { $0.id == list.form }.map { visit.text($0.title) } ?? list.form
            html.element(.small, .class("hint"), text: " \(title)")
          }
        }
      }
    }
  }

  private static func write(open work: Work, _ visit: Visit, _ html: inout HTML) {
    let rows = work.open?.rows ?? []
    card(
      visit.text("等结单的", hant: "等結單的", en: "To be closed"),
      more: rows.isEmpty ? nil : Path("find").query("state", RecordState.issued.rawValue), visit, &html
    ) { html in
      guard !rows.isEmpty else { return empty(visit.text("没有等结单的", hant: "沒有等結單的", en: "None is open"), &html) }
      html.element(.ul, .class("links")) { html in
        for row in rows {
          html.element(.li) { html in
            html.element(.a, .class("number"), .href(FormPage.path(row.record.number)), text: row.record.number)
            html.text(" \(visit.text(row.schema.title)) \(FoundTable.customer(row))")
            html.element(.small, .class("hint"), text: " \(row.record.issuedOn.iso)")
          }
        }
      }
    }
  }

  private static func write(due work: Work, _ visit: Visit, _ html: inout HTML) {
    card(visit.text("到期", hant: "到期", en: "Due"), more: work.due.isEmpty ? nil : Path("due"), visit, &html) { html in
      guard !work.due.isEmpty else {
        return empty(visit.text("七天内没有到期的", hant: "七天內沒有到期的", en: "Nothing within 7 days"), &html)
      }
      html.element(.ul, .class("links")) { html in
        for line in work.due {
          html.element(.li) { html in
            html.element(.b, .class(line.days < 0 ? "error" : "number"), text: line.left)
            html.text(" \(line.title) ")
            if let number = line.number {
              html.element(.a, .class("number"), .href(FormPage.path(number)), text: number)
            }
            html.element(.small, .class("hint"), text: " \(line.about) \(line.who)")
          }
        }
      }
    }
  }

  private static func card(
    _ title: String, more: Path?, _ visit: Visit, _ html: inout HTML, _ content: (inout HTML) -> Void
  ) {
    html.element(.section, .class("card")) { html in
      html.element(.h2, text: title)
      content(&html)
      if let more {
        html.element(.p) { html in html.element(.a, .href(more), text: visit.text("全部…", hant: "全部…", en: "All…")) }
      }
    }
  }

  private static func empty(_ text: String, _ html: inout HTML) { html.element(.p, .class("hint"), text: text) }
}

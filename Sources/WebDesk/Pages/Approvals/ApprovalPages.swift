import DeskStore
import Expressions
import Findings
import HTML
import HTTPTypes
import Liandan

/// 审批: what waits for this account's decision, and who decides while it is away.
enum ApprovalPages {
  static let routes: [Route] = [
    .get("/approvals", for: .may(.approve)) { try await list($0) },
    .get("/approvals/:number", for: .may(.approve)) { try await item($0) },
    .post("/approvals/:number", for: .may(.approve), bodyBytes: 16 << 10) { try await decide($0) },
    .post("/approvals", for: .may(.approve), bodyBytes: 4 << 10) { try await delegate($0) },
  ]

  /// For whom the account decides today: a role of a chain, and the account that has it.
  struct Capacity: Sendable {
    let role: String
    let owner: Account
  }

  /// The account's own roles, and those that were handed over to it.
  static func capacities(_ visit: Visit) async throws -> [Capacity] {
    let account = try visit.person()
    let others = try await visit.site.store.represented(by: account.login, on: visit.now.date)
    return ([account] + others.filter { !$0.isLocked }).flatMap { owner in
      owner.approvalRoles.map { Capacity(role: $0, owner: owner) }
    }
  }

  private static func list(_ visit: Visit) async throws -> Reply {
    let account = try visit.person()
    let mine = try await capacities(visit)
    let items = try await visit.desk().approvals(waitingFor: Set(mine.map(\.role)))
    let delegation = try await visit.site.store.delegation(of: account.login)
    let accounts = try await visit.site.store.accounts().filter { $0.login != account.login && $0.may(.approve) }
    return Page(Section.approvals.name, in: .approvals).reply(visit) { html in
      html.element(.h1, text: visit.text(Section.approvals.name))
      if items.isEmpty {
        html.element(
          .p, .class("empty"),
          text: visit.text("没有等您审批的单子", hant: "沒有等您審批的單子", en: "Nothing waits for your decision"))
      } else {
        table(items, mine, visit, &html)
      }
      handOver(delegation, accounts, visit, &html)
    }
  }

  private static func table(_ items: [ApprovalItem], _ mine: [Capacity], _ visit: Visit, _ html: inout HTML) {
    let columns = [
      visit.text("编号", hant: "編號", en: "Number"), visit.text("表单", hant: "表單", en: "Form"),
      visit.text("关于", hant: "關於", en: "About"), visit.text("开单", hant: "開單", en: "Issued"),
      visit.text("以何角色", hant: "以何角色", en: "As"),
    ]
    TableBox.write(visit.text("待审批", hant: "待審批", en: "Waiting"), columns: columns, &html) { html in
      for item in items {
        html.element(.tr) { html in
          html.element(.td, .class("number")) { html in
            html.element(.a, .href(Path("approvals", item.number)), text: item.number)
          }
          html.element(.td, text: visit.text(item.title))
          html.element(.td, text: item.about)
          html.element(.td, text: "\(item.issuedOn.iso)　\(item.issuedBy)")
          html.element(.td, text: role(in: item.progress, mine, visit) ?? "")
        }
      }
    }
  }

  private static func capacity(for progress: ApprovalProgress, _ mine: [Capacity]) -> Capacity? {
    mine.first { $0.role == progress.next?.role.zhHans }
  }

  /// The role as which the account decides now, and for whom.
  private static func role(in progress: ApprovalProgress, _ mine: [Capacity], _ visit: Visit) -> String? {
    guard let step = progress.next, let capacity = capacity(for: progress, mine) else { return nil }
    let role = visit.text(step.role)
    guard capacity.owner.login != visit.account?.login else { return role }
    let name = capacity.owner.name
    return visit.text("\(role)（代\(name)）", hant: "\(role)（代\(name)）", en: "\(role) (for \(name))")
  }

  private static func item(_ visit: Visit, problem: LocalizedText? = nil) async throws -> Reply {
    let number = visit.parameter("number")
    let desk = try visit.desk()
    let form = try await desk.record(number).form
    let mine = try await capacities(visit)
    let chains = try await desk.approvalProgress(of: number)
    if chains.isEmpty { throw Failure.notFound }
    let page = Page(
      LocalizedText("审批 \(form.number)", hant: "審批 \(form.number)", en: "Approve \(form.number)"), in: .approvals)
    return page.reply(visit, status: problem == nil ? 200 : 422) { html in
      html.element(.h1) { html in
        html.text("\(visit.text(form.schema.title)) ")
        html.element(.span, .class("number"), text: form.number)
      }
      html.element(.p) { html in
        html.element(
          .a, .href(Path("f", form.number)), text: visit.text("看整张单子", hant: "看整張單子", en: "See the whole form"))
      }
      if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
      FormValues.write(form, hasApprovals: false, visit, &html)
      for progress in chains {
        ApprovalChain.write(progress, visit, &html)
        if let role = role(in: progress, mine, visit), let step = progress.next {
          decision(number, progress.field.id, step.role.zhHans, as: role, visit, &html)
        }
      }
    }
  }

  private static func decision(
    _ number: String, _ field: String, _ name: String, as role: String, _ visit: Visit, _ html: inout HTML
  ) {
    html.element(.section, .class("card decide")) { html in
      html.element(
        .h2,
        text: visit.text("您的意见：", hant: "您的意見：", en: "Your decision: ") + role)
      html.element(.form, .named("method", "post"), .action(Path("approvals", number))) { html in
        html.void(.input, .type("hidden"), .name("field"), .value(field))
        html.void(.input, .type("hidden"), .name("role"), .value(name))
        html.element(.div, .class("control")) { html in
          html.element(
            .label, .for("opinion"),
            text: visit.text("意见（不同意、退回修改时必填）", hant: "意見（不同意、退回修改時必填）", en: "Opinion (needed unless you agree)"))
          html.element(.textarea, .id("opinion"), .name("opinion"), .named("maxlength", 200), .named("rows", 3))
        }
        html.element(.div, .class("actions")) { html in
          for (decision, name, style) in [
            (Approval.Decision.agree, visit.text("同意", hant: "同意", en: "Agree"), "primary"),
            (.change, visit.text("退回修改", hant: "退回修改", en: "Ask for a change"), ""),
            (.refuse, visit.text("不同意", hant: "不同意", en: "Refuse"), "danger"),
          ] {
            html.element(
              .button, .class(style), .type("submit"), .name("decision"), .value(decision.rawValue), text: name)
          }
        }
      }
    }
  }

  private static func decide(_ visit: Visit) async throws -> Reply {
    let form = visit.form
    let number = visit.parameter("number")
    guard let decision = form["decision"].flatMap(Approval.Decision.init(rawValue:)), let field = form["field"],
      let role = form["role"]
    else { throw Failure.malformed }
    guard let capacity = try await capacities(visit).first(where: { $0.role == role }) else { throw Failure.forbidden }
    var opinion = form.given("opinion")
    if decision != .agree, opinion == nil {
      return try await item(
        visit, problem: LocalizedText("请写明原因", hant: "請寫明原因", en: "Write why"))
    }
    if capacity.owner.login != visit.account?.login {
      opinion = "（代\(capacity.owner.name)）" + (opinion ?? "")
    }
    _ = try await visit.desk().decide(number, field: field, as: role, decision, opinion: opinion)
    return .redirect(to: Path("approvals").saying(.decided))
  }

  private static func handOver(
    _ delegation: Delegation?, _ accounts: [Account], _ visit: Visit, _ html: inout HTML
  ) {
    html.element(.section, .class("card")) { html in
      html.element(.h2, text: visit.text("外出委托", hant: "外出委託", en: "While you are away"))
      html.element(.form, .named("method", "post"), .action(Path("approvals"))) { html in
        if let delegation {
          let name = accounts.first { $0.login == delegation.to }?.name ?? delegation.to
          html.element(
            .p,
            text: visit.text(
              "\(delegation.first.iso) 至 \(delegation.last.iso) 由 \(name) 代为审批",
              hant: "\(delegation.first.iso) 至 \(delegation.last.iso) 由 \(name) 代為審批",
              en: "\(name) decides for you from \(delegation.first.iso) to \(delegation.last.iso)"))
          html.element(
            .button, .type("submit"), .name("end"), .value("yes"),
            text: visit.text("收回", hant: "收回", en: "Take it back"))
        } else {
          html.element(.div, .class("row")) { html in
            Control.select(
              "deputy", visit.text("委托给", hant: "委託給", en: "To"), options: accounts.map { ($0.login, $0.name) },
              selected: nil, &html)
            let today = visit.now.date.iso
            Control.text(
              "first", visit.text("从", hant: "從", en: "From"), value: today, type: "date", isRequired: true, &html)
            Control.text(
              "last", visit.text("至", hant: "至", en: "To the"), value: today, type: "date", isRequired: true, &html)
          }
          html.element(.button, .type("submit"), text: visit.text("委托", hant: "委託", en: "Hand over"))
        }
      }
    }
  }

  private static func delegate(_ visit: Visit) async throws -> Reply {
    let (form, account) = (visit.form, try visit.person())
    if form["end"] != nil {
      try await visit.site.store.endDelegation(of: account.login)
      return .redirect(to: Path("approvals").saying(.delegationEnded))
    }
    guard let deputy = form.given("deputy"), let first = form["first"].flatMap({ CalendarDate(iso: $0) }),
      let last = form["last"].flatMap({ CalendarDate(iso: $0) }), first <= last,
      let other = try await visit.site.store.account(deputy), other.may(.approve)
    else { throw Failure.malformed }
    try await visit.site.store.delegate(account.login, to: deputy, from: first, to: last)
    return .redirect(to: Path("approvals").saying(.delegated))
  }
}

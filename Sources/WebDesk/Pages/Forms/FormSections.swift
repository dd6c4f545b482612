import DeskStore
import Findings
import HTML
import Liandan

/// What stands beside the values on the page of a form.
enum FormSections {
  /// The copies, each to be looked at and downloaded, and those of reprints.
  static func copies(_ recorded: RecordedForm, _ visit: Visit, _ html: inout HTML) {
    let schema = recorded.form.schema
    let number = recorded.form.number
    card(visit.text("各联", hant: "各聯", en: "Copies"), &html) { html in
      guard !schema.copies.isEmpty else {
        html.element(.p) { html in
          html.text(
            visit.text("这是台账的一行，印在册里：", hant: "這是台帳的一列，印在冊裡：", en: "A line of a ledger, printed in its book: "))
          html.element(.a, .href(Path("ledgers", schema.id)), text: visit.text(schema.title))
        }
        return
      }
      html.element(.ul, .class("copies")) { html in
        for copy in schema.copies {
          html.element(.li) { html in
            html.element(.span, .class("paper \(copy.colour.rawValue)")) { html in
              html.element(.b, text: visit.text(copy.label))
              html.element(.small, text: " \(visit.text(copy.keeperName))")
            }
            html.element(.span, .class("formats")) { html in
              for format in [DocumentFormat.pdf, .docx, .xlsx] {
                PrintControl.write(copy, as: format, of: recorded, visit, &html)
              }
            }
          }
        }
      }
      let hasPages = PrintControl.isOnRecord(.pdf, recorded)
      if schema.copies.count > 1, hasPages {
        html.element(.p) { html in
          html.element(
            .a, .class("button"), .href(Path("f", number, "all.pdf")),
            text: visit.text("各联合成一个 PDF", hant: "各聯合成一個 PDF", en: "All copies in one PDF"))
        }
      }
      if let first = schema.copies.first, hasPages {
        html.element(.details, .class("preview")) { html in
          html.element(.summary, text: visit.text("在页内看", hant: "在頁內看", en: "Show here"))
          html.element(
            .iframe, .src(FormFiles.path(number, copy: first.id, .pdf)), .named("loading", "lazy"),
            .named("title", visit.text(first.label)))
        }
      }
      reprints(recorded, visit, &html)
    }
  }

  private static func reprints(_ recorded: RecordedForm, _ visit: Visit, _ html: inout HTML) {
    guard recorded.reprints > 0 else { return }
    let number = recorded.form.number
    html.element(.details) { html in
      html.element(
        .summary,
        text: visit.text(
          "补打过 \(recorded.reprints) 次", hant: "補印過 \(recorded.reprints) 次", en: "Reprinted \(recorded.reprints) times"))
      html.element(.ul) { html in
        for ordinal in (max(1, recorded.reprints - 19)...recorded.reprints).reversed() {
          html.element(.li) { html in
            html.element(
              .a, .href(Path("f", number, "reprints", "\(ordinal)")),
              text: visit.text("第 \(ordinal) 次补打", hant: "第 \(ordinal) 次補印", en: "Reprint \(ordinal)"))
          }
        }
      }
    }
  }

  /// What happened to it, and whether the chain that tells it holds together.
  static func events(_ story: FormStory, _ chain: FormChain, _ visit: Visit, _ html: inout HTML) {
    card(visit.text("经过", hant: "經過", en: "History"), &html) { html in
      html.element(.ol, .class("story")) { html in
        for event in story.events {
          html.element(.li) { html in
            html.element(
              .time, .named("datetime", event.at), text: ShownValue.moment(event.at))
            html.element(.b, text: " \(visit.text(event.label)) ")
            html.text(event.operatorName)
            if let account = event.account {
              html.element(
                .small, text: visit.text("（账号 \(account)）", hant: "（帳號 \(account)）", en: " (account \(account))"))
            }
            if let detail = event.detail { html.element(.span, .class("hint"), text: " \(detail)") }
          }
        }
      }
      html.element(.p, .class(chain.isIntact ? "intact" : "failure")) { html in
        if chain.isIntact {
          html.element(.span, .class("badge closed"), text: visit.text("链完整", hant: "鏈完整", en: "chain intact"))
          html.text(
            visit.text(
              " 这份单子的 \(chain.events) 条记录与前后相邻的记录、登记的内容相符",
              hant: " 這份單子的 \(chain.events) 條紀錄與前後相鄰的紀錄、登記的內容相符",
              en: " The form's \(chain.events) events fit their neighbours and the values on record"))
        } else {
          html.text(
            visit.text(
              "审计链与登记的内容对不上。请停下来，用 liandan verify 核对整个台账",
              hant: "稽核鏈與登記的內容對不上。請停下來，用 liandan verify 核對整個台帳",
              en:
                "The audit chain does not fit what is on record. Stop, and check the whole register with liandan verify"
            ))
        }
      }
      if visit.may(.audit) {
        html.element(.p) { html in
          html.element(
            .a, .href(Path("audit").query("number", story.recorded.form.number)),
            text: visit.text("在审计链里看", hant: "在稽核鏈裡看", en: "See it in the audit chain"))
        }
      }
    }
  }

  /// The forms that it refers to, and those that refer to it.
  static func related(_ story: FormStory, _ visit: Visit, _ html: inout HTML) {
    guard !story.refersTo.isEmpty || !story.referredBy.isEmpty else { return }
    card(visit.text("相关的单子", hant: "相關的單子", en: "Related forms"), &html) { html in
      links(story.refersTo, visit.text("它引用的", hant: "它引用的", en: "It refers to"), visit, &html)
      links(story.referredBy, visit.text("引用它的", hant: "引用它的", en: "Referred to by"), visit, &html)
    }
  }

  private static func links(_ links: [FormStory.Link], _ title: String, _ visit: Visit, _ html: inout HTML) {
    guard !links.isEmpty else { return }
    html.element(.h3, text: title)
    html.element(.ul, .class("links")) { html in
      for link in links {
        html.element(.li) { html in
          html.element(.a, .class("number"), .href(FormPage.path(link.number)), text: link.number)
          let missing = LocalizedText("台账里没有", hant: "台帳裡沒有", en: "not in the register")
          html.text(" \(visit.text(link.title ?? missing)) ")
          if let state = link.state { StateBadge.write(state, visit, &html) }
          html.element(.small, .class("hint"), text: " \(visit.text(link.field))")
        }
      }
    }
  }

  /// Where its paper original is, and why it is kept beyond its term.
  static func place(_ story: FormStory, _ visit: Visit, _ html: inout HTML) {
    guard story.paper != nil || story.hold != nil else { return }
    card(visit.text("保管", hant: "保管", en: "Keeping"), &html) { html in
      html.element(.dl, .class("facts")) { html in
        if let paper = story.paper {
          html.element(.dt, text: visit.text("纸质原件", hant: "紙本原件", en: "Paper original"))
          html.element(.dd, text: visit.text(paper.label))
        }
        if let hold = story.hold {
          html.element(.dt, text: visit.text("未结清，到期不销毁", hant: "未結清，到期不銷毀", en: "Unsettled, kept beyond its term"))
          html.element(.dd, text: hold)
        }
      }
    }
  }

  private static func card(_ title: String, _ html: inout HTML, _ content: (inout HTML) -> Void) {
    html.element(.section, .class("card")) { html in
      html.element(.h2, text: title)
      content(&html)
    }
  }
}

import DeskStore
import Findings
import HTML
import Liandan

/// The refused rows of a list, whose cells can be corrected in the page.
enum RefusedTable {
  static func write(_ refused: RefusedRows, _ job: ListJob, _ visit: Visit, _ html: inout HTML) {
    html.element(.section, .class("card")) { html in
      html.element(.h2, text: visit.text("退回的行", hant: "退回的列", en: "Refused rows"))
      html.element(.p, .class("hint"), text: hint(refused, job, visit))
      html.element(.form, .named("method", "post"), .action(Path("lists", job.id, "cells"))) { html in
        let name = visit.text("退回的行", hant: "退回的列", en: "Refused rows")
        html.element(
          .div, .class("scroll cells"), .named("role", "region"), .named("tabindex", 0), .aria("label", name)
        ) { html in
          html.element(.table, .class("list")) { html in
            html.element(.thead) { html in
              html.element(.tr) { html in
                html.element(.th, .named("scope", "col"), text: visit.text("行", hant: "列", en: "Row"))
                html.element(.th, .named("scope", "col"), text: visit.text("问题", hant: "問題", en: "Problem"))
                for name in refused.names { html.element(.th, .named("scope", "col"), text: name) }
              }
            }
            html.element(.tbody) { html in
              for row in refused.rows { write(row, refused, visit, &html) }
            }
          }
        }
        if refused.isTable {
          html.element(
            .button, .class("primary"), .type("submit"), text: visit.text("改好，再检查", hant: "改好，再檢查", en: "Check again"))
        }
      }
    }
  }

  private static func hint(_ refused: RefusedRows, _ job: ListJob, _ visit: Visit) -> String {
    let shown = refused.rows.count { $0.problem != nil }
    let part =
      shown < job.refused
      ? visit.text(
        "先列出 \(shown) 份，共退回 \(job.refused) 份。", hant: "先列出 \(shown) 份，共退回 \(job.refused) 份。",
        en: "The first \(shown) of \(job.refused) refused forms. ") : ""
    return part
      + (refused.isTable
        ? visit.text(
          "标红的格子有问题，可以直接在这里改", hant: "標紅的格子有問題，可以直接在這裡改", en: "Cells in red are wrong: correct them here")
        : visit.text(
          "请下载“退回的行”改好后再上传", hant: "請下載「退回的列」改好後再上傳",
          en: "Download the refused rows, correct them and upload them again"))
  }

  private static func write(_ row: RefusedRows.Row, _ refused: RefusedRows, _ visit: Visit, _ html: inout HTML) {
    html.element(.tr) { html in
      html.element(.th, .named("scope", "row"), text: "\(row.number)")
      html.element(.td, .class("error long"), .id("problem-\(row.number)"), text: row.problem ?? "")
      for (place, text) in row.texts.enumerated() {
        let isMarked = row.marked.contains(place)
        html.element(.td) { html in
          if refused.isTable {
            html.void(
              .input, .type("text"), .name("cell.\(row.number).\(place)"), .value(text), .named("autocomplete", "off"),
              .aria("label", label(refused.names[place], row.number, visit)),
              isMarked ? .aria("invalid", "true") : nil,
              isMarked ? .aria("describedby", "problem-\(row.number)") : nil)
          } else {
            html.element(.span, .class(isMarked ? "error" : "plain"), text: String(text.prefix(200)))
          }
        }
      }
    }
  }

  private static func label(_ name: String, _ number: Int, _ visit: Visit) -> String {
    visit.text("第 \(number) 行 \(name)", hant: "第 \(number) 列 \(name)", en: "\(name), row \(number)")
  }
}

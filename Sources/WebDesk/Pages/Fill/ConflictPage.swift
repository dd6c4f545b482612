import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// What is told when somebody else saved another version of a draft meanwhile: both are offered, none is overwritten.
struct ConflictPage: Sendable {
  let work: DraftWork
  let mine: DraftData
  let theirs: Draft

  private var visit: Visit { work.visit }
  private var message: String {
    let (who, when) = (theirs.changedBy, visit.moment(theirs.changed))
    return visit.text(
      "\(who) 在 \(when) 保存了另一版，您的没有盖掉它", hant: "\(who) 在 \(when) 儲存了另一版，您的沒有蓋掉它",
      en: "\(who) saved another version at \(when); yours did not replace it")
  }

  /// For a script.
  var json: Reply {
    .json(
      .object([
        ("message", .string(message)), ("who", .string(theirs.changedBy)),
        ("when", .string(visit.moment(theirs.changed))),
        ("version", .number("\(theirs.version)")),
        (
          "differences",
          .array(
            differences.prefix(100).map {
              .object([("label", .string($0.label)), ("mine", .string($0.mine)), ("theirs", .string($0.theirs))])
            })
        ),
      ]), status: .conflict)
  }

  /// The draft with what was sent, which can be saved in place of the other version.
  func reply() async throws -> Reply {
    let judged = try await work.judge(mine, stage: .opening)
    return try await DraftPage(work: work, data: mine, judged: judged, checked: nil, conflict: self).reply()
  }

  /// Writes what differs, and the ways on.
  func write(_ html: inout HTML) {
    html.element(.section, .class("card")) { html in
      html.element(.p, .class("failure"), .named("role", "alert"), text: message)
      html.element(.table, .class("list")) { html in
        html.element(.thead) { html in
          html.element(.tr) { html in
            for head in [
              visit.text("栏目", hant: "欄位", en: "Field"), visit.text("您的", hant: "您的", en: "Yours"), theirs.changedBy,
            ] { html.element(.th, .named("scope", "col"), text: head) }
          }
        }
        html.element(.tbody) { html in
          for line in differences.prefix(100) {
            html.element(.tr) { html in
              html.element(.th, .named("scope", "row"), text: line.label)
              html.element(.td, text: line.mine.isEmpty ? "—" : line.mine)
              html.element(.td, text: line.theirs.isEmpty ? "—" : line.theirs)
            }
          }
        }
      }
      html.element(.p) { html in
        html.element(
          .a, .class("button"), .href(work.path),
          text: visit.text("用对方的（丢掉我的改动）", hant: "用對方的（丟掉我的改動）", en: "Take theirs (drop my changes)"))
      }
      html.element(
        .p, .class("hint"),
        text: visit.text(
          "下面是您的版本。按“保存”就用您的盖掉对方的。", hant: "下面是您的版本。按「儲存」就用您的蓋掉對方的。",
          en: "Below is your version: Save replaces theirs by it."))
    }
  }

  private var differences: [(label: String, mine: String, theirs: String)] {
    mine.differences(from: DraftData(json: theirs.data), for: work.schema).map { path, mine, theirs in
      (label(path), mine, theirs)
    }
  }

  private func label(_ path: String) -> String {
    guard let place = FieldPlace(path), let field = work.schema.field(place.field) else { return path }
    guard let row = place.row, let column = place.column.flatMap({ field.column($0) }) else {
      return visit.text(field.label)
    }
    return "\(visit.text(field.label)) \(row) · \(visit.text(column.label))"
  }
}

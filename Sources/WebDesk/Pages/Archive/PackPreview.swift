import Findings
import HTML
import Liandan
import Register

/// What would be packed, and what is missing, before anybody packs.
enum PackPreview {
  static func write(_ plans: [PacketPlan], _ keeper: String, _ period: String?, _ visit: Visit, _ html: inout HTML) {
    let fresh = plans.filter { $0.packed == nil }
    html.element(.section, .class("card"), .id("preview")) { html in
      html.element(.h2, text: visit.text("会打进去的", hant: "會打進去的", en: "What would be packed"))
      if fresh.isEmpty {
        html.element(
          .p,
          text: visit.text(
            "这个期间没有新结的单要归档", hant: "這個期間沒有新結的單要歸檔", en: "No form was closed in this period that is not packed yet"))
        return
      }
      let forms = fresh.reduce(0) { $0 + $1.formCount }
      html.element(
        .p,
        text: visit.text(
          "\(forms) 份单，分成 \(fresh.count) 个包（年度、类别、保管期限不同的分开）",
          hant: "\(forms) 份單，分成 \(fresh.count) 個包（年度、類別、保管期限不同的分開）",
          en: "\(forms) forms in \(fresh.count) packets: one for each year, class and retention"))
      accounts(fresh, visit, &html)
      html.element(.form, .named("method", "post"), .action(Path("archive", "pack"))) { html in
        html.void(.input, .type("hidden"), .name("keeper"), .value(keeper))
        html.void(.input, .type("hidden"), .name("period"), .value(period ?? ""))
        html.element(
          .button, .class("primary"), .type("submit"),
          .data(
            "confirm",
            visit.text(
              "打包后这 \(forms) 份单不能再作废，只能更正。打包？", hant: "打包後這 \(forms) 份單不能再作廢，只能更正。打包？",
              en: "Packed forms cannot be made void any more, only corrected. Pack \(forms) forms?")),
          text: visit.text("打包 \(forms) 份", hant: "打包 \(forms) 份", en: "Pack \(forms) forms"))
      }
    }
  }

  /// The series of the forms: how many numbers were given, and what is not there.
  private static func accounts(_ plans: [PacketPlan], _ visit: Visit, _ html: inout HTML) {
    let columns = [
      visit.text("编号", hant: "編號", en: "Numbers"), visit.text("已开", hant: "已開", en: "Issued"),
      visit.text("未结", hant: "未結", en: "Open"), visit.text("已结", hant: "已結", en: "Closed"),
      visit.text("作废", hant: "作廢", en: "Void"), visit.text("缺号", hant: "缺號", en: "Missing"),
    ]
    var known: Set<SeriesAccount> = []
    let accounts = plans.flatMap(\.accounts).filter { known.insert($0).inserted }
    TableBox.write(visit.text("编号的情况", hant: "編號的情況", en: "Series"), columns: columns, &html) { html in
      for account in accounts {
        html.element(.tr) { html in
          html.element(.td, .class("number"), text: "\(account.firstNumber) – \(account.lastNumber)")
          for count in [account.issued, account.open, account.closed, account.void.count] {
            html.element(.td, .class("amount"), text: "\(count)")
          }
          html.element(
            .td, .class(account.missing.isEmpty ? "amount" : "amount error"),
            text: account.missing.isEmpty ? "0" : account.missing.prefix(5).joined(separator: " "))
        }
      }
    }
  }
}

import DeskStore
import Findings
import HTML
import HTTPTypes
import Liandan

/// What stands around every page.
enum Frame {
  /// Name, navigation and account.
  static func header(_ visit: Visit, _ current: Section?, _ html: inout HTML) {
    html.element(.header, .class("top")) { html in
      html.element(.a, .class("brand"), .href(Path())) { html in
        html.void(
          .img, .src(visit.site.assets.path("mark.svg")), .named("alt", ""), .named("width", 28), .named("height", 28))
        html.element(.span, text: visit.text("联单", hant: "聯單", en: "Liandan"))
      }
      guard let account = visit.account else { return }
      html.element(.nav, .aria("label", visit.text("主导航", hant: "主導覽", en: "Main"))) { html in
        html.element(.ul) { html in
          for section in Section.allCases where section.permission.map(visit.may) ?? true {
            html.element(.li) { html in
              html.element(
                .a, .href(section.path), section == current ? .aria("current", "page") : nil,
                text: visit.text(section.name))
            }
          }
        }
      }
      html.element(.div, .class("me")) { html in
        html.element(.a, .class("name"), .href(Path("me")), text: account.name)
        html.element(.form, .named("method", "post"), .action(Path("logout"))) { html in
          html.element(.button, .class("quiet"), .type("submit"), text: visit.text("退出", hant: "登出", en: "Log out"))
        }
      }
    }
  }

  /// Company, and the language.
  static func footer(_ visit: Visit, _ html: inout HTML) {
    html.element(.footer) { html in
      html.element(.span, text: visit.site.desk.library.profile.heading(in: visit.language))
      html.element(.form, .named("method", "post"), .action(Path("language")), .class("languages")) { html in
        html.void(.input, .type("hidden"), .name("back"), .value(visit.method == .get ? visit.target : "/"))
        for (language, name) in [(Language.zhHans, "简体"), (.zhHant, "繁體"), (.en, "English")] {
          html.element(
            .button, .class("quiet"), .type("submit"), .name("language"), .value(language.rawValue),
            .lang(language.rawValue), language == visit.language ? .aria("current", "true") : nil, text: name)
        }
      }
    }
  }
}

import DeskStore
import Findings
import Forms
import HTML
import HTTPTypes
import Liandan

/// A form that is begun: with a skeleton that can be printed as it is, or with the text of another form.
enum NewForm {
  /// What somebody asks for.
  struct Wish: Sendable {
    var id = "", title = "", prefix = ""
    /// The id of the form whose text is taken; empty for the skeleton.
    var model = ""

    init() {}

    init(_ form: FormFields) {
      id = (form.given("id") ?? "").lowercased()
      title = form.given("title") ?? ""
      prefix = (form.given("prefix") ?? "").uppercased()
      model = form.given("from") ?? ""
    }
  }
  /// The longest id and title, and the longest prefix of numbers, in characters.
  private static let limits = (id: 40, title: 60, prefix: 6)

  /// Begins a form and leads to its page.
  static func begin(_ visit: Visit) async throws -> Reply {
    let wish = Wish(visit.form)
    if let problem = try problem(with: wish, visit) {
      return try await DesignPages.list(visit, wish: wish, problem: problem)
    }
    let library = visit.site.desk.library
    guard try wish.model.isEmpty || library.ids().contains(wish.model) else { throw Failure.malformed }
    let text = wish.model.isEmpty ? skeleton(wish) : copy(try library.text(of: wish.model), wish)
    let isBegun = try await visit.site.store.beginFormDraft(
      wish.id, text: text, by: visit.person(), at: visit.seconds)
    guard isBegun else { return try await DesignPages.list(visit, wish: wish, problem: taken) }
    return .redirect(to: DesignPages.path(wish.id))
  }

  private static let taken = LocalizedText(
    "已有这个 id 的表单，请换一个", hant: "已有這個 id 的表單，請換一個", en: "There is a form with this id: choose another")

  /// What is wrong with a wish.
  private static func problem(with wish: Wish, _ visit: Visit) throws -> LocalizedText? {
    guard wish.id.count <= limits.id, wish.id.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil,
      !FormLibrary.otherFiles.contains("\(wish.id).yaml")
    else {
      return LocalizedText(
        "id 用小写字母、数字和 -，以字母开头，最多 \(limits.id) 个，如 site-visit",
        hant: "id 用小寫字母、數字和 -，以字母開頭，最多 \(limits.id) 個，如 site-visit",
        en: "An id has small letters, digits and -, begins with a letter and has \(limits.id) at most, as site-visit")
    }
    guard !wish.title.isEmpty, wish.title.count <= limits.title else {
      return LocalizedText(
        "请写表单的名称，最多 \(limits.title) 个字", hant: "請寫表單的名稱，最多 \(limits.title) 個字",
        en: "Give the form a title, of \(limits.title) characters at most")
    }
    guard wish.prefix.count <= limits.prefix, wish.prefix.wholeMatch(of: /[A-Z][A-Z0-9]*/) != nil else {
      return LocalizedText(
        "编号前缀用大写字母和数字，最多 \(limits.prefix) 个，如 XF", hant: "編號前綴用大寫字母和數字，最多 \(limits.prefix) 個，如 XF",
        en: "A prefix of numbers has capital letters and digits, \(limits.prefix) at most, as XF")
    }
    let (ids, schemas) = (try visit.site.desk.library.ids(), try visit.site.desk.library.all().schemas)
    if ids.contains(wish.id) { return taken }
    if let other = schemas.first(where: { $0.number.prefix == wish.prefix }) {
      return LocalizedText(
        "编号前缀 \(wish.prefix) 已由“\(other.title.zhHans)”使用，请换一个",
        hant: "編號前綴 \(wish.prefix) 已由「\(other.title.text(in: .zhHant))」使用，請換一個",
        en: "The prefix \(wish.prefix) is that of '\(other.title.text(in: .en))': choose another")
    }
    return nil
  }

  /// The text of another form under the new id, title and prefix, as version 1.
  private static func copy(_ text: String, _ wish: Wish) -> String {
    let title = quoted(wish.title)
    return text.replacing(/(?m)^id:.*$/, maxReplacements: 1) { _ in "id: \(wish.id)" }
      .replacing(/(?m)^title:.*(\n[ \t]+.*)*$/, maxReplacements: 1) { _ in "title: \(title)" }
      .replacing(/(?m)^version:.*$/, maxReplacements: 1) { _ in "version: 1" }
      .replacing(/(?m)^(number:(?:.|\n[ \t])*?prefix:[ \t]*)[A-Za-z0-9"']+/, maxReplacements: 1) {
        "\($0.1)\(wish.prefix)"
      }
  }

  /// A form that can be filled in, closed and printed in two copies as it is.
  private static func skeleton(_ wish: Wish) -> String {
    let title = quoted(wish.title)
    return """
      # yaml-language-server: $schema=form.schema.json
      id: \(wish.id)
      title: \(title)
      version: 1
      number: { prefix: \(wish.prefix), pattern: "{prefix}-{year}-{serial:6}", restart: yearly }
      retention: { years: 10, class: 业务档案 }
      copies:
        - { id: stub, label: { zh-Hans: 第一联 存根联, zh-Hant: 第一聯 存根聯, en: Copy 1 Stub }, colour: white, keeper: { zh-Hans: 售后服务部, zh-Hant: 售後服務部, en: After-sales service } }
        - { id: customer, label: { zh-Hans: 第二联 客户联, zh-Hant: 第二聯 客戶聯, en: Copy 2 Customer }, colour: red, keeper: { zh-Hans: 客户, zh-Hant: 客戶, en: Customer } }

      fields:
        - { id: customer_name, label: { zh-Hans: 客户, zh-Hant: 客戶, en: Customer }, type: text, required: true, max_length: 60 }
        - { id: date, label: { zh-Hans: 日期, zh-Hant: 日期, en: Date }, type: date, required: true, default: today() }
        - { id: content, label: { zh-Hans: 内容, zh-Hant: 內容, en: Content }, type: text, appearance: multiline, required: true, max_length: 400 }
        - { id: handler_sign, label: { zh-Hans: 经办人, zh-Hant: 經辦人, en: Handled by }, type: signature, stage: closing, required: true }

      layout:
        rows:
          - [ { field: customer_name, span: 8 }, { field: date, span: 4 } ]
          - { cells: [ { field: content, span: 12 } ], height: 60 }
          - [ { signature: handler_sign, span: 12 } ]

      """
  }

  /// A text as YAML takes it whatever is in it: double-quoted as in JSON (YAML 1.2, 7.3.1).
  private static func quoted(_ text: String) -> String { JSONValue.string(text).text }

  /// Writes what is asked for a new form.
  static func write(
    _ wish: Wish, _ problem: LocalizedText?, _ schemas: [FormSchema], _ visit: Visit, _ html: inout HTML
  ) {
    html.element(.details, .class("card"), .flag("open", problem != nil)) { html in
      html.element(.summary, text: visit.text("新建表单", hant: "新建表單", en: "New form"))
      if let problem { html.element(.p, .class("failure"), .named("role", "alert"), text: visit.text(problem)) }
      html.element(.form, .named("method", "post"), .action(Path("design"))) { html in
        html.element(.div, .class("row")) { html in
          Control.text(
            "title", visit.text("名称", hant: "名稱", en: "Title"), value: wish.title, isRequired: true, &html)
          Control.text(
            "id", "id", value: wish.id, autocomplete: "off", isRequired: true,
            hint: visit.text("小写字母，如 site-visit", hant: "小寫字母，如 site-visit", en: "small letters, as site-visit"), &html)
          Control.text(
            "prefix", visit.text("编号前缀", hant: "編號前綴", en: "Prefix of numbers"), value: wish.prefix,
            autocomplete: "off", isRequired: true,
            hint: visit.text("大写字母，如 XF", hant: "大寫字母，如 XF", en: "capital letters, as XF"), &html)
          Control.select(
            "from", visit.text("从什么开始", hant: "從什麼開始", en: "Begin with"),
            options: [("", visit.text("空白骨架", hant: "空白骨架", en: "an empty skeleton"))]
              + schemas.map { ($0.id, visit.text($0.title)) }, selected: wish.model, &html)
        }
        html.element(
          .button, .class("primary"), .type("submit"), text: visit.text("新建", hant: "新建", en: "Begin"))
      }
    }
  }
}

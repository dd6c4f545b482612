import Expressions
import Findings
import Forms
import Markup
import Records
import Storage

/// The metadata of one form, `NUMBER.xml`: one element for each item, called as the company's rules say.
struct FormMetadata {
  private let rules: ArchiveRules
  private let head: PacketHead
  private var bytes: [UInt8] = []
  private var depth = 0

  /// Writes the metadata of a form in the packet with this head.
  static func xml(_ form: ArchivedForm, _ head: PacketHead, _ terms: ArchiveTerms, _ rules: ArchiveRules) -> [UInt8] {
    var writer = FormMetadata(rules: rules, head: head)
    writer.bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8)
    writer.group(.record) { $0.items(form, terms) }
    return writer.bytes
  }

  private init(rules: ArchiveRules, head: PacketHead) {
    self.rules = rules
    self.head = head
  }

  private mutating func items(_ form: ArchivedForm, _ terms: ArchiveTerms) {
    let schema = form.schema
    item(.archiveCode, form.code)
    item(.fonds, terms.fonds)
    item(.archiveClass, terms.archiveClass)
    item(.year, "\(terms.year)")
    item(.retention, terms.years.map { "\($0)年" } ?? "永久")
    item(.keptUntil, terms.keptUntil)
    item(.number, form.number)
    item(.title, form.title)
    item(.responsible, head.organization)
    item(.issuedOn, form.issuedOn)
    item(.closedOn, form.closedOn)
    item(.state, form.state.label.zhHans)
    item(.secrecy, rules.secrecy)
    item(.keeper, head.keeper)
    item(.customer, form.customer)
    item(.amount, form.amount.map { $0.text(places: 2, grouping: false) })
    item(.form, schema.title.zhHans, [("id", schema.id)] + (schema.code.isEmpty ? [] : [("表号", schema.code)]))
    item(.formVersion, "\(schema.version)")
    item(.pages, form.pages.map { "\($0)" })
    item(.paper, form.paper.map(\.label.zhHans).flatMap { $0.isEmpty ? nil : $0 })
    item(.supplements, head.supplements)
    for number in [form.replacements.replaces, form.replacements.corrects, form.replacements.replacedBy].compactMap(
      \.self)
    {
      item(.related, number)
    }
    group(.files) { writer in
      for file in form.files {
        if let attachment = form.attachments.first(where: { form.number + $0.suffix == file.name }) {
          writer.item(
            .attachment, file.name,
            [
              ("原名", attachment.name), ("种类", attachment.kind.label.zhHans), ("字节", "\(file.bytes)"),
              ("sha256", file.sha256.hex),
            ] + (attachment.sheets.map { [("张数", "\($0)")] } ?? [])
              + (attachment.invoice.map { [("发票号码", $0)] } ?? []))
          continue
        }
        writer.item(
          .file, file.name,
          (file.label.map { [("联次", $0)] } ?? []) + [("字节", "\(file.bytes)"), ("sha256", file.sha256.hex)]
            + (file.pages.map { [("页数", "\($0)")] } ?? []))
      }
    }
    group(.approvals) { writer in
      for approval in form.approvals {
        writer.item(
          .approval, approval.name,
          [("角色", approval.role)] + (approval.day.map { [("日期", $0)] } ?? [])
            + (approval.decision.map { [("意见", $0)] } ?? []))
      }
    }
    group(.acts) { writer in
      for act in form.acts {
        guard let name = ArchivedForm.told[act.kind] else { continue }
        writer.item(.act, name, [("时间", act.at), ("操作人", act.operatorName)])
      }
    }
    item(.system, "联单 Liandan", head.register.map { [("台账", $0)] } ?? [])
  }

  /// One item, if it is there and the rules have a name for it.
  private mutating func item(_ element: ArchiveElement, _ text: String?, _ attributes: [(String, String)] = []) {
    guard let text, let name = rules.elements[element] else { return }
    open(name, attributes)
    XMLTextWriter.escapeText(text, into: &bytes)
    bytes.append(contentsOf: "</\(name)>\n".utf8)
  }

  private mutating func group(_ element: ArchiveElement, _ body: (inout FormMetadata) -> Void) {
    guard let name = rules.elements[element] else { return }
    open(name, [])
    bytes.append(UInt8(ascii: "\n"))
    depth += 1
    body(&self)
    depth -= 1
    indent()
    bytes.append(contentsOf: "</\(name)>\n".utf8)
  }

  private mutating func open(_ name: String, _ attributes: [(String, String)]) {
    indent()
    bytes.append(contentsOf: "<\(name)".utf8)
    for (key, value) in attributes {
      bytes.append(contentsOf: " \(key)=\"".utf8)
      XMLTextWriter.escapeAttribute(value, into: &bytes)
      bytes.append(UInt8(ascii: "\""))
    }
    bytes.append(UInt8(ascii: ">"))
  }

  private mutating func indent() { bytes.append(contentsOf: repeatElement(0x20, count: depth * 2)) }
}

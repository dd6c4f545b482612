public import Findings
import Forms
import Records
import Register

extension FormStory {
  /// The story as lines for a terminal: values by label, repeats as tables, what happened, copies and related forms.
  ///
  /// - Parameter language: The language of headings and labels.
  public func lines(in language: Language) -> [String] {
    func text(_ value: LocalizedText) -> String { value.text(in: language) }
    func heading(_ zhHans: String, hant: String, en: String) -> [String] {
      ["", text(LocalizedText(zhHans, hant: hant, en: en))]
    }
    let schema = recorded.form.schema
    var lines = ["\(recorded.form.number)  \(text(schema.title))  \(text(recorded.state.label))"]
    if let label = recorded.replacements.label { lines.append("  " + text(label)) }
    lines += values(language)
    lines += ["", text(schema.profile.mention)]
    lines += heading("经过", hant: "經過", en: "History")
    let told = TextWidth.table(
      events.map { ["  " + $0.at.replacing("T", with: " "), text($0.label), $0.who(language), $0.detail ?? ""] })
    for (event, line) in zip(events, told) {
      lines.append(line)
      lines += event.addition.map { added($0, language) } ?? []
    }
    lines += heading("各联", hant: "各聯", en: "Copies")
    lines += TextWidth.table(recorded.copies.map { ["  " + text($0.keeperName), $0.file] })
    if !attachments.isEmpty {
      lines += heading("附件", hant: "附件", en: "Attachments") + TextWidth.table(attachments.map { row($0, language) })
    }
    if let paper { lines += heading("纸质原件", hant: "紙本原件", en: "Paper original") + ["  " + text(paper.label)] }
    if let hold {
      lines += heading("未结清，到期不销毁", hant: "未結清，到期不銷毀", en: "Unsettled, kept beyond its term") + ["  " + hold]
    }
    if !refersTo.isEmpty {
      lines += heading("引用的单子", hant: "引用的單子", en: "Refers to") + table(refersTo, language)
    }
    if !referredBy.isEmpty {
      lines += heading("引用它的单子", hant: "引用它的單子", en: "Referred to by") + table(referredBy, language)
    }
    return lines
  }

  /// What was added to a card: its fields, and each row on a line.
  private func added(_ addition: CardAddition, _ language: Language) -> [String] {
    let schema = recorded.form.schema
    let colon = language == .en ? ": " : "："
    func text(_ value: Value?, _ field: Field) -> String {
      value.map {
        ValueText.text($0, field: field, schema: schema, language: language).replacing("\n", with: " ")
      } ?? ""
    }
    return schema.fields.flatMap { field -> [String] in
      let label = "      " + field.label.text(in: language) + colon
      if case .rows(let rows)? = addition.appended[field.id] ?? addition.filled[field.id] {
        return rows.map { row in
          label + field.fields.map { text(row[$0.id], $0) }.filter { !$0.isEmpty }.joined(separator: "　")
        }
      }
      guard let value = addition.filled[field.id], field.calculation == nil else { return [] }
      return [label + text(value, field)]
    }
  }

  private func row(_ attachment: Attachment, _ language: Language) -> [String] {
    let file = attachment.file
    let sheets = file.sheets.map { count in
      LocalizedText("\(count) 页", hant: "\(count) 頁", en: count == 1 ? "1 page" : "\(count) pages").text(in: language)
    }
    return [
      "  " + file.name, file.kind.label.text(in: language), sheets ?? "", attachment.at.replacing("T", with: " "),
      attachment.operatorName, attachment.path,
    ]
  }

  private func table(_ links: [Link], _ language: Language) -> [String] {
    let missing = LocalizedText("台账里没有", hant: "台帳裡沒有", en: "not in the register")
    return TextWidth.table(
      links.map { link in
        [
          "  " + link.number, (link.title ?? missing).text(in: language), link.state?.label.text(in: language) ?? "",
          link.field.text(in: language),
        ]
      })
  }

  private func values(_ language: Language) -> [String] {
    let schema = recorded.form.schema
    func text(_ value: Value?, _ field: Field) -> String {
      value.map { ValueText.text($0, field: field, schema: schema, language: language) } ?? ""
    }
    let filled = schema.fields.filter { recorded.form.values[$0.id] != nil }
    let width = filled.filter { $0.fields.isEmpty }.map { TextWidth.columns($0.label.text(in: language)) }.max() ?? 0
    return filled.flatMap { field -> [String] in
      let label = field.label.text(in: language)
      let signing = signings[field.id].map { (language == .en ? " " : "") + $0.label.text(in: language) } ?? ""
      if case .rows(let rows)? = recorded.form.values[field.id] {
        let columns = field.fields.filter { column in rows.contains { $0[column.id] != nil } }
        let table =
          [columns.map { $0.label.text(in: language) }]
          + rows.map { row in columns.map { text(row[$0.id], $0).replacing("\n", with: " ") } }
        return ["  " + label] + TextWidth.table(table).map { "    " + $0 }
      }
      let value = text(recorded.form.values[field.id], field) + signing
      let lines = value.split(separator: "\n", omittingEmptySubsequences: false)
      let indent = String(repeating: " ", count: min(width, 24) + 4)
      return lines.enumerated().map { index, line in
        index == 0 ? "  " + TextWidth.padded(label, to: min(width, 24)) + "  " + line : indent + line
      }
    }
  }

  /// The story as one JSON object: number, form, state, data, history, copies, `refers_to`, `referred_by`.
  ///
  /// - Parameter language: The language of titles and labels.
  public func json(in language: Language) -> JSONValue {
    let form = recorded.form
    func link(_ link: Link) -> JSONValue {
      .object([
        ("number", .string(link.number)), ("title", link.title.map { .string($0.text(in: language)) } ?? .null),
        ("state", link.state.map { .string($0.rawValue) } ?? .null), ("field", .string(link.field.text(in: language))),
      ])
    }
    func added(_ addition: CardAddition) -> [(String, JSONValue)] {
      [("filled", addition.filled), ("appended", addition.appended)].filter { !$0.1.isEmpty }.map { name, values in
        (name, .written(String(decoding: CanonicalData.json(values, schema: form.schema), as: UTF8.self)))
      }
    }
    let data = String(decoding: CanonicalData.json(form.values, schema: form.schema), as: UTF8.self)
    return .object(
      [
        ("number", .string(form.number)), ("form", .string(form.schema.id)),
        ("title", .string(form.schema.title.text(in: language))), ("state", .string(recorded.state.rawValue)),
      ] + recorded.replacements.members + [
        ("data", .written(data)), ("profile", form.schema.profile.json),
        (
          "history",
          .array(
            events.map { event in
              .object(
                [("at", .string(event.at)), ("event", .string(event.kind)), ("operator", .string(event.operatorName))]
                  + (event.account.map { [("account", .string($0))] } ?? [])
                  + (event.detail.map { [("detail", .string($0))] } ?? [])
                  + (event.addition.map { added($0) } ?? []))
            })
        ),
        (
          "signed_by_hand",
          .object(
            form.schema.fields.compactMap { field in
              signings[field.id].map {
                (field.id, .object([("account", .string($0.account)), ("at", .string($0.at))]))
              }
            })
        ),
        ("copies", .array(recorded.copies.map(\.json))),
        (
          "attachments",
          .array(
            attachments.map {
              .object(
                $0.file.members + [
                  ("at", .string($0.at)), ("operator", .string($0.operatorName)), ("file", .string($0.path)),
                ])
            })
        ), ("paper", paper.map { .object($0.members) } ?? .null), ("unsettled", hold.map { .string($0) } ?? .null),
        ("refers_to", .array(refersTo.map(link))),
        ("referred_by", .array(referredBy.map(link))),
      ])
  }
}

extension FormStory.Event {
  /// Who did it: the name, and the account if it was done at the web desk.
  fileprivate func who(_ language: Language) -> String {
    guard let account else { return operatorName }
    return LocalizedText(
      "\(operatorName)（账号 \(account)）", hant: "\(operatorName)（帳號 \(account)）",
      en: "\(operatorName) (account \(account))"
    ).text(in: language)
  }
}

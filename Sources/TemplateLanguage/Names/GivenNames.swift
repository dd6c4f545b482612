import Findings
package import Forms

/// The names that every form's template has besides its fields (design section 5).
package enum GivenNames {
  /// The given names; a label that a field has is the field's alone.
  package static func entries(_ schema: FormSchema, besides fields: [NameEntry]) -> [NameEntry] {
    let taken = Set(fields.flatMap { $0.labels.map(NameFolding.key) })
    let details = Set(schema.profile.details.keys).union(["address", "phone", "fax", "email"]).sorted()
    var all = [
      NameEntry(id: "number", labels: ["编号", "編號", "單號", "單據編號"], shape: .text),
      NameEntry(id: "issued_on", labels: ["开单日期", "開單日期"], shape: .date),
      NameEntry(
        id: "copy", labels: ["联", "聯"],
        shape: .record(
          NameMembers(
            [
              NameEntry(id: "label", labels: ["联次", "名称", "聯次", "名稱"], shape: .text),
              NameEntry(id: "ordinal", labels: ["序号", "序號"], shape: .number(places: nil)),
              NameEntry(id: "keeper", labels: ["保管部门", "保管部門"], shape: .text),
              NameEntry(id: "colour", labels: ["颜色", "顏色", "color"], shape: .text),
            ] + omissions(schema)))),
      NameEntry(id: "copies", labels: ["联次说明", "聯次說明"], shape: .text),
      NameEntry(
        id: "form", labels: ["表单", "表單"],
        shape: .record(
          NameMembers([
            NameEntry(id: "title", labels: ["名称", "标题", "名稱", "標題"], shape: .text),
            NameEntry(id: "code", labels: ["表单编号", "表單編號"], shape: .text),
            NameEntry(id: "id", labels: [], shape: .text),
          ]))),
      NameEntry(
        id: "company", labels: ["公司"],
        shape: .record(
          NameMembers(
            [
              NameEntry(id: "name", labels: ["名称", "名稱"], shape: .text),
              NameEntry(id: "logo", labels: ["标志", "標誌"], shape: .pictures),
            ]
              + details.filter { $0 != "name" }.map { NameEntry(id: $0, labels: companyLabels[$0] ?? [], shape: .text) }
          ))),
      NameEntry(id: "void", labels: ["作废", "作廢"], shape: .record(void)),
      NameEntry(id: "replaces", labels: ["代替"], shape: .text),
      NameEntry(id: "reprint", labels: ["补打", "補印", "補打"], shape: .text),
      NameEntry(id: "digest", labels: ["内容摘要", "內容摘要"], shape: .text),
      NameEntry(id: "scan_code", labels: ["扫码内容", "掃碼內容"], shape: .text),
    ]
    if schema.hasPictures {
      let labels = ["附件图片", "附件圖片"]
      all.append(NameEntry(id: attachedPictures, labels: labels, shape: .rows(attachedPicture)))
    }
    // Fields may have had these names before they were given.
    let late = ["digest", "scan_code"].filter { name in fields.contains { $0.id == name } }
    return all.filter { !late.contains($0.id) }.map { entry in
      var entry = entry
      entry.labels.removeAll { taken.contains(NameFolding.key($0)) }
      return entry
    }
  }

  /// `copy.omits.FIELD`: true on a copy that omits the field, and `copy.omits_column.REPEAT.COLUMN`. Every field is there: a template also prints forms that were
  /// issued when no copy omitted it.
  private static func omissions(_ schema: FormSchema) -> [NameEntry] {
    let fields = schema.fields.map { NameEntry(id: $0.id, labels: $0.label.wordings, shape: .boolean) }
    let columns = schema.fields.filter { !$0.fields.isEmpty }.map { field in
      let columns = field.fields.map { NameEntry(id: $0.id, labels: $0.label.wordings, shape: .boolean) }
      return NameEntry(id: field.id, labels: field.label.wordings, shape: .record(NameMembers(columns)))
    }
    return [
      NameEntry(id: "omits", labels: ["不印"], shape: .record(NameMembers(fields))),
      NameEntry(id: "omits_column", labels: ["不印列", "不印欄"], shape: .record(NameMembers(columns))),
    ]
  }

  private static let companyLabels = [
    "address": ["地址"], "phone": ["电话", "電話"], "fax": ["传真", "傳真"], "email": ["邮箱", "電郵"],
  ]

  /// The members of the mark of a void form.
  package static let void = NameMembers([
    NameEntry(id: "label", labels: ["名称", "名稱"], shape: .text),
    NameEntry(id: "reason", labels: ["原因"], shape: .text),
    NameEntry(id: "date", labels: ["日期"], shape: .date),
    NameEntry(id: "operator", labels: ["经办人", "經辦人"], shape: .text),
  ])

  /// All pictures of a form, as they are attached behind it.
  package static let attachedPictures = "attached_pictures"

  /// The members of one of them: what its field is called, the name of its file, and the picture.
  package static let attachedPicture = NameMembers([
    NameEntry(id: "label", labels: ["名称", "名稱"], shape: .text),
    NameEntry(id: "name", labels: ["文件名", "檔名"], shape: .text),
    NameEntry(id: "picture", labels: ["图片", "圖片"], shape: .pictures),
  ])

  /// The members of a signature.
  package static let signature = NameMembers([
    NameEntry(id: "name", labels: ["姓名", "签字人", "簽字人"], shape: .text),
    NameEntry(id: "date", labels: ["日期"], shape: .date),
    NameEntry(id: "moment", labels: ["时间", "時間"], shape: .moment),
    NameEntry(id: "opinion", labels: ["意见", "意見"], shape: .text),
    NameEntry(id: "picture", labels: ["手写签名", "手寫簽名"], shape: .pictures),
  ])

  /// The members of an approval, with the roles of its chain.
  static func approval(_ chain: [ApprovalStep]) -> NameMembers {
    NameMembers([
      NameEntry(
        id: "role", labels: ["角色", "审批人", "審批人"],
        shape: .choice(chain.map { NameEntry(id: $0.role.zhHans, labels: $0.role.wordings, shape: .text) })),
      NameEntry(
        id: "decision", labels: ["决定", "结论", "決定", "結論"],
        shape: .choice(
          Approval.Decision.allCases.map { NameEntry(id: $0.rawValue, labels: $0.printedLabel.wordings, shape: .text) })
      ),
      NameEntry(id: "name", labels: ["姓名", "签字人", "簽字人"], shape: .text),
      NameEntry(id: "date", labels: ["日期"], shape: .date),
      NameEntry(id: "opinion", labels: ["意见", "意見"], shape: .text),
    ])
  }
}

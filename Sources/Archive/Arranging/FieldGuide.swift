import Findings
import Forms
import SpreadsheetML
import Storage

/// 字段说明.xlsx: what the keys of the data mean, which choices there are, and by which rules the forms were checked.
enum FieldGuide {
  static func write(
    _ schemas: [FormSchema], to sink: any ByteSink, spool: @escaping () throws -> any ByteSpool
  ) throws {
    var table = try StreamingTable(to: sink, title: "字段说明", spool: spool)
    try table.begin(
      TableLayout(
        name: "字段", title: "字段说明", remarks: ["NUMBER.json 里每个键的含义；明细的列写作 明细.列"],
        columns: [
          .init("表单", width: 26), .init("版本", width: 6, kind: .integer), .init("键", width: 24), .init("名称", width: 26),
          .init("类型", width: 18), .init("何时填", width: 8), .init("选项", width: 60),
        ]))
    for schema in schemas {
      for field in schema.fields {
        try table.append(row(field, "", schema))
        for column in field.fields { try table.append(row(column, "\(field.id).", schema)) }
      }
    }
    try table.end()
    try table.begin(
      TableLayout(
        name: "规则", title: "规则", remarks: ["单据开单、结单时按这些规则检查过"],
        columns: [
          .init("表单", width: 26), .init("版本", width: 6, kind: .integer), .init("规则", width: 30),
          .init("何时查", width: 8), .init("性质", width: 8), .init("说明", width: 80),
        ]))
    for schema in schemas {
      for rule in schema.rules {
        try table.append([
          .text(schema.title.zhHans), .number("\(schema.version)"), .text(rule.id), .text(stage(rule.stage)),
          .text(rule.severity == .error ? "错误" : "提醒"), .text(rule.message.zhHans),
        ])
      }
    }
    try table.end()
    try table.finish()
  }

  private static func row(_ field: Field, _ prefix: String, _ schema: FormSchema) -> [TableCell] {
    let choices = field.choiceList.flatMap { schema.choiceLists[$0] }?.choices ?? []
    return [
      .text(schema.title.zhHans), .number("\(schema.version)"), .text(prefix + field.id), .text(field.label.zhHans),
      .text(field.type.entry.valueName.zhHans), .text(stage(field.stage)),
      .text(String(choices.map { "\($0.id)=\($0.label.zhHans)" }.joined(separator: "；").prefix(8000))),
    ]
  }

  private static func stage(_ stage: Stage) -> String { stage == .opening ? "开单" : "结单" }
}

package import Expressions
import Findings
package import Forms
import Records

/// A report whose formulas are compiled for the forms that it reads.
package struct ReportPlan: Sendable {
  package let definition: ReportDefinition
  let sets: [SetPlan]
  /// The numbers that the targets of the figures stand for.
  let targets: [ExactDecimal?]

  /// A set of records, and what is computed over it in one pass.
  struct SetPlan: Sendable {
    let data: ReportData
    let schema: FormSchema
    let day: Formula?
    let condition: Formula?
    var figures: [FigurePart] = []
    var tables: [TablePlan] = []
  }

  /// A measure of a figure that reads the set.
  struct FigurePart: Sendable {
    /// The position of the figure in the report, and of the measure in the figure.
    let figure: Int, part: Int
    let measure: MeasurePlan
  }

  /// A measure with its formulas.
  struct MeasurePlan: Sendable {
    let value: Formula?
    let condition: Formula?
  }

  /// A table with its formulas.
  struct TablePlan: Sendable {
    let position: Int
    let table: ReportTable
    /// The position of the repeat whose rows are counted.
    let each: Int?
    let group: Formula?
    let across: Formula?
    let condition: Formula?
    /// The measures of each column, or the value of a record.
    let columns: [(measures: [MeasurePlan], value: Formula?)]
  }

  /// Compiles a report.
  ///
  /// - Parameters:
  ///   - definition: The report.
  ///   - schemas: The forms that the report counts, as they are now.
  ///   - ids: The ids of all forms.
  ///   - profile: The company's parameters, which targets name.
  /// - Returns: The plan, or everything that is wrong with the report's formulas, with places in its file.
  package static func compile(
    _ definition: ReportDefinition, schemas: [FormSchema], ids: [String], profile: CompanyProfile
  ) -> Result<ReportPlan, FindingList> {
    var compiler = ReportCompiler(definition: definition, schemas: schemas, ids: ids)
    let sets = compiler.sets()
    let targets = definition.figures.map { compiler.target($0.target, profile) }
    if !compiler.findings.isEmpty { return .failure(FindingList(compiler.findings)) }
    return .success(ReportPlan(definition: definition, sets: sets, targets: targets))
  }
}

/// Compiles the formulas of a report and gathers what is wrong with them.
private struct ReportCompiler {
  let definition: ReportDefinition
  let schemas: [FormSchema]
  let ids: [String]
  var findings: [Finding] = []
  /// The formulas over the records of the set in hand, by their texts: the same text is one formula.
  private var formulas: [String: Formula] = [:]

  init(definition: ReportDefinition, schemas: [FormSchema], ids: [String]) {
    self.definition = definition
    self.schemas = schemas
    self.ids = ids
  }

  mutating func sets() -> [ReportPlan.SetPlan] {
    definition.data.compactMap { data in
      guard let schema = schemas.first(where: { $0.id == data.form }) else {
        findings.append(
          Finding(
            code: .unknownForm,
            LocalizedText("没有表单“\(data.form)”", hant: "沒有表單「\(data.form)」", en: "there is no form '\(data.form)'"),
            at: data.origin,
            hint: NearestName.likely(data.form, in: ids).map {
              LocalizedText("是不是“\($0)”？", hant: "是不是「\($0)」？", en: "did you mean '\($0)'?")
            }))
        return nil
      }
      let scope = schema.formulaScope
      formulas = [:]
      checkStates(data)
      var set = ReportPlan.SetPlan(
        data: data, schema: schema, day: data.day.flatMap { moment($0, scope) },
        condition: data.condition.flatMap { compile($0, scope, .boolean) })
      set.figures = definition.figures.enumerated().flatMap { index, figure in
        measures(figure.content).enumerated().filter { figure.data[$0.offset] == data.name }.map { part, measure in
          ReportPlan.FigurePart(figure: index, part: part, measure: plan(measure, scope))
        }
      }
      set.tables = definition.tables.enumerated().filter { $0.element.data == data.name }.compactMap {
        table($0.element, at: $0.offset, schema)
      }
      return set
    }
  }

  private mutating func table(
    _ table: ReportTable, at position: Int, _ schema: FormSchema
  ) -> ReportPlan.TablePlan? {
    var scope = schema.formulaScope
    var each: Int?
    var rowFormulas: [String: Formula] = [:]
    if let id = table.each {
      each = schema.fields.firstIndex { $0.id == id && !$0.fields.isEmpty }
      guard let each else {
        findings.append(
          Finding(
            code: .unknownField,
            LocalizedText("没有明细“\(id)”", hant: "沒有明細「\(id)」", en: "there is no repeat '\(id)'"), at: table.origin))
        return nil
      }
      scope = schema.formulaScope(in: schema.fields[each])
      // The rows of a repeat have names of their own.
      swap(&formulas, &rowFormulas)
    }
    defer { if each != nil { (formulas, rowFormulas) = (rowFormulas, [:]) } }
    return ReportPlan.TablePlan(
      position: position, table: table, each: each, group: table.group.flatMap { compile($0, scope, nil) },
      across: table.across.flatMap { compile($0, scope, nil) },
      condition: table.condition.flatMap { compile($0, scope, .boolean) },
      columns: table.columns.map { column in
        (
          column.content.map { measures($0).map { plan($0, scope) } } ?? [],
          column.value.flatMap { compile($0, scope, nil) }
        )
      })
  }

  private mutating func checkStates(_ data: ReportData) {
    let known = RecordState.allCases.map(\.rawValue)
    for state in data.states where !known.contains(state) {
      findings.append(
        Finding(
          code: .unknownKeyword,
          LocalizedText("不认识状态“\(state)”", hant: "不認得狀態「\(state)」", en: "'\(state)' is no state"), at: data.origin,
          hint: LocalizedText(
            "可以写：\(known.joined(separator: "、"))", hant: "可以寫：\(known.joined(separator: "、"))",
            en: "possible here: \(known.joined(separator: ", "))")))
    }
  }

  /// A formula that gives a day or moment.
  private mutating func moment(_ text: ReportFormula, _ scope: FormulaScope) -> Formula? {
    guard let formula = compile(text, scope, nil) else { return nil }
    if formula.type == .date || formula.type == .dateTime { return formula }
    findings.append(
      Finding(
        code: .wrongType,
        LocalizedText("这里的公式应得出日期", hant: "這裡的公式應得出日期", en: "the formula must give a date here"), at: text.origin))
    return nil
  }

  private func measures(_ content: ReportContent) -> [ReportMeasure] {
    switch content {
    case .measure(let measure): [measure]
    case .share(let first, let second): [first, second]
    }
  }

  private mutating func plan(_ measure: ReportMeasure, _ scope: FormulaScope) -> ReportPlan.MeasurePlan {
    let type: OperandType? = measure.kind == .distinct ? nil : .number
    return ReportPlan.MeasurePlan(
      value: measure.value.flatMap { compile($0, scope, type) },
      condition: measure.condition.flatMap { compile($0, scope, .boolean) })
  }

  private mutating func compile(_ text: ReportFormula, _ scope: FormulaScope, _ type: OperandType?) -> Formula? {
    if let known = formulas[text.text], type == nil || known.type == type { return known }
    switch Formula.compile(text.text, in: scope, expecting: type, at: text.origin) {
    case .success(let formula):
      formulas[text.text] = formula
      return formula
    case .failure(let list):
      findings += list.findings
      return nil
    }
  }

  mutating func target(_ target: ReportFigure.Target?, _ profile: CompanyProfile) -> ExactDecimal? {
    guard let target else { return nil }
    let text = target.value.text
    if let number = ExactDecimal(text) { return number }
    let name = text.hasPrefix("${profile.") && text.hasSuffix("}") ? String(text.dropFirst(10).dropLast()) : ""
    switch profile.parameters[name]?.value {
    case .number(let number)?: return number
    case .some: return nil
    case nil:
      findings.append(
        Finding(
          code: .formulaUnknownName,
          LocalizedText(
            "目标“\(text)”不是数字，也不是 ${profile.参数}", hant: "目標「\(text)」不是數字，也不是 ${profile.參數}",
            en: "the target '\(text)' is neither a number nor ${profile.NAME}"), at: target.value.origin,
          hint: NearestName.likely(name, in: profile.parameters.keys.sorted()).map {
            LocalizedText("是不是“\($0)”？", hant: "是不是「\($0)」？", en: "did you mean '\($0)'?")
          }))
      return nil
    }
  }
}

import Findings

extension SchemaLoader {
  /// Reads to which forms a field refers, and what it fills from them.
  mutating func readReference(_ map: TreeMap, into field: inout FieldDraft) {
    var forms: [String] = []
    for item in reader.list(map, "to", required: true) {
      guard let form = reader.string(item) else { continue }
      if let ids = referred.ids, !ids.contains(form) {
        reader.findings.append(.unknownName(form, known: ids, at: item.origin))
      } else {
        forms.append(form)
      }
    }
    var fill: [FormReference.Filling] = []
    if let tree = map.value("fill") {
      if case .map(let members) = tree.content {
        for member in members {
          guard let source = reader.string(member.value) else { continue }
          fill.append(FormReference.Filling(field: member.key, source: source))
          field.fillOrigins.append(member.origin)
        }
      } else {
        reader.wrongKind(
          tree,
          expecting: LocalizedText(
            "“本单字段: 对方字段”", hant: "「本單欄位: 對方欄位」", en: "a map from fields to fields of the other form")
        )
      }
    }
    field.reference = FormReference(forms: forms, fill: fill, isStrict: reader.boolean(map, "strict"))
    let outlines = forms.compactMap(referred.outline)
    if outlines.count == forms.count { field.outlines = outlines }
  }

  /// Tells the fields beside a reference what they take from the form that is referred to.
  mutating func linkReferences(_ drafts: inout [FieldDraft], lists: [String: ChoiceList]) {
    for draft in drafts {
      for (filling, origin) in zip(draft.reference?.fill ?? [], draft.fillOrigins) {
        guard let index = drafts.firstIndex(where: { $0.id == filling.field }) else {
          reader.findings.append(.unknownField(filling.field, known: drafts.map(\.id), at: origin))
          continue
        }
        let target = drafts[index]
        if target.formulas.calculation != nil || target.source != nil || !target.type.entry.keys.contains("default") {
          reader.report(
            .fillNotPossible,
            LocalizedText(
              "字段“\(target.id)”不能由引用填写：它有公式，或已由别的引用填写，或不是单个的值",
              hant: "欄位「\(target.id)」不能由引用填寫：它有公式，或已由別的引用填寫，或不是單個的值",
              en:
                "a reference cannot fill '\(target.id)': it is calculated, filled by another reference, or no single value"
            ),
            at: origin)
          continue
        }
        check(filling, of: draft, into: target, lists: lists, at: origin)
        drafts[index].source = ReferredSource(reference: draft.id, field: filling.source)
      }
    }
  }

  /// What is filled must be there in every form that may be referred to, and of the type that it fills.
  private mutating func check(
    _ filling: FormReference.Filling, of reference: FieldDraft, into target: FieldDraft, lists: [String: ChoiceList],
    at origin: Origin
  ) {
    for outline in reference.outlines {
      guard let source = outline.field(filling.source) else {
        reader.findings.append(.unknownField(filling.source, known: outline.fields.map(\.id), at: origin))
        continue
      }
      let choices = target.choiceList.flatMap { lists[$0] }
      let theirs = source.choiceList.flatMap { outline.choiceLists[$0] }?.choices ?? []
      guard target.type == source.type, theirs.allSatisfy({ choices?.choice($0.id) != nil }) else {
        reader.report(
          .fillType,
          LocalizedText(
            "“\(target.id)”与 \(outline.id) 的“\(source.id)”类型或选项不同",
            hant: "「\(target.id)」與 \(outline.id) 的「\(source.id)」類型或選項不同",
            en: "'\(target.id)' and '\(source.id)' of \(outline.id) differ in type or choices"), at: origin)
        continue
      }
    }
  }
}

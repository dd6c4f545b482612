import Expressions
package import Findings
package import Forms
import Pictures
package import TemplateLanguage

/// What a schema says in one language, with the cells of an empty form: made once for all of its forms.
package final class FormWording: Sendable {
  package let schema: FormSchema
  package let language: Language
  /// The cells of an empty form, of no particular copy.
  private let empty: DataLists
  private let names: FieldNames
  private let fields: [FieldCells]
  /// The records of the form's copies, in their order.
  private let copies: [Cell]
  private let copyNames: CopyNames
  private let voidNames: Int32
  private let attached: AttachedPictures?
  /// Whether the indices of names in the template are those of the cells.
  private let isAligned: Bool

  /// `vocabulary` is that of the template that is to be filled.
  package init(_ schema: FormSchema, in language: Language, for vocabulary: TemplateVocabulary = .open) {
    self.schema = schema
    self.language = language
    isAligned = vocabulary.isAligned(with: schema)
    var lists = DataLists()
    lists.memberNames = [FieldNames(GivenNames.signature.entries.map(\.id))]
    let given = GivenNames.entries(schema, besides: [])
    names = FieldNames(schema.fields.map(\.id) + given.map(\.id))
    let root = lists.add(names)
    _ = lists.reserve(1 + names.ids.count)
    lists.cells[0] = Cell(kind: .record, list: root, start: 1, count: int32(names.ids.count))
    fields = schema.fields.enumerated().map { FieldCells($1, at: $0, of: schema, language, in: &lists) }
    for index in fields.indices { lists.cells[1 + index] = fields[index].blank }
    for (index, entry) in given.enumerated() {
      let cell = FormWording.cell(entry, for: schema, in: language, in: &lists)
      lists.cells[1 + fields.count + index] = cell
    }
    voidNames = lists.add(FieldNames(GivenNames.void.entries.map(\.id)))
    let members = given.first { $0.id == "copy" }?.shape.members?.entries ?? []
    let (own, omitted) = (
      lists.add(FieldNames(members.map(\.id))), lists.add(FieldNames(schema.fields.map(\.id)))
    )
    let repeats = schema.fields.filter { !$0.fields.isEmpty }
    let copyNames = CopyNames(
      own: own, omitted: omitted, repeats: lists.add(FieldNames(repeats.map(\.id))),
      columns: repeats.map { ($0.id, lists.add(FieldNames($0.fields.map(\.id)))) })
    self.copyNames = copyNames
    attached = AttachedPictures(schema, in: language, &lists)
    if let text = CopyMarks.none.stamp(on: schema) {
      let record = lists.record(voidNames, ["label": .text(text.text(in: language))], printing: "label")
      if let index = names.position(of: "void") { lists.cells[1 + index] = record }
    }
    copies = schema.copies.enumerated().map { lists.record(copyNames, $1, ordinal: $0 + 1, in: language) }
    empty = lists
  }

  /// The cells of a form, of no particular copy.
  ///
  /// Pictures that `pictures` does not find are left out.
  package func lists(of form: NumberedForm, pictures: PictureLoader = .none) -> DataLists {
    var lists = empty
    lists.cells.reserveCapacity(lists.cells.count + 256)
    lists.bytes.reserveCapacity(lists.bytes.count + 2048)
    lists.numbers.reserveCapacity(32)
    lists.moments.reserveCapacity(32)
    lists.fill(1, form.values.values(of: schema.names), fields, pictures: pictures)
    let number = lists.text(form.number)
    set("number", number, in: &lists)
    let day = lists.day(form.issuedOn)
    set("issued_on", day, in: &lists)
    if let digest = form.paperDigest {
      let cell = lists.text(digest)
      set("digest", cell, in: &lists)
    }
    let code = lists.text(PaperCode.text(form.number, form.paperDigest))
    set("scan_code", code, in: &lists)
    return lists
  }

  /// The data of one copy of the form that has these cells; fields that the copy omits are empty. `nil` is no particular
  /// copy: every field is there, and the names of the copy are empty.
  package func data(_ lists: DataLists?, copy: CopyDefinition?, marks: CopyMarks) -> TemplateData {
    var lists = lists ?? empty
    if let copy {
      for id in copy.omit {
        omit(id, from: &lists)
      }
      let record = self.copy(copy, in: &lists)
      set("copy", record, in: &lists)
    }
    if let attached {
      let pictures = attached.list(of: 1, in: &lists)
      set(GivenNames.attachedPictures, pictures, in: &lists)
    }
    if marks.void != nil || marks.isSample, let text = marks.stamp(on: schema) {
      var members: [String: TemplateValue] = ["label": .text(text.text(in: language))]
      if let void = marks.void {
        members["reason"] = .text(void.reason.text(in: language))
        members["date"] = .date(void.date)
        members["operator"] = .text(void.operatorName)
      }
      let record = lists.record(voidNames, members, printing: "label")
      set("void", record, in: &lists)
    }
    for (name, text) in [("replaces", marks.replaces), ("reprint", marks.reprintText)] {
      guard let text else { continue }
      let cell = lists.text(text.text(in: language))
      set(name, cell, in: &lists)
    }
    return TemplateData(lists, language, isAligned: isAligned)
  }

  /// Leaves a field blank, or a column in every row.
  private func omit(_ id: String, from lists: inout DataLists) {
    let parts = id.split(separator: ".").map(String.init)
    guard let index = names.position(of: parts[0]), index < fields.count else { return }
    guard parts.count > 1 else { return lists.cells[1 + index] = fields[index].blank }
    let rows = lists.cells[1 + index]
    guard rows.kind == .list, let item = fields[index].item, let column = item.names.position(of: parts[1]) else {
      return
    }
    for row in rows.range { lists.cells[Int(lists.cells[row].start) + column] = item.blanks[column] }
  }

  private func set(_ name: String, _ cell: Cell, in lists: inout DataLists) {
    if let index = names.position(of: name), index >= fields.count { lists.cells[1 + index] = cell }
  }

  private func copy(_ copy: CopyDefinition, in lists: inout DataLists) -> Cell {
    let index = schema.copies.firstIndex { $0.id == copy.id }
    if let index, schema.copies[index] == copy { return copies[index] }
    return lists.record(copyNames, copy, ordinal: index.map { $0 + 1 }, in: language)
  }

  // MARK: Names that every form has

  /// The cell of a given name on every form of a schema; empty for a name whose value differs from form to form.
  private static func cell(
    _ entry: NameEntry, for schema: FormSchema, in language: Language, in lists: inout DataLists
  ) -> Cell {
    let names = FieldNames(entry.shape.members?.entries.map(\.id) ?? [])
    switch entry.id {
    case "copies": return lists.text(CopiesLine.text(schema.copies, in: language))
    case "form":
      return lists.record(
        lists.add(names),
        [
          "id": .text(schema.id), "code": .text(schema.code), "title": .text(schema.title.text(in: language)),
        ], printing: "title")
    case "company":
      var members = schema.profile.details.mapValues { TemplateValue.text($0) }
      members["name"] = .text(schema.profile.name)
      if let logo = schema.profile.logo.flatMap(Picture.init(dataAddress:)) {
        members["logo"] = .picture(TemplatePicture(logo, name: schema.profile.name))
      }
      return lists.record(lists.add(names), members, printing: "name")
    default: return .empty
    }
  }
}

extension DataLists {
  /// The number of the names of a signature's members.
  static let signatureNames: Int32 = 0

  /// The record of a copy.
  fileprivate mutating func record(
    _ names: CopyNames, _ copy: CopyDefinition, ordinal: Int?, in language: Language
  ) -> Cell {
    let record = record(
      names.own,
      [
        "label": .text(copy.label.text(in: language)), "keeper": .text(copy.keeperName.text(in: language)),
        "colour": .text(copy.colour.name.text(in: language)),
        "ordinal": ordinal.map { .number(ExactDecimal($0), places: nil) } ?? .empty,
      ], printing: "label")
    if let index = memberNames[Int(names.own)].position(of: "omits") {
      let omitted = copy.omit.map { ($0, TemplateValue.boolean(true)) }
      let omits = self.record(names.omitted, Dictionary(omitted) { first, _ in first })
      cells[Int(record.start) + index] = omits
    }
    if let index = memberNames[Int(names.own)].position(of: "omits_column") {
      let omits = self.record(names.repeats, [:])
      for (place, (id, columns)) in names.columns.enumerated() {
        let omitted = copy.omit.filter { $0.hasPrefix("\(id).") }
          .map { (String($0.dropFirst(id.count + 1)), TemplateValue.boolean(true)) }
        let row = self.record(columns, Dictionary(omitted) { first, _ in first })
        cells[Int(omits.start) + place] = row
      }
      cells[Int(record.start) + index] = omits
    }
    return record
  }

  /// A record with members of these names, of which `printing` is printed for the whole.
  fileprivate mutating func record(
    _ names: Int32, _ members: [String: TemplateValue], printing printed: String? = nil
  ) -> Cell {
    let ids = memberNames[Int(names)].ids
    let start = reserve(ids.count)
    for (index, id) in ids.enumerated() {
      let member = members[id].map { cell($0) } ?? .empty
      cells[start + index] = member
    }
    let printed = ids.firstIndex { $0 == printed }.map { int32(start + $0) } ?? -1
    return Cell(kind: .record, list: names, start: int32(start), count: int32(ids.count), index: printed)
  }
}

/// The numbers of the names that the record of a copy has, and of the fields and columns that copies omit.
private struct CopyNames: Sendable {
  let own: Int32, omitted: Int32, repeats: Int32
  let columns: [(repeat: String, names: Int32)]
}

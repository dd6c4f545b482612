import Expressions
import Findings
import Forms
import TemplateLanguage

/// What filling the cell of a field needs to know of it.
struct FieldCells: Sendable {
  /// The digits after the point that numbers are printed with; -1 is as many as they have.
  let places: Int8
  /// Whether it is an amount in words that is to be written in traditional characters.
  let isTraditionalAmount: Bool
  /// The cell where nothing is filled in.
  let blank: Cell
  /// The cells of a row or an approval.
  let item: ItemCells?

  init(_ field: Field, at index: Int, of schema: FormSchema, _ language: Language, in lists: inout DataLists) {
    places = field.type.fixedPlaces.map { Int8($0) } ?? -1
    isTraditionalAmount = language == .zhHant && field.isAmountInWords
    switch field.type.kind {
    case .choice, .choices:
      let choices = field.choiceList.flatMap { schema.choiceLists[$0] }?.choices ?? []
      blank = lists.choice(
        of: lists.add(choices.map { .init(id: $0.id, label: $0.label.text(in: language)) }), EmptyCollection())
      item = nil
    case .rows:
      let names = schema.columnNames(at: index)
      let columns = field.fields.map { FieldCells($0, at: 0, of: schema, language, in: &lists) }
      let made = ItemCells(names, columns.map(\.blank), columns, in: &lists)
      (item, blank) = (made, Cell(kind: .list, index: int32(made.blank)))
    case .approvals:
      let roles = lists.add(field.chain.map { .init(id: $0.role.zhHans, label: $0.role.text(in: language)) })
      let decisions = lists.add(
        Approval.Decision.allCases.map { .init(id: $0.rawValue, label: $0.printedLabel.text(in: language)) })
      var blanks = [Cell](repeating: .empty, count: ApprovalIndex.ids.count)
      blanks[ApprovalIndex.role] = Cell(kind: .choice, list: roles)
      blanks[ApprovalIndex.decision] = Cell(kind: .choice, list: decisions)
      let made = ItemCells(FieldNames(ApprovalIndex.ids), blanks, [], in: &lists)
      (item, blank) = (made, Cell(kind: .list, index: int32(made.blank)))
    default: (item, blank) = (nil, .empty)
    }
  }
}

/// What filling a row or an approval needs to know of its members.
struct ItemCells: Sendable {
  /// The ids of its members.
  let names: FieldNames
  /// Its members where nothing is filled in.
  let blanks: [Cell]
  /// The columns of a repeat.
  let columns: [FieldCells]
  /// The number of the names, and the cell of an item where nothing is filled in.
  let list: Int32
  let blank: Int

  init(_ names: FieldNames, _ blanks: [Cell], _ columns: [FieldCells], in lists: inout DataLists) {
    self.names = names
    self.blanks = blanks
    self.columns = columns
    list = lists.add(names)
    let index = lists.reserve(1)
    blank = index
    let record = record(in: &lists)
    lists.cells[index] = record
  }

  /// A new item; its members are blank so far.
  func record(in lists: inout DataLists) -> Cell {
    Cell(kind: .record, list: list, start: int32(lists.append(blanks)), count: int32(blanks.count))
  }
}

/// The indices of the members of an approval, in the order of `GivenNames.approval`.
enum ApprovalIndex {
  static let ids = ["role", "decision", "name", "date", "opinion"]
  static let (role, decision, name, date, opinion) = (0, 1, 2, 3, 4)
}

extension DataLists {
  /// Fills the cells from `start` on with the values of a form or a row.
  mutating func fill(_ start: Int, _ values: [Value?], _ fields: [FieldCells], pictures: PictureLoader) {
    for index in values.indices {
      if let value = values[index] {
        let filled = cell(value, fields[index], pictures: pictures)
        cells[start + index] = filled
      }
    }
  }

  private mutating func cell(_ value: Value, _ field: borrowing FieldCells, pictures: PictureLoader) -> Cell {
    switch value {
    case .text(let text): return self.text(field.isTraditionalAmount ? RMB.traditional(text) : text)
    case .number(let number): return self.number(number, places: field.places)
    case .date(let day): return self.day(day)
    case .dateTime(let moment): return self.moment(moment)
    case .choice(let id): return choice(field.blank, CollectionOfOne(id)) ?? text(id)
    case .choices(let ids): return choice(field.blank, ids) ?? .empty
    case .signature(let signature): return cell(signature, pictures: pictures)
    case .images(let images):
      return list(images.compactMap { pictures.picture($0) }) { $0.picture($1) }
    case .rows(let rows):
      guard let item = field.item else { return .empty }
      var cell = list(rows) { lists, row in
        let record = item.record(in: &lists)
        lists.fill(Int(record.start), row.values(of: item.names), item.columns, pictures: pictures)
        return record
      }
      cell.index = int32(item.blank)
      return cell
    case .approvals(let approvals):
      guard let item = field.item else { return .empty }
      var cell = list(approvals) { $0.cell($1, item) }
      cell.index = int32(item.blank)
      return cell
    }
  }

  /// The choice of these ids; `nil` if one choice is not in the list, or the field has none.
  private mutating func choice(_ blank: Cell, _ ids: some Collection<String>) -> Cell? {
    guard blank.kind == .choice else { return nil }
    let start = picks.count
    for id in ids {
      if let index = choiceLists[Int(blank.list)].index(ofID: id) { picks.append(int32(index)) }
    }
    if picks.count == start, ids.count == 1 { return nil }
    return Cell(kind: .choice, list: blank.list, start: int32(start), count: int32(picks.count - start))
  }

  private mutating func cell(_ signature: Signature, pictures: PictureLoader) -> Cell {
    let start = reserve(5)
    cells[start + SignatureIndex.name] = text(signature.name)
    if let date = signature.date {
      let day = day(date)
      cells[start + SignatureIndex.date] = day
      cells[start + SignatureIndex.moment] =
        signature.time.map { moment(CalendarMoment(date: date, time: $0)) } ?? day
    }
    if let opinion = signature.opinion { cells[start + SignatureIndex.opinion] = text(opinion) }
    if var picture = signature.picture.flatMap({ pictures.picture($0) }) {
      picture.name = signature.name
      cells[start + SignatureIndex.picture] = self.picture(picture)
    }
    return Cell(kind: .signature, list: DataLists.signatureNames, start: int32(start), count: 5)
  }

  private mutating func cell(_ approval: Approval, _ item: borrowing ItemCells) -> Cell {
    let record = item.record(in: &self)
    let start = Int(record.start)
    let role = choice(item.blanks[ApprovalIndex.role], CollectionOfOne(approval.role)) ?? text(approval.role)
    cells[start + ApprovalIndex.role] = role
    let decision = choice(item.blanks[ApprovalIndex.decision], CollectionOfOne(approval.decision.rawValue))
    cells[start + ApprovalIndex.decision] = decision ?? .empty
    cells[start + ApprovalIndex.name] = text(approval.name)
    if let date = approval.date { cells[start + ApprovalIndex.date] = day(date) }
    if let opinion = approval.opinion { cells[start + ApprovalIndex.opinion] = text(opinion) }
    return record
  }
}

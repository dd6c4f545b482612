import Findings
import Forms
import TemplateLanguage

/// The pictures of a form as they are attached behind it: those of all fields and of all rows, in the order of the form.
struct AttachedPictures: Sendable {
  /// A field of pictures, or a column of a repeat.
  private struct Place: Sendable {
    let field: Int
    let column: Int?
    /// The labels of the field, or of the repeat and its column.
    let labels: [String]
  }
  private let places: [Place]
  /// The number of the names of a picture's members.
  private let names: Int32

  /// `nil` for a form without pictures.
  init?(_ schema: FormSchema, in language: Language, _ lists: inout DataLists) {
    places = schema.fields.enumerated().flatMap { index, field -> [Place] in
      let label = field.label.text(in: language)
      if field.type == .image { return [Place(field: index, column: nil, labels: [label])] }
      return field.fields.enumerated().filter { $0.element.type == .image }.map { column in
        Place(field: index, column: column.offset, labels: [label, column.element.label.text(in: language)])
      }
    }
    if places.isEmpty { return nil }
    names = lists.add(FieldNames(GivenNames.attachedPicture.entries.map(\.id)))
  }

  /// The list of the pictures that are in the cells of the form's fields, which begin at `start`.
  func list(of start: Int, in lists: inout DataLists) -> Cell {
    var pictures: [(label: String, picture: Cell)] = []
    for place in places {
      let cell = lists.cells[start + place.field]
      guard cell.kind == .list else { continue }
      guard let column = place.column else {
        pictures += cell.range.map { (place.labels[0], lists.cells[$0]) }
        continue
      }
      for (row, index) in cell.range.enumerated() {
        let inside = lists.cells[Int(lists.cells[index].start) + column]
        guard inside.kind == .list else { continue }
        let label = "\(place.labels[0]) \(row + 1) · \(place.labels[1])"
        pictures += inside.range.map { (label, lists.cells[$0]) }
      }
    }
    return lists.list(pictures) { lists, picture in
      let path = lists.pictures[Int(picture.picture.index)].name
      let start = lists.reserve(3)
      let label = lists.text(picture.label)
      let name = lists.text(path.split(separator: "/").last.map(String.init) ?? path)
      lists.cells.replaceSubrange(start..<start + 3, with: [label, name, picture.picture])
      return Cell(kind: .record, list: names, start: int32(start), count: 3)
    }
  }
}

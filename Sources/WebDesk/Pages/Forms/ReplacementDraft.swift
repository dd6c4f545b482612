import DeskStore
import Findings
import Foundation
import HTML
import Liandan

/// A draft with the values of a form that is void or packed, to be issued in its place.
enum ReplacementDraft {
  /// Begins the draft and gives the path of its page. Signatures and decisions are nobody's for the new form; what is
  /// computed is computed anew.
  static func begin(from recorded: RecordedForm, _ visit: Visit) async throws -> Path {
    let form = recorded.form
    var values = Row()
    var files: [String] = []
    for field in form.schema.fields where field.calculation == nil {
      guard let value = form.values[field.id] else { continue }
      switch value {
      case .signature, .approvals: continue
      case .rows(let rows): values[field.id] = .rows(rows.map { copied($0, of: field, &files) })
      default: values[field.id] = copied(value, &files)
      }
    }
    let data = String(decoding: CanonicalData.json(values, schema: form.schema), as: UTF8.self)
    guard data.utf8.count <= DraftLimits.bytes else { throw Failure.tooLarge }
    var title = ""
    if case .text(let customer)? = form.values["customer_name"] { title = customer }
    let draft = try await visit.site.store.beginDraft(
      form: form.schema.id, replaces: form.number, by: visit.person(), data: data, title: title, at: visit.seconds)
    let desk = try visit.desk()
    for (place, name) in files.enumerated() {
      guard let picture = try await desk.picture(place, of: form.number) else { continue }
      try await visit.site.store.keep(
        DraftFile(name: name, type: picture.mediaType, bytes: picture.bytes), in: draft.id)
    }
    return Path("drafts", draft.id)
  }

  private static func copied(_ row: Row, of field: Field, _ files: inout [String]) -> Row {
    var copy = Row()
    for column in field.fields where column.calculation == nil {
      guard let value = row[column.id] else { continue }
      if case .signature = value { continue }
      copy[column.id] = copied(value, &files)
    }
    return copy
  }

  /// Pictures become files of the draft, under names of our own; they are met in the order of ``RecordedForm/pictures``.
  private static func copied(_ value: Value, _ files: inout [String]) -> Value {
    guard case .images(let images) = value else { return value }
    return .images(
      images.map { image in
        let name = "\(files.count + 1).\((image.path as NSString).pathExtension.lowercased())"
        files.append(name)
        return ImageReference(path: name)
      })
  }
}

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
    var files = PictureFiles()
    for field in form.schema.fields where field.calculation == nil {
      guard let value = form.values[field.id] else { continue }
      switch value {
      case .approvals: continue
      case .signature(let signature): files.skip(signature)
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
    for (place, name) in files.names {
      guard let picture = try await desk.picture(place, of: form.number) else { continue }
      try await visit.site.store.keep(
        DraftFile(name: name, type: picture.mediaType, bytes: picture.bytes), in: draft.id)
    }
    return Path("drafts", draft.id)
  }

  private static func copied(_ row: Row, of field: Field, _ files: inout PictureFiles) -> Row {
    var copy = Row()
    for column in field.fields where column.calculation == nil {
      guard let value = row[column.id] else { continue }
      if case .signature(let signature) = value {
        files.skip(signature)
      } else {
        copy[column.id] = copied(value, &files)
      }
    }
    return copy
  }

  private static func copied(_ value: Value, _ files: inout PictureFiles) -> Value {
    guard case .images(let images) = value else { return value }
    return .images(images.map { ImageReference(path: files.name(of: $0)) })
  }

  /// The pictures of the form that become files of the draft, under names of our own. They are met in the order of
  /// ``RecordedForm/pictures``.
  private struct PictureFiles {
    private(set) var names: [(place: Int, name: String)] = []
    private var place = 0

    mutating func name(of image: ImageReference) -> String {
      let name = DraftFiles.photo("\(place + 1)", (image.path as NSString).pathExtension.lowercased())
      names.append((place, name))
      place += 1
      return name
    }

    /// What was signed by hand stays with the form.
    mutating func skip(_ signature: Signature) { if signature.picture != nil { place += 1 } }
  }
}

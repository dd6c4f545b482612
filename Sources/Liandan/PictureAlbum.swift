import Findings
import Forms
import Foundation
import Pictures
import Register
import Storage
import Templates

/// The pictures of one form.
struct PictureAlbum: Sendable {
  private var pictures: [ImageReference: Picture] = [:]

  /// The files, to be kept in the register with the record.
  var attachments: [Attachment] { pictures.values.map { Attachment($0.bytes) } }
  /// How much memory the pictures take, in bytes.
  var size: Int { pictures.values.reduce(0) { $0 + $1.bytes.count } }

  /// Finds the pictures for printing.
  var loader: PictureLoader {
    if pictures.isEmpty { return .none }
    return PictureLoader { [pictures] in pictures[$0] }
  }

  mutating func add(_ picture: Picture, as image: ImageReference) { pictures[image] = picture }
}

extension FilledForm {
  /// Reads the pictures that the form names from `source`, those of signatures too, and notes the digest of each in its
  /// value: it is part of what is recorded.
  ///
  /// A picture that is not there any more is taken from `issued`, the values that the form was issued with, if it was
  /// named there. Whatever cannot be used is a finding at the place of its field.
  mutating func takePictures(from source: PictureSource, issued: Row = [:]) -> (PictureAlbum, [Finding]) {
    var intake = PictureIntake(form: self, source: source)
    for field in schema.fields {
      switch values[field.id] {
      case .rows(var rows)? where field.fields.contains { $0.type.holdsPictures }:
        var before: [Row] = []
        if case .rows(let rows)? = issued[field.id] { before = rows }
        for row in rows.indices {
          for column in field.fields where column.type.holdsPictures {
            guard let value = rows[row][column.id] else { continue }
            let old = row < before.count ? before[row][column.id] : nil
            rows[row][column.id] = intake.take(value, issued: old, of: column, (field, row))
          }
        }
        values[field.id] = .rows(rows)
      case let value? where field.type.holdsPictures:
        values[field.id] = intake.take(value, issued: issued[field.id], of: field, nil)
      default: continue
      }
    }
    return (intake.album, intake.findings)
  }
}

extension NumberedForm {
  /// The pictures that the form names, in the order of its fields; those of signatures are among them.
  var pictures: [ImageReference] {
    schema.fields.flatMap { field -> [ImageReference] in
      guard case .rows(let rows)? = values[field.id] else { return values[field.id]?.pictures ?? [] }
      let columns = field.fields.filter(\.type.holdsPictures)
      return rows.flatMap { row in columns.flatMap { row[$0.id]?.pictures ?? [] } }
    }
  }
}

extension Value {
  /// The pictures that a value names; of rows none.
  var pictures: [ImageReference] {
    switch self {
    case .images(let images): images
    case .signature(let signature): signature.picture.map { [$0] } ?? []
    default: []
    }
  }
}

extension FieldType {
  /// Whether values of the type can name pictures.
  fileprivate var holdsPictures: Bool { self == .image || self == .signature }
}

/// Reads the pictures of one form.
private struct PictureIntake {
  let form: FilledForm
  let source: PictureSource
  var album = PictureAlbum()
  var findings: [Finding] = []

  init(form: FilledForm, source: PictureSource) {
    self.form = form
    self.source = source
  }

  /// The value with the digests of its pictures.
  mutating func take(
    _ value: Value, issued: Value?, of field: Field, _ place: (group: Field, row: Int)?
  ) -> Value {
    let before = issued?.pictures ?? []
    switch value {
    case .images(let images): return .images(take(images, before: before, of: field, place))
    case .signature(var signature):
      guard let picture = signature.picture else { return value }
      signature.picture = take([picture], before: before, of: field, place).first
      return .signature(signature)
    default: return value
    }
  }

  private mutating func take(
    _ images: [ImageReference], before: [ImageReference], of field: Field, _ place: (group: Field, row: Int)?
  ) -> [ImageReference] {
    images.map { image in
      do throws(PictureProblem) {
        let picture = try source.picture(image.path, besides: form.origin.file)
        let taken = ImageReference(path: image.path, sha256: Digest(of: picture.bytes).hex)
        if let told = image.sha256, told != taken.sha256 { throw .otherContent(image.path) }
        album.add(picture, as: taken)
        return taken
      } catch {
        if error.code == PictureProblem.missingCode, let old = before.first(where: { $0.path == image.path }) {
          return old
        }
        let origin = form.origin(of: field.id, in: place?.group.id, row: place?.row ?? 0)
        let shown = place.map { "\($0.group.id)[\($0.row + 1)].\(field.id)" } ?? field.id
        findings.append(
          Finding(
            code: error.code, error.message, at: origin ?? form.origin, field: shown, label: field.label,
            hint: error.hint))
        return image
      }
    }
  }
}

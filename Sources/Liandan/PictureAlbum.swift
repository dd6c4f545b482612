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
  /// Reads the pictures that the form names from `source`, and notes the digest of each in its value: it is part of what is recorded.
  ///
  /// A picture that is not there any more is taken from `issued`, the values that the form was issued with, if it was
  /// named there. Whatever cannot be used is a finding at the place of its field.
  mutating func takePictures(from source: PictureSource, issued: Row = [:]) -> (PictureAlbum, [Finding]) {
    var intake = PictureIntake(form: self, source: source)
    for field in schema.fields {
      switch (field.type, values[field.id]) {
      case (.image, .images(let images)?):
        values[field.id] = .images(intake.take(images, issued: issued[field.id], of: field, nil))
      case (.repeat, .rows(var rows)?) where field.fields.contains { $0.type == .image }:
        var before: [Row] = []
        if case .rows(let rows)? = issued[field.id] { before = rows }
        for row in rows.indices {
          for column in field.fields where column.type == .image {
            guard case .images(let images)? = rows[row][column.id] else { continue }
            let old = row < before.count ? before[row][column.id] : nil
            rows[row][column.id] = .images(intake.take(images, issued: old, of: column, (field, row)))
          }
        }
        values[field.id] = .rows(rows)
      default: continue
      }
    }
    return (intake.album, intake.findings)
  }
}

extension NumberedForm {
  /// The pictures that the form names.
  var pictures: [ImageReference] {
    schema.fields.flatMap { field -> [ImageReference] in
      switch values[field.id] {
      case .images(let images)?: return images
      case .rows(let rows)?:
        let columns = field.fields.filter { $0.type == .image }
        return rows.flatMap { row in
          columns.flatMap { column -> [ImageReference] in
            if case .images(let images)? = row[column.id] { images } else { [] }
          }
        }
      default: return []
      }
    }
  }
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

  mutating func take(
    _ images: [ImageReference], issued: Value?, of field: Field, _ place: (group: Field, row: Int)?
  ) -> [ImageReference] {
    var before: [ImageReference] = []
    if case .images(let images)? = issued { before = images }
    return images.map { image in
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

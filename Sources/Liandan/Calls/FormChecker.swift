public import Findings
package import Forms
import Register

/// Checks one form after another by one schema, at one stage (walk, hops 2 and 3). Any number of threads may use it.
struct FormChecker: Sendable {
  let schema: FormSchema
  let stage: Stage
  let context: FillContext
  let pictures: PictureSource

  /// What came of checking a form.
  struct Outcome: Sendable {
    /// The form, if it is right.
    let form: ValidForm?
    /// The form as it was given.
    let filled: FilledForm
    /// All that is wrong with it, or the warnings about a right one.
    let findings: [Finding]
    /// Its pictures.
    let album: PictureAlbum
  }

  /// Binds and validates.
  func outcome(of submission: Submission) -> Outcome {
    var (filled, bound) = schema.bind(submission)
    let (album, lost) = filled.takePictures(from: pictures)
    bound += lost
    let result = filled.validated(at: stage, in: context)
    return Outcome(
      form: bound.hasErrors ? nil : result.form, filled: filled, findings: bound + result.findings, album: album)
  }
}

/// A form that was refused: it took no number.
public struct RefusedForm: Sendable {
  /// Its position in the list, from 1.
  public let row: Int
  /// The data as given, with their origins.
  package let submission: Submission
  /// All its findings.
  public let findings: [Finding]
}

extension RefusedForm {
  /// A record that could not be read: only its origin is known.
  init(row: Int, unread findings: [Finding]) {
    self.init(
      row: row, submission: Submission(origin: findings.first?.origin ?? Origin(), entries: []), findings: findings)
  }
}

import Expressions
import Findings
import Forms
import Register

/// Draws all copies of one form after the other, on any number of threads. Nothing is written.
struct FormDrawer: Sendable {
  private let presses: ToolShelf<Press>
  private let schema: FormSchema

  init(_ press: Press, _ schema: FormSchema) {
    presses = ToolShelf { press }
    self.schema = schema
  }

  /// The form with the number of a serial.
  func form(_ form: ValidForm, _ serial: Int, on date: CalendarDate) -> NumberedForm {
    NumberedForm(
      schema: schema, number: schema.number.number(serial: serial, on: date), values: form.values, stage: form.stage,
      issuedOn: date)
  }

  /// The copies of a form; throws where it cannot be printed.
  func copies(of form: NumberedForm, _ album: PictureAlbum) throws -> [RenderedFile] {
    try presses.lend { try $0.print(form, pictures: album.loader) }
  }

  /// Why a form could not be printed, if it could not: tried under the first number of the day.
  func findings(_ form: ValidForm, _ album: PictureAlbum, on date: CalendarDate, at origin: Origin) -> [Finding] {
    do {
      _ = try copies(of: self.form(form, 1, on: date), album)
      return []
    } catch { return Finding.undrawable(error, at: origin) }
  }
}

extension DrawnGroup.Drawing {
  /// Draws a row under the number of a serial and stages its copies. Only the world makes this throw, such as a full disk.
  init(
    _ row: ValidRow, _ serial: Int, on date: CalendarDate, _ drawer: FormDrawer, _ register: FormRegister
  ) throws {
    let form = drawer.form(row.request.form, serial, on: date)
    let files: [RenderedFile]
    do { files = try drawer.copies(of: form, row.album) } catch {
      self = .failed(Finding.undrawable(error, at: row.submission.origin))
      return
    }
    self = .drawn(DrawnForm(form: form, serial: serial, copies: try register.stage(files)))
  }
}

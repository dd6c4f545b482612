package import Expressions
package import Findings

/// What differs between companies (`forms/profile.yaml`): the name on the forms, and every threshold (domain 2.6).
public struct CompanyProfile: Sendable {
  /// The name of its file, beside forms and in a register's folder.
  package static let fileName = "profile.yaml"
  /// What the profile is called: its key `id`, else the name of its file.
  public var id = "profile"
  /// Whether it is an example that came with the program: documents are marked 样张.
  public var isSample = false
  /// The company's name, printed as the head line of each form.
  public var name: String
  /// Its time zone as hours and minutes from UTC, in minutes: days and times on forms are of this zone, wherever the program runs.
  public var utcOffsetMinutes: Int
  /// Address, telephone and the like, printed in footers that ask for them: `{{company.address}}`.
  public var details: [String: String]
  /// The company's mark, `{{@company.logo}}`: the name of a picture beside the profile's file, or, in the text that is kept with
  /// a form, the picture itself as a `data:` address.
  package var logo: String?
  /// The fonts of PDF and OFD by the keys of `fonts`, each a family or a file: beside the profile's own file, or, in the text
  /// that is kept with a form, by its whole path.
  package var fonts: [String: String] = [:]
  /// By how much printers lay paper in aside, by their names.
  package var printers: [String: PrinterOffset] = [:]
  /// The days on which the company works: Monday to Friday, every year, where the profile names no holidays.
  package var workdays = WorkdayCalendar.mondayToFriday
  /// How grave it is that a reference names no form of the register.
  package var references = ReferencePolicy.warn
  /// The kind of PDF that copies are made as where nobody says otherwise.
  package var pdf = PDFLevel.a2u
  /// How the company archives forms.
  package var archive = ArchiveSettings()
  /// What the company does regularly.
  public var calendar: [CalendarTask] = []
  /// The prefixes of numbers that the company gives forms in place of the forms' own, by form.
  package var prefixes: [String: String] = [:]
  /// The serial of the very first form in a register, by form, where it is not 1.
  package var firstSerials: [String: Int] = [:]
  /// The parameters of rules by name.
  package var parameters: [String: Parameter]
  /// The whole text it was read from, which is kept with each form so that it can be printed again years later.
  package var text = ""

  /// One parameter.
  package struct Parameter: Sendable {
    /// Its value: a number, text or truth.
    package var value: Operand
    /// What it is.
    package var label: LocalizedText
    /// Where the default comes from.
    package var source: String?
    /// Whether a value as somebody typed it is of the same kind as a parameter's: number, truth or text.
    package static func fits(_ text: String, in value: Operand) -> Bool {
      switch (value, ProfileLoader.operand(ofScalar: ProfileLoader.scalar(text))) {
      case (.unknown, _), (_, .unknown), (.number, .number), (.boolean, .boolean), (.text, .text): true
      default: false
      }
    }
    /// Makes a parameter.
    package init(value: Operand, label: LocalizedText, source: String? = nil) {
      self.value = value
      self.label = label
      self.source = source
    }
  }

  /// This profile with the picture itself in place of its name: its text is whole.
  package func embedding(logo: String) -> CompanyProfile {
    var editor = YAMLEditor(text)
    editor.set(["logo"], to: YAMLTree(content: .scalar(logo, isQuoted: true), origin: Origin()))
    var whole = self
    (whole.logo, whole.text) = (logo, editor.text)
    return whole
  }

  /// This profile with other writings of its fonts.
  package func naming(fonts: [String: String]) -> CompanyProfile {
    if fonts == self.fonts { return self }
    let members = fonts.sorted { $0.key < $1.key }.map { key, font in
      YAMLTree.Member(
        key: key, origin: Origin(), value: YAMLTree(content: .scalar(font, isQuoted: true), origin: Origin()))
    }
    var editor = YAMLEditor(text)
    editor.set(["fonts"], to: YAMLTree(content: .map(members), origin: Origin()))
    var whole = self
    (whole.fonts, whole.text) = (fonts, editor.text)
    return whole
  }

  /// Makes a profile.
  package init(
    name: String, utcOffsetMinutes: Int = 480, details: [String: String] = [:], parameters: [String: Parameter] = [:]
  ) {
    self.name = name
    self.utcOffsetMinutes = utcOffsetMinutes
    self.details = details
    self.parameters = parameters
  }
}

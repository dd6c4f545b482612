package import Expressions
package import Findings

/// What differs between companies (`forms/profile.yaml`): the name on the forms, and every threshold (domain 2.6).
public struct CompanyProfile: Sendable {
  /// The company's name, printed as the head line of each form.
  public var name: String
  /// Its time zone as hours and minutes from UTC, in minutes: days and times on forms are of this zone, wherever the program runs.
  public var utcOffsetMinutes: Int
  /// Address, telephone and the like, printed in footers that ask for them: `{{company.address}}`.
  public var details: [String: String]
  /// The days on which the company works: Monday to Friday, every year, where the profile names no holidays.
  package var workdays = WorkdayCalendar.mondayToFriday
  /// How grave it is that a reference names no form of the register.
  package var references = ReferencePolicy.warn
  /// What the company does regularly.
  public var calendar: [CalendarTask] = []
  /// The parameters of rules by name.
  package var parameters: [String: Parameter]

  /// One parameter.
  package struct Parameter: Sendable {
    /// Its value: a number, text or truth.
    package var value: Operand
    /// What it is.
    package var label: LocalizedText
    /// Where the default comes from.
    package var source: String?
    /// Makes a parameter.
    package init(value: Operand, label: LocalizedText, source: String? = nil) {
      self.value = value
      self.label = label
      self.source = source
    }
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

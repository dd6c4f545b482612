public import Expressions
public import Findings
import Foundation
package import Storage

/// Everything that comes from outside: the clock, who is at the desk, the language to speak, and the disk.
///
/// Nothing else in Liandan asks the system for these, so that the same form gives the same bytes under any time zone,
/// locale and user.
public struct World: Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var secondsSince1970: @Sendable () -> Int
  /// Who issues, closes, voids, reprints and packs.
  public var operatorName: String
  /// Whether the user said that the clock is right although the register has later events.
  public var acceptsClock = false
  /// The language of messages. Printed forms follow their templates, not this.
  public var language: Language
  /// The disk on which registers and packets lie; a test can put one here that fails.
  package var store: any FileStore = DiskFileStore()

  /// Makes a world.
  public init(secondsSince1970: @escaping @Sendable () -> Int, operatorName: String, language: Language) {
    self.secondsSince1970 = secondsSince1970
    self.operatorName = operatorName
    self.language = language
  }

  /// The world of this machine: its clock and disk.
  ///
  /// - Parameters:
  ///   - operatorName: Who is at the desk.
  ///   - language: The language of messages.
  public static func system(operatorName: String, language: Language = .zhHans) -> World {
    World(secondsSince1970: { time(nil) }, operatorName: operatorName, language: language)
  }

  /// The day and time at `utcOffsetMinutes` from UTC: the company's, from its profile, wherever the program runs.
  public func now(utcOffsetMinutes: Int) -> CalendarMoment {
    CalendarMoment(secondsSinceEpoch: secondsSince1970() + utcOffsetMinutes * 60)
  }
}

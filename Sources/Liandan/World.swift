public import Expressions
public import Findings
import Foundation
package import Storage

/// What comes from outside: the clock, the operator, the language of messages, and the disk.
///
/// Nothing else in Liandan asks the system for these, so that the same form gives the same bytes under any time zone,
/// locale and user.
public struct World: Sendable {
  /// Seconds since 1970-01-01T00:00:00Z.
  public var secondsSince1970: @Sendable () -> Int
  /// Who issues, closes, voids, reprints and packs.
  public var operatorName: String
  /// The login of the account that works at a web desk, which the audit chain tells beside the name; `nil` where the user
  /// gave the name alone.
  public var account: String?
  /// Whether the user confirmed the clock although the register has later events; else a call that writes throws
  /// `clock-behind`.
  public var acceptsClock = false
  /// The language of messages. Printed forms follow their templates, not this.
  public var language: Language
  /// The disk that holds registers and packets; a test can put one here that fails.
  package var store: any FileStore = DiskFileStore()

  /// Makes a world.
  ///
  /// - Parameters:
  ///   - secondsSince1970: The clock; called on any thread.
  ///   - operatorName: Who issues, closes, voids, reprints and packs.
  ///   - language: The language of messages.
  public init(secondsSince1970: @escaping @Sendable () -> Int, operatorName: String, language: Language) {
    self.secondsSince1970 = secondsSince1970
    self.operatorName = operatorName
    self.language = language
  }

  /// The world of this machine: its clock and disk.
  ///
  /// - Parameters:
  ///   - operatorName: Who issues, closes, voids, reprints and packs.
  ///   - language: The language of messages.
  public static func system(operatorName: String, language: Language = .zhHans) -> World {
    World(secondsSince1970: { time(nil) }, operatorName: operatorName, language: language)
  }

  /// The day and time at `utcOffsetMinutes` from UTC. The offset is the company's, from its profile, wherever the program runs.
  public func now(utcOffsetMinutes: Int) -> CalendarMoment {
    CalendarMoment(secondsSinceEpoch: secondsSince1970() + utcOffsetMinutes * 60)
  }
}

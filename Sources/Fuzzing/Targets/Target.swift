import Foundation

/// Something that reads what strangers may have made.
protocol Target: Sendable {
  /// The name by which the user asks for it.
  static var name: String { get }
  /// Makes what all cases begin with.
  init(_ material: Material) throws
  /// Writes the input of a case into an empty folder.
  func write(_ dice: inout Dice, to folder: String) throws
  /// Gives Liandan what lies in the folder, as its commands do. Refusals are thrown, or findings; both are right.
  func feed(_ folder: String) async throws
}

/// All targets.
enum Targets {
  static var all: [any Target.Type] {
    [
      EntryWorkbookTarget.self, ListTarget.self, DataTarget.self, PictureTarget.self, WordTarget.self,
      WordNumbersTarget.self, SpreadsheetTarget.self, SpreadsheetNumbersTarget.self, PacketTarget.self,
      RegisterTarget.self, SchemaTarget.self, ExpressionTarget.self, ZipTarget.self, XMLTarget.self,
      WitnessTarget.self,
    ]
  }
}

import Expressions
import Findings
import Foundation

/// One input: target, seed and index decide all of it.
struct FuzzCase {
  let target: String
  let seed: Int
  let index: Int

  /// Writes the input into an empty folder.
  func write(_ target: any Target, to folder: String) throws {
    var dice = Dice(seed: seed, target: self.target, index: index)
    try? FileManager.default.removeItem(atPath: folder)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try target.write(&dice, to: folder)
  }

  /// Gives Liandan the input; what is wrong with the answer, if anything is: an error that explains nothing to the user.
  static func feed(_ target: any Target, _ folder: String) async -> String? {
    do { try await target.feed(folder) } catch is FindingList {} catch is any ExplainedError {} catch is CocoaError {
    } catch {
      return "\(error)"
    }
    return nil
  }
}

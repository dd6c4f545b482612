import Foundation
import Storage

extension IssueDesk {
  /// Copies the example data that lie beside the forms into a folder, for people to try the program with.
  ///
  /// - Returns: The paths of the copies; a file that exists is left as it is and not among them.
  /// - Throws: `StorageError` if the folder or a file cannot be written.
  public func copyExamples(to folder: String) throws -> [String] {
    let disk = world.store
    try disk.makeDirectory(folder)
    return try library.examples().compactMap { name, source in
      let target = "\(folder)/\(name)"
      var isDirectory: ObjCBool = false
      if FileManager.default.fileExists(atPath: target) { return nil }
      guard FileManager.default.fileExists(atPath: source, isDirectory: &isDirectory), !isDirectory.boolValue else {
        return nil
      }
      let bytes = try WholeFile.bytes(of: source, upTo: WholeFile.documentBytes)
      try disk.write(bytes, to: target)
      return target
    }
  }
}

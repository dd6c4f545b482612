import Foundation

extension PackageCheck {
  /// The folder of the ISO 29500 schemas, found from the file of a test: `Tests/Fixtures/ooxml-xsd` above it.
  ///
  /// Links are followed first, so that a test folder may be linked into another package.
  package static func schemaFolder(from testFile: String = #filePath) -> String? {
    var folder = URL(filePath: testFile).resolvingSymlinksInPath().deletingLastPathComponent()
    while folder.path.count > 1 {
      let schemas = folder.appending(path: "Fixtures/ooxml-xsd")
      if FileManager.default.fileExists(atPath: schemas.appending(path: "wml-driver.xsd").path) { return schemas.path }
      folder.deleteLastPathComponent()
    }
    return nil
  }
}

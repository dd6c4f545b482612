import Findings

/// The files under `issued/` against what is on record.
struct FolderCheck {
  let store: any FileStore
  let directory: String

  /// How a file differs from its digest, if it does.
  func difference(_ path: String, sha256: String, bytes: Int) throws -> Finding? {
    guard let content = try store.bytes(of: "\(directory)/\(path)") else {
      return Discrepancy.fileMissing(path).finding
    }
    let isSame = content.count == bytes && ContentDigest(of: content).hex == sha256
    return isSame ? nil : Discrepancy.fileAltered(path).finding
  }

  /// What stands in the folder of a number beside its copies.
  func extras(in folder: String, known: Set<String>) throws -> [Finding] {
    try entries(folder).map { "\(folder)/\($0.name)" }.filter { !known.contains($0) }
      .map { Discrepancy.fileExtra($0).finding }
  }

  /// What stands under `issued/` outside the folders of numbers; `isKnown` is asked for a number and its year.
  func strangers(_ isKnown: (_ number: String, _ year: String) throws -> Bool) throws -> [Finding] {
    var findings: [Finding] = []
    // A writer may be at work, or have died: what waits in the staging folder belongs to no number yet.
    for year in try entries(IssuedPath.root) where year.name != StagingFolder.name {
      let path = "\(IssuedPath.root)/\(year.name)"
      guard year.isDirectory else {
        findings.append(Discrepancy.fileExtra(path).finding)
        continue
      }
      for folder in try entries(path) {
        let isNumber = try folder.isDirectory && isKnown(folder.name, year.name)
        if !isNumber { findings.append(Discrepancy.fileExtra("\(path)/\(folder.name)").finding) }
      }
    }
    return findings
  }

  private func entries(_ folder: String) throws -> [DirectoryEntry] {
    try store.entries(of: "\(directory)/\(folder)").sorted { $0.name < $1.name }
  }
}

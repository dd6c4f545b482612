import Dispatch
import Findings
import OPC
import PackageChecks
import Synchronization

/// What is looked for in the file of a template, besides its tags.
package enum TemplateChecks: Sendable {
  /// Nothing: it was looked at when it was taken into a register.
  case none
  /// What fetches, starts or brings in something.
  case dangers
  /// That, and what makes Word or Excel refuse or repair what is made from it.
  case all

  func findings(
    in file: PackageRepair.Result, name: String
  ) -> (dangers: [Finding], faults: [Finding]) {
    if self == .none { return ([], []) }
    let found = PackageCheck.findings(in: file.package, file.bytes, name: name, all: self == .all)
    return (file.findings + found.dangers, found.faults)
  }
}

/// The checks of a template's file on another thread: to look through it takes about as long as to compile it.
final class CheckedFile: Sendable {
  private let outcome = Mutex<(dangers: [Finding], faults: [Finding])>(([], []))
  private let work = DispatchGroup()

  /// Begins the checks.
  init(_ checks: TemplateChecks, _ file: PackageRepair.Result, name: String) {
    if checks == .none { return }
    DispatchQueue.global(qos: .userInitiated).async(group: work) { [self] in
      let found = checks.findings(in: file, name: name)
      outcome.withLock { $0 = found }
    }
  }

  /// What was found, once all is looked through.
  var findings: (dangers: [Finding], faults: [Finding]) {
    work.wait()
    return outcome.withLock { $0 }
  }
}

import Dispatch
import Findings
import OPC
import PackageChecks
import Synchronization

/// What is looked for in the file of a template, besides its tags.
public enum TemplateChecks: Sendable {
  /// Nothing: it was looked at when it was taken into a register.
  case none
  /// What fetches, starts or brings in something.
  case dangers
  /// That, and what makes Word or Excel refuse or repair what is made from it.
  case all

  func findings(
    in package: OPCPackage, _ bytes: [UInt8], name: String
  ) -> (dangers: [Finding], faults: [Finding]) {
    switch self {
    case .none: ([], [])
    case .dangers: PackageCheck.findings(in: package, bytes, name: name, all: false)
    case .all: PackageCheck.findings(in: package, bytes, name: name, all: true)
    }
  }
}

/// The checks of a template's file on another thread: to look through it takes about as long as to compile it.
final class CheckedFile: Sendable {
  private let outcome = Mutex<(dangers: [Finding], faults: [Finding])>(([], []))
  private let work = DispatchGroup()

  /// Begins the checks.
  init(_ checks: TemplateChecks, _ package: OPCPackage, _ bytes: [UInt8], name: String) {
    if checks == .none { return }
    DispatchQueue.global(qos: .userInitiated).async(group: work) { [self] in
      let found = checks.findings(in: package, bytes, name: name)
      outcome.withLock { $0 = found }
    }
  }

  /// What was found, once all is looked through.
  var findings: (dangers: [Finding], faults: [Finding]) {
    work.wait()
    return outcome.withLock { $0 }
  }
}

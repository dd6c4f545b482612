import Findings
import OPC
import PackageChecks

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

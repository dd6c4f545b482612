import Expressions
import Findings

/// The one form of a call.
enum SingleForm {
  /// The form that `call` tells of.
  ///
  /// - Parameter call: Does the work with an observer; tells whether it was stopped before the form came.
  /// - Throws: a `FindingList` with all that was found if there is no form.
  static func of(_ call: ((IssueEvent) throws -> Void) throws -> Bool) throws -> IssuedForm {
    var form: IssuedForm?
    var findings: [Finding] = []
    let isStopped = try call { event in
      switch event {
      case .issued(let issued): form = issued
      case .refused(let refused): findings += refused.findings
      case .found(let found): findings += found
      case .joined, .packed, .progress, .remark: break
      }
    }
    if let form { return form }
    if isStopped { throw CancellationError() }
    throw FindingList(findings)
  }
}

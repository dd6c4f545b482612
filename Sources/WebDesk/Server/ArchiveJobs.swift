import DeskStore
import Dispatch
import Findings
import Foundation
import Liandan

/// What archivists have the server do, which takes a while: packing for a keeper, and checking packets that were uploaded.
actor ArchiveJobs {
  /// Where packing for a keeper stands.
  enum Packing: Sendable {
    case running
    /// How many packets were made, and of how many forms.
    case done(packets: Int, forms: Int)
    case failed(LocalizedText)
  }
  /// A packet that was uploaded to be checked.
  struct Check: Sendable {
    /// The login of the account that uploaded it.
    let account: String
    /// The file's name as its owner knows it.
    let name: String
    var outcome: Outcome
    /// What came of it.
    enum Outcome: Sendable {
      case running
      case done(ArchiveInspection)
      case failed(LocalizedText)
    }
  }
  private var packings: [String: Packing] = [:]
  private var checks: [(id: String, check: Check)] = []
  private let queue = DispatchQueue(label: "desk.checks")
  /// How many checks are remembered.
  private static let remembered = 50

  /// Where packing for a keeper stands.
  func packing(for keeper: String) -> Packing? { packings[keeper] }

  /// Begins to pack for a keeper, unless that is under way.
  func pack(to keeper: String, period: String?, at desk: IssueDesk) {
    if case .running? = packings[keeper] { return }
    packings[keeper] = .running
    Task {
      do {
        let made = try await desk.pack(to: keeper, period: period).filter(\.isNew)
        packings[keeper] = .done(packets: made.count, forms: made.reduce(0) { $0 + $1.formCount })
      } catch {
        let failure = Failure(error)
        packings[keeper] = .failed(failure.findings.first?.message ?? failure.message)
      }
    }
  }

  /// The check of this id, if it is the account's own.
  func check(_ id: String, of account: String) -> Check? {
    checks.first { $0.id == id && $0.check.account == account }?.check
  }

  /// Begins to check a packet; gives the id of the check. The file is removed afterwards.
  ///
  /// - Parameters:
  ///   - file: The packet.
  ///   - name: Its name as its owner knows it.
  ///   - register: The register's folder, with which it is compared.
  func check(_ file: String, named name: String, by account: Account, against register: String?) -> String {
    let id = String(Token().text.prefix(24))
    checks.append((id, Check(account: account.login, name: name, outcome: .running)))
    if checks.count > ArchiveJobs.remembered { checks.removeFirst() }
    Task {
      let outcome: Check.Outcome = await withCheckedContinuation { continuation in
        queue.async {
          defer { unlink(file) }
          do {
            var inspection = try IssueDesk.inspection(of: file, against: PacketAnchor(register: register))
            inspection.path = name
            continuation.resume(returning: .done(inspection))
          } catch { continuation.resume(returning: .failed(Failure(error).message)) }
        }
      }
      if let place = checks.firstIndex(where: { $0.id == id }) { checks[place].check.outcome = outcome }
    }
    return id
  }
}

package import DeskStore
import Findings
package import Liandan
import Logging
import Register

/// Changes of accounts on their way into the register's audit chain.
///
/// The desk's own database notes a change in the transaction that makes it; the chain knows a change again by its id, so that
/// one that was written when the program died is not written twice.
package enum AccountChain {
  /// Writes what waits.
  ///
  /// - Throws: a `RegisterError` if the register cannot be written; what waits goes on waiting.
  package static func write(from store: DeskStore, at desk: IssueDesk) async throws {
    let changes = try await store.accountChanges()
    if changes.isEmpty { return }
    try await desk.noteAccounts(
      changes.map {
        AccountNote(
          id: $0.id, login: $0.login, name: $0.name, change: $0.change, roles: $0.roles, operatorName: $0.authorName,
          account: $0.author)
      })
    try await store.forget(changes)
  }
}

extension Site {
  /// Writes changes of accounts into the chain. A register that is busy now hears of them with the next change.
  func tellChain() async {
    do { try await AccountChain.write(from: store, at: desk) } catch {
      let said = (error as? any ExplainedError)?.message.text(in: .en) ?? "\(error)"
      logger.error("an account's change waits for the register", metadata: ["error": "\(said)"])
    }
  }
}

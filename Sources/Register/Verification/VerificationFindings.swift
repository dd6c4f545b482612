import Findings
import GRDB

/// What several checks find: one that meets damage does not keep back the others.
struct VerificationFindings {
  private(set) var list: [Finding] = []
  private var damage: Set<RegisterError> = []

  /// Adds what a check finds; damage that ends it is a finding itself.
  mutating func gather(_ check: () throws -> [Finding]) throws {
    do { list += try check() } catch let error as RegisterError where error.isDamage {
      add(error)
    } catch let error as DatabaseError {
      let error = RegisterError.database(error, "register.sqlite")
      guard error.isDamage else { throw error }
      add(error)
    } catch is RowDecodingError {
      add(.unreadableValue())
    }
  }

  /// Adds damage, once: several checks read the same row.
  mutating func add(_ error: RegisterError) {
    if damage.insert(error).inserted { list.append(Discrepancy.damage(error).finding) }
  }
}

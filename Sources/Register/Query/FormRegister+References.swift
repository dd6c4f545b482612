import Findings
package import Forms
import Records

extension FormRegister: RecordLookup {
  /// The form of this number, with its values as they stand now.
  package func form(numbered number: String) -> ReferredForm {
    do {
      let record = try record(number)
      return .form(try form(of: record), isVoid: record.state == .void)
    } catch let error as RegisterError where error.code == .unknownNumber {
      return .missing(nearest: (try? read { db in try FormRegister.nearest(to: number, db) }) ?? [])
    } catch {
      // What keeps the register from being read is told by those who read it for its own sake.
      return .unknown
    }
  }
}

import Records
import Signing

/// What a packet holds, as its register wrote it into the chain before the packet was made: the last event of the
/// packet's chain. Packets of version 1.0.0 have none.
struct PacketDescription {
  let id: String
  let register: String
  let organization: String
  let keeper: String
  let period: String
  /// The only form it was made for.
  let form: String?
  /// How many forms it holds.
  let forms: Int
  /// SHA-256 of their numbers, a line each in the order of form and number.
  let members: String
  let accounts: [EventDetail.Account]
  /// The terms under which its forms are kept, of an archive packet.
  let terms: ArchiveTerms?
  /// The packet that holds its forms, of one of what was attached to them since.
  let supplement: PacketSupplement?
  /// The moment, ISO 8601.
  let madeAt: String
  let madeBy: String
  /// Whether the events of other forms stand in it by their hashes alone.
  let hidesOthers: Bool
  /// The key by which it is signed.
  let key: PublicKey?

  /// The day on which it was made.
  var madeOn: String { String(madeAt.prefix(10)) }

  /// Reads the event; `nil` if it is another one.
  init?(_ event: AuditEvent, _ detail: EventDetail) {
    guard event.kind == AuditEvent.Kind.prepare.rawValue, let id = detail.packet, let register = detail.register,
      let organization = detail.organization, let keeper = detail.keeper, let period = detail.period,
      let forms = detail.forms, let members = detail.members, let accounts = detail.accounts
    else { return nil }
    (self.id, self.register, self.organization, self.keeper) = (id, register, organization, keeper)
    (self.period, self.form, self.forms, self.members) = (period, detail.form, forms, members)
    (terms, supplement) = (detail.terms, detail.supplement)
    hidesOthers = detail.terms != nil || detail.format == 4
    (self.accounts, madeAt, madeBy) = (accounts, event.at, event.operatorName)
    key = detail.key.flatMap(PublicKey.init(hex:))
  }
}

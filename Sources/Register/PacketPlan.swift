package import Forms
package import Records
package import Storage

/// A packet as the register knows it: which forms it holds and which part of the audit chain.
///
/// The same plan always gives the same packet, whether it is made now or was made last year.
package struct PacketPlan: Sendable, Hashable {
  /// The packet's id, ASCII, by which its file and top folder are named: `finance-2026-11-7f3a9c01-001`.
  package let id: String
  /// The identity of the register, which stands in the id; `nil` for a packet of a version that told nothing of it.
  package let register: String?
  /// The department that is to keep it.
  package let keeper: String
  /// The period of closing, or `all`; of a list, the days on which its forms were issued.
  package let period: String
  /// The only form it holds, if it was made for one.
  package let form: String?
  /// The list of whose forms it holds all copies; `nil` if it was made for a keeper.
  package let batch: Int?
  /// The terms under which its forms are kept; `nil` for a packet of a list, and one of a version that had none.
  package internal(set) var terms: ArchiveTerms?
  /// Whether events of other forms stand in it by their hashes alone; those of lists that earlier versions made show all.
  package let hidesOthers: Bool
  /// The packet whose forms got attachments since, of a packet that holds these.
  package let supplement: PacketSupplement?
  /// The schemas whose forms are kept under these terms, of a packet that is not made yet.
  let schemas: [Digest]
  /// The company.
  package let organization: String
  /// Who made it, and when.
  package internal(set) var made: AuditStamp
  /// The first event of its forms.
  package let firstEvent: Int
  /// The last event of the chain when it was made.
  package internal(set) var lastEvent: Int
  /// The hash of that event.
  package internal(set) var head: Digest
  /// How many forms it holds.
  package let formCount: Int
  /// The accounts of the series that its forms belong to, as they stood then.
  package let accounts: [SeriesAccount]
  /// Size and digest of the file, once it was made.
  package let packed: Packed?

  /// The file that was made.
  package struct Packed: Sendable, Hashable {
    /// The digest of the file.
    package let sha256: Digest
    /// Its size in bytes.
    package let bytes: Int
  }
}

/// A closed or void form with the copies of its newest full printing, of all keepers.
package struct ClosedForm: Sendable, Hashable {
  /// The record.
  package let record: FormRecord
  /// The written copies.
  package let copies: [StoredCopy]
  /// What the audit chain tells of it, for a packet with terms.
  package let events: [AuditEvent]
}

/// What a packet is asked to hold.
package struct PacketRequest: Sendable {
  /// The department that is to keep it, as its copies name it: 财务部.
  package var keeper: String
  /// An ASCII name of the keeper for the packet's id: `finance`.
  package var slug: String
  /// The days of closing; all if `nil`.
  package var period: LedgerPeriod?
  /// Only this form.
  package var form: String?
  /// The forms that have a copy for this keeper; any, if `nil`. Others are none of the keeper's business.
  package var forms: Set<String>?
  /// The list of whose forms all copies are wanted, in place of the days of closing and the forms.
  package var list: ListedForms?
  /// The company.
  package var organization: String
  /// By what rules archival codes are given; `nil` for packets of lists, which are no archive.
  package var rules: ArchiveRules?
  /// The company's fonds, if it has one.
  package var fonds: String?
  /// Makes a request.
  package init(
    keeper: String, slug: String, period: LedgerPeriod? = nil, form: String? = nil, forms: Set<String>? = nil,
    organization: String, rules: ArchiveRules? = nil, fonds: String? = nil
  ) {
    (self.rules, self.fonds) = (rules, fonds)
    self.keeper = keeper
    self.slug = slug
    self.period = period
    self.form = form
    self.forms = forms
    self.organization = organization
  }

  /// Makes a request for all copies of the forms of a list.
  package init(_ list: ListedForms, organization: String) {
    self.init(keeper: KeeperName.all, slug: list.packet, organization: organization)
    self.list = list
  }

  var periodText: String { period?.description ?? "all" }

  /// The id without its ordinal.
  var stem: String {
    ([slug] + (form.map { [$0] } ?? []) + [periodText.replacing("..", with: "_")]).joined(separator: "-")
  }
}

/// The forms of a list that are laid into one packet with all their copies, open or closed. This changes nothing about
/// them.
package struct ListedForms: Sendable, Hashable {
  /// The packet's id.
  package let packet: String
  /// The list.
  package let batch: Int
  /// The records that rows of it had got in earlier lists.
  package let earlier: [Int64]
  /// Names the forms of a list.
  package init(packet: String, batch: Int, earlier: [Int64]) {
    self.packet = packet
    self.batch = batch
    self.earlier = earlier
  }
}

/// Where a record stands between a list and its packets.
package struct PacketPlace: Sendable, Hashable {
  /// The record.
  package let record: Int64
  /// How far it is.
  package let state: RecordState
  /// The event that closed it.
  package let closedEvent: Int?
  /// The packet with all its copies in which it lies, if it lies in one.
  package let packet: String?
}

public import Records
public import Storage

/// A packet as the register knows it: which forms it holds and which part of the audit chain.
///
/// The same plan always gives the same packet, whether it is made now or was made last year.
public struct PacketPlan: Sendable, Hashable {
  /// The packet's id, ASCII, by which its file and top folder are named: `finance-2026-11-7f3a9c01-001`.
  public let id: String
  /// The identity of the register, which stands in the id; `nil` for a packet of a version that told nothing of it.
  public let register: String?
  /// The department that is to keep it.
  public let keeper: String
  /// The period of closing, or `all`; of a list, the days on which its forms were issued.
  public let period: String
  /// The only form it holds, if it was made for one.
  public let form: String?
  /// The list of whose forms it holds all copies; `nil` if it was made for a keeper.
  public let batch: Int?
  /// The company.
  public let organization: String
  /// Who made it, and when.
  public internal(set) var made: AuditMark
  /// The first event of its forms.
  public let firstEvent: Int
  /// The last event of the chain when it was made.
  public internal(set) var lastEvent: Int
  /// The hash of that event.
  public internal(set) var head: Digest
  /// How many forms it holds.
  public let formCount: Int
  /// The accounts of the series that its forms belong to, as they stood then.
  public let accounts: [SeriesAccount]
  /// Size and digest of the file, once it was made.
  public let packed: Packed?

  /// The file that was made.
  public struct Packed: Sendable, Hashable {
    /// The digest of the file.
    public let sha256: Digest
    /// Its size in bytes.
    public let bytes: Int
  }
}

/// A closed form with the copies of its newest full printing, of all keepers.
public struct ClosedForm: Sendable, Hashable {
  /// The record.
  public let record: FormRecord
  /// The written copies.
  package let copies: [StoredCopy]
}

/// What a packet is asked to hold.
public struct PacketRequest: Sendable, Hashable {
  /// The department that is to keep it, as its copies name it: 财务部.
  public var keeper: String
  /// An ASCII name of the keeper for the packet's id: `finance`.
  public var slug: String
  /// The days of closing; all if `nil`.
  public var period: LedgerPeriod?
  /// Only this form.
  public var form: String?
  /// The forms that have a copy for this keeper; any, if `nil`. Others are none of the keeper's business.
  public var forms: Set<String>?
  /// The list of whose forms all copies are wanted, in place of the days of closing and the forms.
  public var list: ListedForms?
  /// The company.
  public var organization: String
  /// Makes a request.
  public init(
    keeper: String, slug: String, period: LedgerPeriod? = nil, form: String? = nil, forms: Set<String>? = nil,
    organization: String
  ) {
    self.keeper = keeper
    self.slug = slug
    self.period = period
    self.form = form
    self.forms = forms
    self.organization = organization
  }

  /// Makes a request for all copies of the forms of a list.
  public init(_ list: ListedForms, organization: String) {
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
public struct ListedForms: Sendable, Hashable {
  /// The packet's id.
  public let packet: String
  /// The list.
  public let batch: Int
  /// The records that rows of it had got in earlier lists.
  public let earlier: [Int64]
  /// Names the forms of a list.
  public init(packet: String, batch: Int, earlier: [Int64]) {
    self.packet = packet
    self.batch = batch
    self.earlier = earlier
  }
}

/// Where a record stands between a list and its packets.
public struct PacketPlace: Sendable, Hashable {
  /// The record.
  public let record: Int64
  /// How far it is.
  public let state: RecordState
  /// The event that closed it.
  public let closedEvent: Int?
  /// The packet with all its copies in which it lies, if it lies in one.
  public let packet: String?
}

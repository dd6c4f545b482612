/// A packet as the register knows it: which forms it holds and which part of the audit chain.
///
/// The same plan always gives the same packet, whether it is made now or was made last year.
public struct PacketPlan: Sendable, Hashable {
  /// The packet's id, ASCII, by which its file and top folder are named: `finance-2026-11-001`.
  public let id: String
  /// The department that is to keep it.
  public let keeper: String
  /// The period, or `all`.
  public let period: String
  /// The only form it holds, if it was made for one.
  public let form: String?
  /// The company.
  public let organization: String
  /// Who made it, and when.
  public let made: AuditMark
  /// The first event of its forms.
  public let firstEvent: Int
  /// The last event of the chain when it was made.
  public let lastEvent: Int
  /// The hash of that event.
  public let head: String
  /// How many forms it holds.
  public let formCount: Int
  /// The accounts of the series that its forms belong to, as they stood then.
  public let accounts: [SeriesAccount]
  /// Size and digest of the file, once it was made.
  public let packed: Packed?

  /// The file that was made.
  public struct Packed: Sendable, Hashable {
    /// The digest of the file.
    public let sha256: ContentDigest
    /// Its size in bytes.
    public let bytes: Int
  }
}

/// A closed form with the copies of its newest full printing, of all keepers.
public struct ClosedForm: Sendable, Hashable {
  /// The record.
  public let record: FormRecord
  /// The written copies.
  public let copies: [FiledCopy]
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

  var periodText: String { period?.description ?? "all" }

  /// The id without its ordinal.
  var stem: String {
    ([slug] + (form.map { [$0] } ?? []) + [periodText.replacing("..", with: "_")]).joined(separator: "-")
  }
}

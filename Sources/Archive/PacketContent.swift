public import Storage

/// What a packet says about itself (移交清单 head, bag-info.txt).
public struct PacketHead: Sendable, Hashable {
  /// The id: ASCII letters, digits, `-` and `_`; the bag's folder and the file's name.
  public var id: String
  /// The identity of the register it comes from; `nil` for a packet as version 1.0.0 made them, without it and without
  /// the schemas of its forms.
  public var register: String?
  /// The company.
  public var organization: String
  /// The department that is to keep it.
  public var keeper: String
  /// The period of closing, or `all`; of a list, the days of issue.
  public var period: String
  /// The day it was made, ISO 8601.
  public var madeOn: String
  /// Who made it.
  public var madeBy: String
  /// Makes a head.
  public init(
    id: String, register: String?, organization: String, keeper: String, period: String, madeOn: String, madeBy: String
  ) {
    self.id = id
    self.register = register
    self.organization = organization
    self.keeper = keeper
    self.period = period
    self.madeOn = madeOn
    self.madeBy = madeBy
  }

  /// The period for readers.
  var periodLabel: String { period == "all" ? "全部" : period }
}

/// One form with the copies that the packet's keeper is to have.
public struct PacketForm: Sendable {
  /// The form's id.
  public var form: String
  /// The form's title.
  public var title: String
  /// The number.
  public var number: String
  /// The day of closing, ISO 8601; `nil` if it is open.
  public var closedOn: String?
  /// Full years to be kept after the year of closing; `nil` is permanent.
  public var retentionYears: Int?
  /// The archive class.
  public var archiveClass: String
  /// The text of the schema it was issued under.
  public var schema: PacketSchema
  /// The values as canonical JSON, byte for byte as the register's audit chain knows them.
  public var data: [UInt8]
  /// The printed copies.
  public var copies: [PacketCopy]
  /// Makes a form.
  public init(
    form: String, title: String, number: String, closedOn: String?, retentionYears: Int?, archiveClass: String,
    schema: PacketSchema, data: [UInt8], copies: [PacketCopy]
  ) {
    self.form = form
    self.title = title
    self.number = number
    self.closedOn = closedOn
    self.retentionYears = retentionYears
    self.archiveClass = archiveClass
    self.schema = schema
    self.data = data
    self.copies = copies
  }
}

/// The text of a form's schema, which lies in the packet once, however many of its forms there are.
public struct PacketSchema: Sendable, Hashable {
  /// SHA-256 of the text, as the audit chain names it.
  public var sha256: Digest
  /// The text.
  public var text: String
  /// Makes a text.
  public init(sha256: Digest, text: String) {
    self.sha256 = sha256
    self.text = text
  }
}

/// One printed copy.
public struct PacketCopy: Sendable {
  /// The file's name, as in the register: `SP-2026-000001-finance.docx`.
  public var name: String
  /// The copy's label: 第一联 财务联.
  public var label: String
  /// How many pages it has, if that is known.
  public var pages: Int?
  /// The content.
  public var bytes: [UInt8]
  /// SHA-256 of the content, as the register knows it: it is not reckoned again.
  public var sha256: Digest
  /// Makes a copy.
  public init(name: String, label: String, pages: Int? = nil, bytes: [UInt8], sha256: Digest) {
    self.name = name
    self.label = label
    self.pages = pages
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// The account of one series of numbers: what was issued, what is void, what is missing.
public struct NumberAccount: Sendable, Hashable {
  /// A number that is void.
  public struct Void: Sendable, Hashable {
    /// The number.
    public var number: String
    /// Why.
    public var reason: String
    /// When, ISO 8601.
    public var at: String
    /// Makes an entry.
    public init(number: String, reason: String, at: String) {
      self.number = number
      self.reason = reason
      self.at = at
    }
  }
  /// The form's id.
  public var form: String
  /// The form's title.
  public var title: String
  /// The series: `SP-2026`.
  public var series: String
  /// The first number.
  public var first: String
  /// The last number.
  public var last: String
  /// How many numbers were issued, void ones included.
  public var issued: Int
  /// How many of them are open.
  public var open: Int
  /// How many of them are closed.
  public var closed: Int
  /// Those that are void.
  public var void: [Void]
  /// The numbers between the first and the last of which nothing is known.
  public var missing: [String]
  /// Makes an account.
  public init(
    form: String, title: String, series: String, first: String, last: String, issued: Int, open: Int, closed: Int,
    void: [Void], missing: [String]
  ) {
    self.form = form
    self.title = title
    self.series = series
    self.first = first
    self.last = last
    self.issued = issued
    self.open = open
    self.closed = closed
    self.void = void
    self.missing = missing
  }
}

/// A finished packet, which lies under its name and survives a power loss.
public struct Packet: Sendable, Hashable {
  /// The id.
  public let id: String
  /// The path of the zip file.
  public let path: String
  /// SHA-256 of the file.
  public let sha256: Digest
  /// The file's size in bytes.
  public let bytes: Int
  /// How many forms it holds.
  public let formCount: Int

  /// Makes what is known of a packet.
  public init(id: String, path: String, sha256: Digest, bytes: Int, formCount: Int) {
    self.id = id
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.formCount = formCount
  }
}

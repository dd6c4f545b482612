package import Forms
package import Records
package import Signing
package import Storage

/// What a packet says about itself (移交清单 head, bag-info.txt).
package struct PacketHead: Sendable, Hashable {
  /// The id: ASCII letters, digits, `-` and `_`; the bag's folder and the file's name.
  package var id: String
  /// The identity of the register it comes from; `nil` for a packet as version 1.0.0 made them, without it and without
  /// the schemas of its forms.
  package var register: String?
  /// The company.
  package var organization: String
  /// The department that is to keep it.
  package var keeper: String
  /// The period of closing, or `all`; of a list, the days of issue.
  package var period: String
  /// The day it was made, ISO 8601.
  package var madeOn: String
  /// Who made it.
  package var madeBy: String
  /// The packet that holds its forms, of a packet of what was attached to them since.
  package var supplements: String?
  /// Makes a head.
  package init(
    id: String, register: String?, organization: String, keeper: String, period: String, madeOn: String, madeBy: String,
    supplements: String? = nil
  ) {
    self.supplements = supplements
    self.id = id
    self.register = register
    self.organization = organization
    self.keeper = keeper
    self.period = period
    self.madeOn = madeOn
    self.madeBy = madeBy
  }

  /// What a packet of late attachments is, for readers.
  var supplement: String? {
    supplements.map { "补充包：档案包 \($0) 打包以后附到其中单据上的文件，档号不变；各联和先前的附件在那个包里" }
  }

  /// The period for readers.
  var periodLabel: String { period == "all" ? "全部" : period }
}

/// One form with the copies that the packet's keeper is to have.
package struct PacketForm: Sendable {
  /// The form's id.
  package var form: String
  /// The form's title.
  package var title: String
  /// The number.
  package var number: String
  /// The day of closing, ISO 8601; `nil` if it is open.
  package var closedOn: String?
  /// Full years to be kept after the year of closing; `nil` is permanent.
  package var retentionYears: Int?
  /// The archive class.
  package var archiveClass: String
  /// The text of the schema it was issued under.
  package var schema: PacketSchema
  /// The values as canonical JSON, byte for byte as the register's audit chain knows them.
  package var data: [UInt8]
  /// The printed copies.
  package var copies: [PacketFile]
  /// What the metadata tells of it, in a packet with terms.
  package var facts: PacketFacts?
  /// The files that were attached to it, in a packet with terms.
  package var attachments: [PacketFile]
  /// Makes a form.
  package init(
    form: String, title: String, number: String, closedOn: String?, retentionYears: Int?, archiveClass: String,
    schema: PacketSchema, data: [UInt8], copies: [PacketFile], facts: PacketFacts? = nil,
    attachments: [PacketFile] = []
  ) {
    (self.facts, self.attachments) = (facts, attachments)
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

/// What the metadata of a form tells besides what every packet has of it.
package struct PacketFacts: Sendable {
  /// The schema under which it was issued.
  package var schema: FormSchema
  /// Its values.
  package var values: Row
  /// The text of the profile under which it was issued, with its digest.
  package var profile: PacketSchema
  /// What the audit chain tells of it, oldest first.
  package var events: [AuditEvent]
  /// Makes facts.
  package init(schema: FormSchema, values: Row, profile: PacketSchema, events: [AuditEvent]) {
    self.schema = schema
    self.values = values
    self.profile = profile
    self.events = events
  }
}

/// The text of a form's schema, which lies in the packet once, however many of its forms there are.
package struct PacketSchema: Sendable, Hashable {
  /// SHA-256 of the text, as the audit chain names it.
  package var sha256: Digest
  /// The text.
  package var text: String
  /// Makes a text.
  package init(sha256: Digest, text: String) {
    self.sha256 = sha256
    self.text = text
  }
}

/// A file of a form in a packet: one of its copies, or its data.
package struct PacketFile: Sendable {
  /// The file's name, as in the register: `SP-2026-000001-finance.docx`.
  package var name: String
  /// The copy's label: 第一联 财务联; `nil` for the data.
  package var label: String?
  /// How many pages it has, if that is known.
  package var pages: Int?
  /// The content.
  package var bytes: [UInt8]
  /// SHA-256 of the content, as the register knows it: it is not reckoned again.
  package var sha256: Digest
  /// Makes a file.
  package init(name: String, label: String?, pages: Int? = nil, bytes: [UInt8], sha256: Digest) {
    self.name = name
    self.label = label
    self.pages = pages
    self.bytes = bytes
    self.sha256 = sha256
  }
}

/// The account of one series of numbers: what was issued, what is void, what is missing.
package struct NumberAccount: Sendable, Hashable {
  /// A number that is void.
  package struct Void: Sendable, Hashable {
    /// The number.
    package var number: String
    /// Why.
    package var reason: String
    /// When, ISO 8601.
    package var at: String
    /// The form in its place.
    package var replacedBy: String?
    /// Makes an entry.
    package init(number: String, reason: String, at: String, replacedBy: String?) {
      self.number = number
      self.reason = reason
      self.at = at
      self.replacedBy = replacedBy
    }
  }
  /// The form's id.
  package var form: String
  /// The form's title.
  package var title: String
  /// The series: `SP-2026`.
  package var series: String
  /// The first number.
  package var first: String
  /// The last number.
  package var last: String
  /// How many numbers were issued, void ones included.
  package var issued: Int
  /// How many of them are open.
  package var open: Int
  /// How many of them are closed.
  package var closed: Int
  /// Those that are void.
  package var void: [Void]
  /// The numbers between the first and the last of which nothing is known.
  package var missing: [String]
  /// Those of which it is known why there is no record of them.
  package var lost: [LostRange]
  /// Makes an account.
  package init(
    form: String, title: String, series: String, first: String, last: String, issued: Int, open: Int, closed: Int,
    void: [Void], missing: [String], lost: [LostRange] = []
  ) {
    self.lost = lost
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
package struct Packet: Sendable, Hashable {
  /// The id.
  package let id: String
  /// The path of the zip file.
  package let path: String
  /// SHA-256 of the file.
  package let sha256: Digest
  /// The file's size in bytes.
  package let bytes: Int
  /// How many forms it holds.
  package let formCount: Int
  /// Its signature, if it was signed now.
  package let signature: KeySignature?

  /// Makes what is known of a packet.
  package init(
    id: String, path: String, sha256: Digest, bytes: Int, formCount: Int, signature: KeySignature? = nil
  ) {
    self.id = id
    self.path = path
    self.sha256 = sha256
    self.bytes = bytes
    self.formCount = formCount
    self.signature = signature
  }
}

import Expressions
import Findings
import GRDB
import Records
import Storage

/// Which records belong to a packet, as a condition over `record`.
struct PacketMembers {
  let condition: String
  let arguments: StatementArguments

  private init(_ condition: String, _ arguments: StatementArguments) {
    self.condition = condition
    self.arguments = arguments
  }

  /// The members of a plan, made or not.
  init(_ plan: PacketPlan, _ request: PacketRequest) {
    if plan.packed != nil {
      self = .packed(plan.id, isSupplement: plan.supplement != nil)
    } else if let supplement = plan.supplement {
      self = .attachedLate(supplement.packet, after: supplement.after, upTo: plan.lastEvent)
    } else {
      let all = PacketMembers.unpacked(request, upTo: plan.lastEvent)
      self = plan.terms.map { all.kept($0.year, plan.schemas) } ?? all
    }
  }

  static func packed(_ id: String, isSupplement: Bool = false) -> PacketMembers {
    let table = isSupplement ? "supplement_member" : "packet_member"
    return PacketMembers("record.id IN (SELECT record FROM \(table) WHERE packet = ?)", [id])
  }

  /// The forms of a packet to which something was attached between two events.
  static func attachedLate(_ packet: String, after: Int, upTo last: Int) -> PacketMembers {
    PacketMembers(
      """
      record.id IN (SELECT attachment.record FROM packet_member
        JOIN attachment ON attachment.record = packet_member.record
        WHERE packet_member.packet = ? AND attachment.event > ? AND attachment.event <= ?)
      """, [packet, after, last])
  }

  static func unpacked(_ request: PacketRequest, upTo last: Int) -> PacketMembers {
    if let list = request.list { return unpacked(list) }
    let wanted = wanted(request)
    return PacketMembers(
      """
      \(wanted.condition) AND coalesce(record.void_event, record.closed_event) <= ?
      AND record.id NOT IN (SELECT record FROM packet_member WHERE keeper = ?)
      """, wanted.arguments + [last, request.keeper])
  }

  /// The closed and void forms that a request speaks of, packed or not.
  static func wanted(_ request: PacketRequest) -> PacketMembers {
    let query = LedgerQuery(
      form: request.form, period: request.period, by: .closed, states: [.closed, .packed]
    ).condition
    var condition = "(\(query.sql))"
    var arguments = query.arguments
    if request.rules != nil {
      condition = "(\(condition) OR (record.state = 'void'"
      if let form = request.form {
        condition += " AND record.form = ?"
        arguments += [form]
      }
      if let period = request.period {
        // A moment is its day, then its time.
        condition += " AND record.void_at >= ? AND record.void_at < ?"
        arguments += [period.first.iso, period.last.iso + "U"]
      }
      condition += "))"
    }
    if let forms = request.forms?.sorted() {
      condition += " AND record.form IN (\(forms.map { _ in "?" }.joined(separator: ",")))"
      arguments += StatementArguments(forms)
    }
    return PacketMembers(condition, arguments)
  }

  private static func unpacked(_ list: ListedForms) -> PacketMembers {
    // As JSON, since a statement takes no list of any length.
    let earlier = list.earlier.isEmpty ? "" : " OR record.id IN (SELECT value FROM json_each(?))"
    var arguments: StatementArguments = [list.batch]
    if !list.earlier.isEmpty { arguments += [JSONValue.array(list.earlier.map { .number("\($0)") }).text] }
    arguments += [KeeperName.all]
    return PacketMembers(
      """
      (record.batch = ?\(earlier)) AND record.state <> 'void'
      AND record.id NOT IN (SELECT record FROM packet_member WHERE keeper = ?)
      """, arguments)
  }

  /// The year in which a form was closed or made void, as text.
  static let year = "substr(iif(record.state = 'void', record.void_at, record.closed_on), 1, 4)"

  /// Those that were closed or made void in a year and were issued under one of these schemas.
  func kept(_ year: Int, _ schemas: [Digest]) -> PacketMembers {
    PacketMembers(
      "\(condition) AND \(PacketMembers.year) = ? AND record.schema IN (SELECT value FROM json_each(?))",
      arguments + [Retentions.text(year), JSONValue.array(schemas.map { .string($0.hex) }).text])
  }
}

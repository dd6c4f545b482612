import Findings

/// What stands after a section's name: `{{#items|rows:5}}`.
package enum SectionOption: Sendable, Hashable {
  /// At least this many iterations; the missing ones are empty, to be filled in by hand.
  case rows(Int)
  /// Only items with this role; one empty iteration if there is none, to be filled in by hand.
  /// Its index in the chain, if the chain is known.
  case role(String, index: Int?)
  /// Holds only if this choice was made, or the value's text is this.
  case chosen(String)
  /// Once, if there is anything.
  case once
  /// Whether lists inside count from the start in every iteration.
  case restart(Bool)
  /// The items by a column, the greatest first if it is descending. Its index among the columns, if they are known.
  case sort(String, index: Int?, isDescending: Bool)
  /// Once for each value of a column; inside, the list's own name means the items of the group. The column's index, if the
  /// columns are known, and the name of the list.
  case group(String, index: Int?, list: String)
  /// Once for each page of so many items; inside, the list's own name means the items of the page, numbered on from page to
  /// page.
  case pages(Int, list: String)
  /// An option that only one engine knows, such as `sheet`.
  case engine(String, String?)

  /// The most rows that a form may ask for.
  static let maximumRows = 1_000

  /// The options that every engine knows, each with its Chinese names, simplified before traditional.
  static let common: [(name: String, aliases: [String])] = [
    ("rows", ["行数", "行數"]), ("role", ["角色"]), ("is", ["是", "为", "為"]), ("restart", ["重新编号", "重新編號"]),
    ("once", ["一次"]), ("sort", ["排序"]), ("group", ["分组", "分組"]), ("pages", ["每页", "每頁"]),
  ]

  private static let canonicalNames = PipeTable.aliases(common)

  /// The English name of an option.
  package static func canonical(_ name: String) -> String {
    let key = NameFolding.key(name)
    return canonicalNames[key] ?? key
  }

  private static func rowCount(_ argument: String, atLeast least: Int, _ name: String) throws(PipeProblem) -> Int {
    if let count = Int(NameFolding.key(argument)), (least...maximumRows).contains(count) { return count }
    throw PipeProblem(
      code: .badArgument,
      message: LocalizedText(
        "\(name) 后面要写行数，如“\(name):5”，最多 \(maximumRows) 行", hant: "\(name) 後面要寫行數，如「\(name):5」，最多 \(maximumRows) 行",
        en: "\(name) takes a number of rows, as in '\(name):5', at most \(maximumRows)"))
  }

  /// Lets a section run over parts of its list, which have these columns and the list itself; the list's name in them.
  private static func divide(
    _ value: inout NameScope.Resolved, by columns: [NameEntry], _ option: String
  ) throws(PipeProblem) -> String {
    guard let list = value.path.members.last else { throw PipeTable.misfit(option, wanted: ColumnArgument.lists) }
    switch value.shape {
    case .open: break
    case .rows:
      value.shape = .rows(NameMembers(columns + [NameEntry(id: list, labels: value.labels, shape: value.shape)]))
    default: throw PipeTable.misfit(option, wanted: ColumnArgument.lists)
    }
    value.group = list
    return list
  }

  /// Whether the argument of `restart` says yes.
  package static func restarts(_ argument: String?) -> Bool {
    !["no", "false", "否", "不"].contains(NameFolding.key(argument ?? ""))
  }

  /// Reads an option of a section over `value`, which becomes what the section runs over; `engineOptions` are those that the
  /// engine takes besides the common ones.
  static func read(
    _ call: PipeCall, on value: inout NameScope.Resolved, engineOptions: Set<String>
  ) throws(PipeProblem) -> SectionOption {
    let (name, shape) = (canonical(call.name), value.shape)
    let argument = call.argument ?? ""
    switch name {
    case "rows":
      return .rows(try rowCount(argument, atLeast: 0, name))
    case "role":
      guard let role = shape.members?.entries(for: "role").first, case .choice(let roles) = role.shape, !roles.isEmpty
      else { return .role(argument, index: nil) }
      let key = NameFolding.key(argument)
      guard let index = roles.firstIndex(where: { ([$0.id] + $0.labels).map(NameFolding.key).contains(key) }) else {
        throw PipeTable.noChoice(argument, roles)
      }
      return .role(roles[index].id, index: index)
    case "is":
      if case .choice(let options) = shape,
        !options.contains(where: { ([$0.id] + $0.labels).map(NameFolding.key).contains(NameFolding.key(argument)) })
      {
        throw PipeTable.noChoice(argument, options)
      }
      return .chosen(argument)
    case "sort":
      let (column, isDescending) = try ColumnArgument.order(argument, call.name)
      let known = try ColumnArgument.column(column, of: shape, for: call.name)
      return .sort(known?.id ?? column, index: known?.index, isDescending: isDescending)
    case "group":
      if argument.isEmpty { throw ColumnArgument.missing(call.name) }
      let known = try ColumnArgument.column(argument, of: shape, for: call.name)
      return .group(
        known?.id ?? argument, index: known?.index, list: try divide(&value, by: known.map { [$0] } ?? [], call.name))
    case "pages":
      return .pages(try rowCount(argument, atLeast: 1, name), list: try divide(&value, by: [], call.name))
    case "once": return .once
    case "restart": return .restart(restarts(argument))
    case let other where engineOptions.contains(other): return .engine(other, call.argument)
    default: throw PipeTable.unknown(call.name, among: common.map(\.name) + engineOptions.sorted())
    }
  }
}

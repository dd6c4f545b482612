import Liandan

/// The order of found forms, as the address of 查单 says it: `oldest`, `customer`, `-customer`, `f-amount`.
enum FindOrder: Sendable, Hashable {
  case newest, oldest
  case by(FoundColumn, isDescending: Bool)

  private static let columns: [(name: String, column: FoundColumn)] = [
    ("form", .form), ("customer", .customer), ("state", .state), ("issuer", .issuer),
  ]

  /// The order of this name; the newest first if there is none.
  init(_ name: String?) {
    self = .newest
    guard let name else { return }
    if name == "oldest" { self = .oldest }
    let isDescending = name.hasPrefix("-")
    let column = isDescending ? String(name.dropFirst()) : name
    if column.hasPrefix("f-") {
      self = .by(.field(String(column.dropFirst(2))), isDescending: isDescending)
    } else if let known = FindOrder.columns.first(where: { $0.name == column }) {
      self = .by(known.column, isDescending: isDescending)
    }
  }

  /// Its name; `nil` of the newest first.
  var name: String? {
    switch self {
    case .newest: nil
    case .oldest: "oldest"
    case .by(let column, let isDescending): (isDescending ? "-" : "") + FindOrder.name(of: column)
    }
  }

  private static func name(of column: FoundColumn) -> String {
    if case .field(let id) = column { return "f-" + id }
    return columns.first { $0.column == column }?.name ?? ""
  }

  /// The order that the heading of a column leads to: the other way round where it is in force.
  func toggled(_ column: FoundColumn) -> FindOrder {
    .by(column, isDescending: self == .by(column, isDescending: false))
  }
}

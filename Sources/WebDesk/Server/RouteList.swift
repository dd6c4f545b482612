import DeskStore
package import Findings
import HTTPTypes

/// All addresses with who may call them, for who tries them.
package enum RouteList {
  /// A line for each: method and pattern.
  package static var text: String {
    RouteTable.all.map { "\($0.method.rawValue) \($0.pattern)" }.joined(separator: "\n")
  }

  /// An object for each: method, pattern, and `anybody`, `account` or permissions of which one is needed.
  package static var json: JSONValue {
    .array(
      RouteTable.all.map { route in
        let access: JSONValue =
          switch route.access {
          case .anybody: .string("anybody")
          case .anyAccount: .string("account")
          case .permission(let any): .array(any.map(\.rawValue).sorted().map { .string($0) })
          }
        return .object([
          ("method", .string(route.method.rawValue)), ("pattern", .string(route.pattern)), ("access", access),
        ])
      })
  }
}

import Foundation

/// The folders in which forms or templates are looked for.
package enum SearchPath {
  /// The given folder alone; or `./NAME`, then `share/liandan/NAME` beside the program's `bin`.
  package static func directories(named name: String, given: String?) -> [String] {
    if let given { return [given] }
    let program = URL(fileURLWithPath: CommandLine.arguments.first ?? "").resolvingSymlinksInPath()
    let executable = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? program.path
    let prefix = URL(fileURLWithPath: executable).deletingLastPathComponent().deletingLastPathComponent()
    return [name, prefix.appendingPathComponent("share/liandan/\(name)").path]
  }
}

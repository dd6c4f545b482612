import Foundation

/// What the figures were measured on, without any name of the machine.
enum Machine {
  static var description: String {
    let cores = ProcessInfo.processInfo.activeProcessorCount
    let memory = Int((Double(ProcessInfo.processInfo.physicalMemory) / 1_073_741_824).rounded())
    return "\(cores) × \(field("model name", of: "/proc/cpuinfo", separator: ":")), \(memory) GB, "
      + field("PRETTY_NAME", of: "/etc/os-release", separator: "=").replacing("\"", with: "")
  }

  private static func field(_ name: String, of file: String, separator: Character) -> String {
    let text = (try? String(contentsOfFile: file, encoding: .utf8)) ?? ""
    for line in text.split(separator: "\n") {
      let parts = line.split(separator: separator, maxSplits: 1).map { $0.trimmingCharacters(in: .whitespaces) }
      if parts.count == 2, parts[0] == name { return parts[1] }
    }
    return "?"
  }
}

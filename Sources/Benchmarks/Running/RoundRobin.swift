import Foundation

/// Runs the contenders of a group in turn, so that whatever else the machine does strikes them alike.
struct RoundRobin {
  let rounds: Int
  /// An empty folder of the group's own.
  let folder: String

  /// What each contender gave. Every run writes to a new folder, which is checked and then removed: making files where
  /// many were just deleted is slower than making them elsewhere.
  func run(_ contenders: [Contender]) throws -> [Outcome] {
    var outcomes = contenders.map { Outcome(name: $0.name) }
    for round in 0..<rounds {
      for (index, contender) in contenders.enumerated() {
        let place = "\(folder)/\(round)-\(index)"
        try FileManager.default.createDirectory(atPath: place, withIntermediateDirectories: true)
        let command = try contender.command(round, place)
        let run = try ChildRun.of(command, in: place)
        var sample = Sample(items: contender.items, cpu: run.cpu, wall: run.wall, peak: run.peak, bytes: 0)
        if case .reported = contender.timing { try RoundRobin.read(run.output, into: &sample, contender.name) }
        try FileManager.default.removeItem(atPath: place + "/.output")
        sample.bytes = try RoundRobin.size(of: place)
        try contender.check(round, place, run)
        outcomes[index].samples.append(sample)
        Progress.say("\(contender.name), round \(round + 1): \(Figure.rate(Double(sample.items) / sample.cpu))/s")
      }
    }
    try FileManager.default.removeItem(atPath: folder)
    return outcomes
  }

  private static func read(_ output: [UInt8], into sample: inout Sample, _ name: String) throws {
    struct Line: Decodable { var items: Int, cpu: Double, wall: Double }
    guard let text = output.split(separator: 0x0A).last,
      let line = try? JSONDecoder().decode(Line.self, from: Data(text))
    else { throw BenchError("\(name): no figures in its output") }
    (sample.items, sample.cpu, sample.wall) = (line.items, line.cpu, line.wall)
  }

  private static func size(of folder: String) throws -> Int {
    try FileManager.default.subpathsOfDirectory(atPath: folder).reduce(0) { sum, path in
      guard [".docx", ".xlsx", ".pdf", ".ofd"].contains(where: path.hasSuffix) else { return sum }
      var status = stat()
      // A copy laid out for printing is the register's file under a second name.
      return stat("\(folder)/\(path)", &status) == 0 ? sum + Int(status.st_size) : sum
    }
  }
}

/// What is being done, for whoever waits.
enum Progress {
  static func say(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data("  \(text)\n".utf8)) }
}

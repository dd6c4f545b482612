/// A case that failed.
struct FuzzFailure {
  /// How a case can fail.
  enum Kind: String, CaseIterable {
    /// The process was ended by a signal.
    case crash
    /// It took more time than allowed.
    case hang
    /// It took more memory than allowed.
    case excess
    /// It ended with an error that explains nothing.
    case unexplained
  }
  let kind: Kind
  let target: String
  let index: Int
  let detail: String
}

/// What came of the cases of one target.
struct FuzzTally {
  let target: String
  var runs = 0
  var failures: [FuzzFailure] = []
  var peakKilobytes = 0
  var slowest = 0

  /// The figures on a line.
  var line: String {
    func count(_ kind: FuzzFailure.Kind) -> Int { failures.count { $0.kind == kind } }
    let figures = FuzzFailure.Kind.allCases.map { "\(count($0)) \($0.rawValue)" }.joined(separator: ", ")
    return "\(target): \(runs) runs, \(figures); at most \(peakKilobytes >> 10) MB, \(slowest) ms"
  }
}

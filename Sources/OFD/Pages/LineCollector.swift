import PageGraphics

/// Lines and curves that follow each other with the same stroke, which make one unit: a grid is one path.
struct LineCollector {
  var stroke: Stroke?
  /// How far from its places a path may reach, in millipoints.
  var margin = 0
  /// The rectangle around all places; `nil` without any.
  private(set) var boundary: Boundary?
  private var steps: [(letter: UInt8, points: Range<Int>)] = []
  private var points: [MicrometrePoint] = []

  /// Whether lines with a stroke may be added to those that are there.
  func takes(_ stroke: Stroke?) -> Bool { boundary == nil || (stroke != nil && stroke == self.stroke) }

  mutating func add(_ step: PathMark.Step, _ place: (PagePoint) -> MicrometrePoint) {
    switch step {
    case .move(let to): add("M", [place(to)])
    case .line(let to): add("L", [place(to)])
    case .curve(let first, let second, let to): add("B", [place(first), place(second), place(to)])
    case .close: add("C", [])
    }
  }

  private mutating func add(_ letter: Unicode.Scalar, _ new: [MicrometrePoint]) {
    steps.append((UInt8(ascii: letter), points.count..<points.count + new.count))
    points.append(contentsOf: new)
    for point in new { if boundary?.add(point) == nil { boundary = Boundary(point) } }
  }

  /// Writes the path as the operations of `AbbreviatedData` (GB/T 33190, 9.1).
  func write(from boundary: Boundary, _ out: inout [UInt8]) {
    for (index, step) in steps.enumerated() {
      if index > 0 { out.append(UInt8(ascii: " ")) }
      out.append(step.letter)
      for point in points[step.points] {
        out.append(UInt8(ascii: " "))
        out.write(boundary.inside(point))
      }
    }
  }

  mutating func removeAll() {
    stroke = nil
    margin = 0
    boundary = nil
    steps.removeAll(keepingCapacity: true)
    points.removeAll(keepingCapacity: true)
  }
}

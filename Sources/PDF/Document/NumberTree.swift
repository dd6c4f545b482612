/// A tree from ascending numbers to values, written as they come (ISO 32000-1, 7.9.7).
struct NumberTree {
  private var entries: [UInt8] = []
  private var count = 0
  private var limits = (first: 0, last: 0)
  private var leaves: [Int] = []

  /// How many entries a leaf has.
  private static let breadth = 256

  var isEmpty: Bool { count == 0 && leaves.isEmpty }

  /// Adds a value for a greater number than those before.
  mutating func add(_ key: Int, _ objects: ObjectWriter, _ value: (inout [UInt8]) -> Void) throws {
    if count == NumberTree.breadth { try closeLeaf(objects) }
    if count == 0 { limits.first = key }
    limits.last = key
    count += 1
    entries.write(number: key)
    entries.write(" ")
    value(&entries)
    entries.write("\n")
  }

  /// Writes what is in hand, and gives the number of the root.
  mutating func finish(_ objects: ObjectWriter) throws -> Int {
    guard !leaves.isEmpty else {
      return try objects.add { out in
        out.write("<</Nums[")
        out.append(contentsOf: entries)
        out.write("]>>")
      }
    }
    if count > 0 { try closeLeaf(objects) }
    return try objects.add { out in
      out.write("<</Kids[")
      for leaf in leaves {
        out.write(reference: leaf)
        out.write(" ")
      }
      out.write("]>>")
    }
  }

  private mutating func closeLeaf(_ objects: ObjectWriter) throws {
    let number = try objects.add { out in
      out.write("<</Limits[")
      out.write(number: limits.first)
      out.write(" ")
      out.write(number: limits.last)
      out.write("]/Nums[")
      out.append(contentsOf: entries)
      out.write("]>>")
    }
    leaves.append(number)
    entries.removeAll(keepingCapacity: true)
    count = 0
  }
}

import PageGraphics

/// The bookmarks, written as they come: of each level only the last waits for the next (ISO 32000-1, 12.3.3).
struct Outline {
  /// An entry of which it is not known whether another follows.
  private struct Entry {
    let number: Int
    let title: String
    let page: Int
    let y: Int
    var previous: Int?
    var kids: (first: Int, last: Int, count: Int)?
  }
  private var root: Int?
  private var first = 0
  private var count = 0
  private var top: Entry?
  private var below: Entry?

  var isEmpty: Bool { root == nil }

  /// Adds a bookmark to a page with this number and height.
  mutating func add(_ bookmark: Bookmark, page: Int, height: Int, _ objects: ObjectWriter) throws {
    let root = self.root ?? objects.reserve()
    self.root = root
    let number = objects.reserve()
    var entry = Entry(number: number, title: bookmark.title, page: page, y: height - bookmark.y)
    if bookmark.level == .below, let parent = top {
      entry.previous = below?.number
      if let below { try write(below, parent: parent.number, next: number, objects) }
      top?.kids = (parent.kids?.first ?? number, number, (parent.kids?.count ?? 0) + 1)
      below = entry
    } else {
      try closeTop(next: number, objects)
      entry.previous = top?.number
      if top == nil { first = number }
      top = entry
      count += 1
    }
  }

  /// Writes what is in hand, and gives the number of the root; `nil` without bookmarks.
  mutating func finish(_ objects: ObjectWriter) throws -> Int? {
    guard let root, let last = top else { return nil }
    try closeTop(next: nil, objects)
    try objects.write(root) { out in
      out.write("<</Type/Outlines/First ")
      out.write(reference: first)
      out.write("/Last ")
      out.write(reference: last.number)
      out.write("/Count ")
      out.write(number: count)
      out.write(">>")
    }
    return root
  }

  private mutating func closeTop(next: Int?, _ objects: ObjectWriter) throws {
    guard let root, let top else { return }
    if let below { try write(below, parent: top.number, next: nil, objects) }
    below = nil
    try write(top, parent: root, next: next, objects)
  }

  private func write(_ entry: Entry, parent: Int, next: Int?, _ objects: ObjectWriter) throws {
    try objects.write(entry.number) { out in
      out.write("<</Title")
      out.write(text: entry.title)
      out.write("/Parent ")
      out.write(reference: parent)
      if let previous = entry.previous {
        out.write("/Prev ")
        out.write(reference: previous)
      }
      if let next {
        out.write("/Next ")
        out.write(reference: next)
      }
      if let kids = entry.kids {
        out.write("/First ")
        out.write(reference: kids.first)
        out.write("/Last ")
        out.write(reference: kids.last)
        // Negative: closed until somebody opens it.
        out.write("/Count ")
        out.write(number: -kids.count)
      }
      out.write("/Dest[")
      out.write(reference: entry.page)
      out.write("/XYZ 0 ")
      out.write(thousandths: entry.y)
      out.write(" 0]>>")
    }
  }
}

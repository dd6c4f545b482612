import Findings
package import TemplateLanguage

/// The contexts around the place being rendered, and what must be remembered between places of one document.
///
/// An engine pushes one context for each item of a section and pops it after; paths were resolved against that order.
package struct RenderState: ~Copyable {
  /// The values of the document, and the groups that sections made of them so far.
  package internal(set) var data: TemplateData
  private var levels: [Level]
  /// A context.
  private struct Level {
    var cell: Cell
    /// The number of its item, from 1; 0 for a blank one.
    var position = 0
  }
  /// How many more times sections may be entered; less than none if they were entered too often.
  package private(set) var iterationsLeft: Int
  /// The last number given out by `fresh`; an engine starts it after the greatest one in the template.
  package var lastFresh = 0
  /// The pictures that the document took in so far.
  package var pictures = PictureShelf()
  /// The codes that were drawn in this document and in those before it.
  package var codes = DrawnCodes()
  /// The links that the document took in so far.
  package var links = LinkShelf()
  /// What was given out once.
  package var unique = UniqueNumbers()
  /// The picture being drawn.
  var drawing: TemplateDrawing?
  /// Whether the data are only like those of documents: what cannot be a code is not drawn.
  private let isSample: Bool

  /// `iterations` is how many times sections may be entered.
  package init(
    _ data: TemplateData, iterations: Int = TemplateLimits.standard.iterations, isSample: Bool = false
  ) {
    self.data = data
    self.isSample = isSample
    iterationsLeft = iterations
    levels = [Level(cell: data.root)]
    levels.reserveCapacity(8)
  }

  /// Enters a context; `position` is the number of its item, from 1, and 0 for a blank one.
  package mutating func push(_ item: (cell: Cell, position: Int)) {
    iterationsLeft -= 1
    levels.append(Level(cell: item.cell, position: item.position))
  }

  /// Leaves a context.
  package mutating func pop() { levels.removeLast() }

  // MARK: Finding

  /// The value that is found in this way, at the end of this path; nothing if there is none.
  @inline(__always)
  package func cell(_ access: ValueAccess, named path: @autoclosure () -> NamePath) -> Cell {
    guard case .index(let level, let index, let member) = access, data.isAligned else { return find(path()) }
    let cell = data.member(at: Int(index), of: levels[Int(level)].cell)
    return member < 0 ? cell : data.member(at: Int(member), of: cell)
  }

  private func find(_ path: NamePath) -> Cell {
    let innermost = levels[levels.count - 1]
    switch path.start {
    case .current: return innermost.cell
    case .level(let level): return walk(levels[level].cell, path, from: 0)
    case .position: return innermost.position == 0 ? .empty : Cell(kind: .integer, index: int32(innermost.position))
    case .search:
      for level in levels.indices.reversed() {
        if let cell = data.find(path.members[0], in: levels[level].cell) { return walk(cell, path, from: 1) }
        // A blank item has every name of its list, with nothing in it.
        if level > 0, levels[level].position == 0 { return .empty }
      }
      // Nothing has this name: the number of an item may be meant.
      if path.members.count == 1, NameScope.isPosition(path.members[0]), levels.count > 1 {
        return find(NamePath(start: .position, members: []))
      }
      return .empty
    }
  }

  private func walk(_ start: Cell, _ path: NamePath, from first: Int) -> Cell {
    var cell = start
    for step in first..<path.members.count {
      let index = step < path.indices.count ? path.indices[step] : nil
      guard let next = data.find(path.members[step], in: cell, at: index) else { return .empty }
      cell = next
    }
    return cell
  }

  // MARK: Values

  /// Appends the text of a slot's value after its pipes, as plain text.
  @inline(__always)
  func append(_ slot: Int, of program: Program, to out: inout [UInt8]) throws(TemplateError) {
    let read = program.slotReads[slot]
    let cell = cell(read.access, named: program.slots[slot].path)
    if !read.isPiped { return data.append(cell, to: &out) }
    if let left = try append(cell, through: program.slots[slot], to: &out) { left.data.append(left.cell, to: &out) }
  }

  /// Sends a value through the pipes of its slot; see `TemplateData`.
  package func append(
    _ cell: Cell, through slot: borrowing ValueSlot, to out: inout [UInt8]
  ) throws(TemplateError) -> (cell: Cell, data: TemplateData)? {
    do throws(TemplateError) {
      return try data.append(cell, through: slot.pipes[...], to: &out)
    } catch { throw error.naming(slot.name) }
  }

  /// The value of a slot after its pipes: a text if one of them wrote it out.
  func value(of slot: borrowing ValueSlot) throws(TemplateError) -> (cell: Cell, data: TemplateData) {
    let cell = cell(ValueAccess(slot.path), named: slot.path)
    var text: [UInt8] = []
    if let left = try append(cell, through: slot, to: &text) { return left }
    let data = TemplateData(text: text, data.language)
    return (data.root, data)
  }

  /// The text of a slot's value after its pipes.
  package func text(of slot: borrowing ValueSlot) throws(TemplateError) -> String {
    let (cell, data) = try value(of: slot)
    return data.text(cell)
  }

  /// What a slot draws; nothing for a slot that is written.
  ///
  /// `limit` is the width of the place in millimetres, which pictures without a given size do not exceed.
  package mutating func drawings(of slot: ValueSlot, limit: Double?) throws(TemplateError) -> [TemplateDrawing] {
    guard let drawing = slot.drawing else { return [] }
    let (cell, data) = try value(of: slot)
    do throws(TemplateError) {
      return try drawing.drawings(of: cell, data, limit: limit, &codes)
    } catch {
      if isSample { return [] }
      throw error.naming(slot.name)
    }
  }

  /// The id of the relationship from the part being written to the picture of a drawing; a code takes the place of `own`.
  package mutating func relationship(to drawing: TemplateDrawing, inPlaceOf own: OwnPicture? = nil) -> String {
    let picture = codes.picture(of: drawing)
    if let own, case .code = drawing.content, pictures.put(picture, inPlaceOf: own.part) { return own.relationship }
    return pictures.relationship(to: picture)
  }

  /// Whether a box is ticked: by a `tick` pipe, or because a section over the value is printed.
  func isTicked(_ slot: borrowing ValueSlot) throws(TemplateError) -> Bool {
    let (cell, data) = try value(of: slot)
    if cell.kind == .text, slot.pipes.contains(where: { $0.entry === PipeEntry.tick }) {
      return data.text(cell) != BoxStyle.modern.glyph(false)
    }
    return cell.isTruthy
  }
}

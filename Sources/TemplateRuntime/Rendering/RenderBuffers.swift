import Deflating
package import OPC
import Synchronization
package import TemplateLanguage
package import Zipping

/// How changed parts are compressed.
package enum Compression: Sendable {
  /// From what is ready: the way of the program.
  case relocatable
  /// By zlib at level 6 from the plain text: slow, and what tests compare with.
  case reference
}

/// What is kept from one rendering to the next.
package struct RenderBuffers: Sendable {
  /// How parts are compressed.
  let compression: Compression
  private var runners: [ProgramRunner] = []
  private var encoders: [PartEncoder?] = []
  /// The names that differ between the documents of one form, and the parts that were made for all of them.
  private var changing: Set<String>?
  private var fixed: [Int: PartContent] = [:]
  /// The codes that were drawn last.
  package var codes = DrawnCodes()
  /// Encoders of the layouts of parts that were met last.
  private var layouts: [(layout: any AnyObject & Sendable, encoder: PartEncoder)] = []
  /// How many layouts are kept.
  package static let mostLayouts = 32
  /// Small parts as they were in other documents, with what zlib made of them.
  private var packed: [PartName: [(key: [Int]?, plain: [UInt8], member: RawMember)]] = [:]

  package init(_ compression: Compression) { self.compression = compression }

  /// Documents of one form follow, between which only the values of these names differ.
  package mutating func begin(changing: Set<String>) {
    self.changing = changing
    fixed.removeAll(keepingCapacity: true)
  }

  /// Documents that have nothing in common follow.
  package mutating func end() {
    changing = nil
    fixed.removeAll(keepingCapacity: true)
  }

  /// The part of this number: rendered, and compressed.
  package mutating func part(
    _ index: Int, of part: ProgramPart, in state: inout RenderState
  ) throws(TemplateError) -> PartContent {
    let isFixed = changing.map { part.use.isFixed(while: $0) } ?? false
    if isFixed, let content = fixed[index] { return content }
    while runners.count <= index { runners.append(ProgramRunner()) }
    let (fresh, drawn) = (state.lastFresh, state.pictures.useCount)
    try runners[index].run(part.program, in: &state)
    let content = content(of: index, runners[index].text, part.member, part.program.constants) {
      part.plan.plan { PartPlan(part.program, samples: part.samples()) }
    }
    if isFixed, state.lastFresh == fresh, state.pictures.useCount == drawn { fixed[index] = content }
    return content
  }

  /// A part that is the same in most documents: it is compressed again only where it is not. Parts with the same key are
  /// the same and are not even made again.
  package mutating func content(
    _ name: PartName, key: [Int]?, _ make: () -> [UInt8]
  ) throws(ZipError) -> PartContent {
    guard compression == .relocatable else { return .plain(make()) }
    if let key, let known = packed[name]?.first(where: { $0.key == key }) { return .raw(known.member) }
    let plain = make()
    if let known = packed[name]?.first(where: { $0.plain == plain }) { return .raw(known.member) }
    let member = try RawMember(name: name.member, deflating: plain)
    if packed[name, default: []].count >= 8 { packed[name]?.removeFirst() }
    packed[name, default: []].append((key, plain, member))
    return .raw(member)
  }

  /// Whether a text with these constants is compressed by a plan.
  private func isPlanned(_ constants: borrowing ConstantText) -> Bool {
    compression == .relocatable && constants.bytes.count <= PartPlan.mostText
  }

  /// The recorded text of a part in one of its layouts; each layout has its plan.
  package mutating func content(
    ofLayout layout: any AnyObject & Sendable, of text: TextRecorder, member: String, constants: ConstantText,
    plan: () -> PartPlan
  ) -> PartContent {
    guard isPlanned(constants) else { return plain(text, with: constants) }
    if let known = layouts.first(where: { $0.layout === layout }) {
      return .raw(known.encoder.member(member, text, with: constants))
    }
    let encoder = PartEncoder(plan())
    if layouts.count >= RenderBuffers.mostLayouts { layouts.removeFirst() }
    layouts.append((layout, encoder))
    return .raw(encoder.member(member, text, with: constants))
  }

  private func plain(_ text: TextRecorder, with constants: borrowing ConstantText) -> PartContent {
    var bytes: [UInt8] = []
    text.write(to: &bytes, constants)
    return .plain(bytes)
  }

  /// What was recorded, compressed by the plan that `plan` gives.
  package mutating func content(
    of index: Int, _ text: TextRecorder, _ member: String, _ constants: ConstantText, plan: () -> PartPlan
  ) -> PartContent {
    guard isPlanned(constants) else { return plain(text, with: constants) }
    while encoders.count <= index { encoders.append(nil) }
    let encoder = encoders[index] ?? PartEncoder(plan())
    encoders[index] = encoder
    return .raw(encoder.member(member, text, with: constants))
  }
}

/// The encoder of one part.
final class PartEncoder: Sendable {
  // Locked for no other reason than that renderers may go from thread to thread.
  private let encoder: Mutex<DeflateEncoder>
  private let runs: [Int32]

  init(_ plan: PartPlan) {
    encoder = Mutex(DeflateEncoder(plan.plan))
    runs = plan.runs
  }

  /// A member with the recorded text, whose constant pieces are those of `constants`.
  func member(_ name: String, _ text: TextRecorder, with constants: borrowing ConstantText) -> RawMember {
    encoder.withLock { encoder in
      encoder.reset()
      let values = text.values.span
      for piece in text.pieces {
        if piece.constant < 0 {
          encoder.value(values.extracting(Int(piece.start)..<Int(piece.start + piece.count)))
        } else if case let run = runs[Int(piece.constant)], run >= 0 {
          encoder.run(Int(run))
        } else {
          // A plan that lacks a piece costs room, and nothing else.
          encoder.value(constants[Int(piece.constant)].span)
        }
      }
      var bytes: [UInt8] = []
      let facts = encoder.finish(appendingTo: &bytes)
      return RawMember(name: name, method: .deflated, crc: facts.crc, size: facts.size, bytes: bytes)
    }
  }
}

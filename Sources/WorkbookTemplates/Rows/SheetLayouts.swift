import Synchronization
import TemplateLanguage
import TemplateRuntime

/// A sheet in one layout of its rows: their numbers and what refers to them are constant, and so is the plan.
final class PlacedSheet: Sendable {
  /// How many iterations each section has.
  let iterations: [Int]
  /// Where the rows are.
  let map: RowMap
  let program: SheetProgram
  private let samples: [TemplateData]
  private let uses1904: Bool
  private let plan = SharedPlan()

  init(_ program: SheetProgram, _ map: RowMap, iterations: [Int], samples: [TemplateData], uses1904: Bool) {
    self.iterations = iterations
    self.map = map
    self.samples = samples
    self.uses1904 = uses1904
    self.program = program.placed(map, uses1904: uses1904, sample: samples.first ?? TemplateData(.empty))
  }

  /// How the part is compressed.
  var partPlan: PartPlan {
    plan.plan {
      var steps = PlanSteps(program.text.constants)
      steps.add(program)
      let recorded = samples.prefix(2).compactMap { program.recorded($0, uses1904: uses1904)?.text }
      return PartPlan(program.text.constants, steps: steps, samples: recorded)
    }
  }
}

/// The layouts of a sheet: a form of some rows is printed again and again with few of them, and what they make constant need
/// not be made again.
///
/// Whether a layout is placed depends on nothing but the template and its iterations, so that a document is the same bytes
/// whatever was rendered before: layouts that were forgotten are made anew.
final class SheetLayouts: Sendable {
  private let program: SheetProgram
  private let samples: [TemplateData]
  private let uses1904: Bool
  private let known = Mutex<[PlacedSheet]>([])

  /// The most rows with cells that a layout may have. With more, its own plan would take more time than it saves.
  private static let mostRows = 200

  /// `nil` if the sheet has but one layout, merged cells that are decided by values, layouts that cannot be told by the
  /// iterations of its sections alone, or too much text for several.
  init?(_ sheet: SheetTemplate, _ vocabulary: TemplateVocabulary, uses1904: Bool) {
    guard sheet.repeated == nil, sheet.nameText == nil, let program = sheet.program, program.moves,
      !program.mergesCells, SheetLayouts.areTold(by: program.nodes),
      program.text.constants.bytes.count <= PartPlan.mostText
    else { return nil }
    self.program = program
    self.uses1904 = uses1904
    samples = SampleData.samples(of: vocabulary, for: program.programs)
  }

  /// The sheet in the layout that it has with these data; `nil` if that is too long.
  func placed(_ state: inout RenderState) throws(TemplateError) -> PlacedSheet? {
    var iterations = [Int](repeating: 0, count: program.plan.sections.count)
    var rows = 0
    guard count(program.nodes, &iterations, &rows, &state) else { return nil }
    if let sheet = known.withLock({ $0.first { $0.iterations == iterations } }) { return sheet }
    let map = try RowMap(program.plan, program.nodes, &state)
    let sheet = PlacedSheet(program, map, iterations: iterations, samples: samples, uses1904: uses1904)
    return known.withLock { known in
      if let other = known.first(where: { $0.iterations == iterations }) { return other }
      if known.count >= RenderBuffers.mostLayouts { known.removeFirst() }
      known.append(sheet)
      return sheet
    }
  }

  /// Whether each section has one number of iterations: one within another has, if the other prints at most once and in the
  /// same values.
  private static func areTold(by nodes: [SheetNode]) -> Bool {
    nodes.allSatisfy { node in
      guard case .section(let section) = node else { return true }
      if section.slot.isInverted { return areTold(by: section.body) }
      return section.body.allSatisfy { if case .section = $0 { false } else { true } }
    }
  }

  /// Counts the iterations of all sections; `false` if no layout can be told or it is too long.
  private func count(
    _ nodes: [SheetNode], _ iterations: inout [Int], _ rows: inout Int, _ state: inout RenderState
  ) -> Bool {
    for case .section(let section) in nodes {
      var count = 0
      if section.slot.isInverted {
        if state.isPrinted(inverted: section.slot, section.read) {
          count = 1
          guard self.count(section.body, &iterations, &rows, &state) else { return false }
        }
      } else {
        let all = state.items(of: section.slot, section.read)
        count = all.count
        // A layout of one iteration is that of an item.
        if all.valueCount == 0, section.blankBody != nil { return false }
      }
      iterations[section.index] = count
      rows += count * (section.rowCount ?? 1)
      if rows > SheetLayouts.mostRows { return false }
    }
    return true
  }
}

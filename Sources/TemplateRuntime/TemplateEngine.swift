package import Findings
package import OPC
package import TemplateLanguage

/// What an engine for one document format provides. To plug one in:
///
/// 1. Cut each part into texts (paragraphs, cells) and let one `TagParser` find the tags of each in reading order; make its
///    `issues` into findings with `TagFindings`, and wrap tags as `LocatedTag` with a place that people know.
/// 2. Pair section tags with `SectionMatcher` and decide which unit each pair covers.
/// 3. Walk front to back with a `ProgramBuilder` and a stack of `NameScope`s, asking the given `SlotCompiler` for the slot of
///    each value and section; the compiler gathers findings and used names. An engine whose units are not plain byte ranges
///    (worksheet rows that move) keeps its own program and uses `RenderState` (`value(of:)`, `items(of:)`, `push`, `pop`).
/// 4. Render each part with `RenderBuffers`, which runs its program and compresses what comes out, into the changes of a
///    package.
///
/// Add the engine to `TemplateEngines`.
package protocol TemplateEngine: Sendable {
  /// Compiles a package; findings go to `compiler`. `nil` only together with a finding of severity error.
  static func compile(_ source: TemplateSource, _ compiler: inout SlotCompiler) -> Self?
  /// Section options beyond the common ones, such as `sheet`.
  static var sectionOptions: Set<String> { get }
  /// The tags in reading order.
  var tags: [TemplateTag] { get }
  /// Findings about the whole file in the order in which readers meet their places.
  func inReadingOrder(_ findings: [Finding]) -> [Finding]
  /// The parts that data change, first those that are the same on all copies of a form.
  var changing: [PartName] { get }
  /// Those parts with their data.
  func render(_ data: TemplateData, using buffers: inout RenderBuffers) throws -> OPCChanges
}

extension TemplateEngine {
  package func inReadingOrder(_ findings: [Finding]) -> [Finding] { findings }
}

/// What is compiled.
package struct TemplateSource: Sendable {
  /// The package.
  package let package: OPCPackage
  /// The name that findings use for the file.
  package let name: String
  /// The marks around tags at the beginning of each part.
  package let delimiters: TagDelimiters

  package init(package: OPCPackage, name: String, delimiters: TagDelimiters) {
    self.package = package
    self.name = name
    self.delimiters = delimiters
  }
}

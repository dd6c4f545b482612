package import OPC
package import TemplateLanguage

/// A part of a package that a program makes.
package final class ProgramPart: Sendable {
  package let name: PartName
  /// The name of its member in the archive.
  let member: String
  let program: Program
  /// What it depends on.
  package let use: PartUse
  let plan = SharedPlan()
  private let vocabulary: TemplateVocabulary

  package init(_ name: PartName, program: Program, vocabulary: TemplateVocabulary) {
    self.name = name
    member = name.member
    self.program = program
    self.vocabulary = vocabulary
    use = PartUse(program)
  }

  /// Data as they may come, the same for every rendering.
  func samples() -> [TemplateData] { SampleData.samples(of: vocabulary, for: [program]) }
}

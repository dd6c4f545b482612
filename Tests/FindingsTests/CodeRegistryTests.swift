import Findings
import Foundation
import Testing

/// The registry of codes and the program say the same: nothing is given that it does not explain, and nothing else.
@Suite struct `Registry of codes` {
  private let words = CodeWords(SourceTexts.program)

  @Test func `every code stands in the registry once`() {
    let names = FindingCode.all.map(\.name)
    #expect(Dictionary(grouping: names) { $0 }.filter { $1.count > 1 }.keys.sorted() == [])
    #expect(names.filter { $0.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) == nil } == [])
    #expect(FindingCode.named("bad-phone")?.effect == .error && FindingCode.named("bad-fone") == nil)
  }

  @Test func `every code is explained in three languages, and says what to do`() {
    for code in FindingCode.all {
      for text in [code.meaning, code.example ?? code.meaning, code.remedy] {
        #expect(text.zhHant?.isEmpty == false && text.en?.isEmpty == false && !text.zhHans.isEmpty, "\(code.name)")
        #expect(!text.wordings.contains { $0.contains("\\(") || $0.contains(" |") }, "\(code.name)")
        #expect(!text.zhHans.contains { "「」".contains($0) }, "\(code.name)")
        #expect(text.zhHant?.contains { "“”".contains($0) } == false, "\(code.name)")
      }
      #expect(code.meaning != code.remedy, "\(code.name)")
    }
  }

  /// A literal that looks like a code is one, or is named here as something else.
  @Test func `no code is given that the registry does not have`() {
    let known = Set(FindingCode.all.map(\.name)).union(CodeLists.otherNames)
    let written = words.literals.filter { $0.first?.isLetter == true && $0.dropFirst().dropLast().contains("-") }
    #expect(written.union(words.codes).subtracting(known).sorted() == [])
    #expect(CodeLists.otherNames.filter { !written.contains($0) } == [])
  }

  @Test func `no code is explained that the program does not give`() {
    let names = FindingCode.all.map(\.name)
    #expect(names.filter { !words.literals.contains($0) && !CodeLists.identifiers.contains($0) } == [])
    // The others are made of this and the type of the field.
    #expect(SourceTexts.program.range(of: Data(#""bad-\(target.field.type.rawValue"#.utf8)) != nil)
  }

  /// A test that expects a code names it. What no test names is listed, and the list only becomes shorter.
  @Test func `every code is named by a test, but for those listed`() {
    let tests = CodeWords(SourceTexts.tests).named
    let unnamed = FindingCode.all.map(\.name).filter { name in
      if tests.contains(name) { return false }
      return CodeLists.cases[name].flatMap { SourceTexts.tests.range(of: Data(".\($0)".utf8)) } == nil
    }
    #expect(unnamed.filter { !CodeLists.untested.contains($0) } == [], "a new code needs a test")
    #expect(CodeLists.untested.filter { !unnamed.contains($0) } == [], "take it off the list: a test names it now")
  }
}

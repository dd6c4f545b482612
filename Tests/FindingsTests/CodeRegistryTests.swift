import Findings
import Foundation
import Testing

/// The registry of codes and the program say the same: nothing is given that it does not explain, and nothing else.
@Suite struct `Registry of codes` {
  @Test func `every code is described once`() {
    let codes = CodeDescription.all.map(\.code)
    #expect(codes.count == Set(codes).count && Set(codes) == Set(FindingCode.allCases))
    let names = FindingCode.allCases.map(\.name)
    #expect(names.filter { $0.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) == nil } == [])
    #expect(CodeDescription.named("bad-phone")?.code == .badPhone && CodeDescription.named("bad-fone") == nil)
  }

  @Test func `every code is explained in three languages, and says what to do`() {
    for code in CodeDescription.all {
      for text in [code.meaning, code.example ?? code.meaning, code.remedy] {
        #expect(text.zhHant?.isEmpty == false && text.en?.isEmpty == false && !text.zhHans.isEmpty, "\(code.code)")
        #expect(!text.wordings.contains { $0.contains("\\(") || $0.contains(" |") }, "\(code.code)")
        #expect(!text.zhHans.contains { "「」".contains($0) }, "\(code.code)")
        #expect(text.zhHant?.contains { "“”".contains($0) } == false, "\(code.code)")
      }
      #expect(code.meaning != code.remedy, "\(code.code)")
    }
  }

  /// A code that is no case does not compile, so what is given is described; this is the other direction.
  @Test func `no code is described that the program does not give`() {
    let members = CodeWords(SourceTexts.program).members
    #expect(FindingCode.allCases.filter { !members.contains($0.rawValue) } == [])
  }

  /// A test that expects a code names it. What no test names is listed, and the list only becomes shorter.
  @Test func `every code is named by a test, but for those listed`() {
    let tests = CodeWords(SourceTexts.tests)
    let unnamed = FindingCode.allCases.filter { !tests.named.contains($0.name) && !tests.members.contains($0.rawValue) }
    #expect(unnamed.filter { !CodeLists.untested.contains($0) } == [], "a new code needs a test")
    #expect(CodeLists.untested.filter { !unnamed.contains($0) } == [], "take it off the list: a test names it now")
  }
}

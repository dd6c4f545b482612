import Findings
import Foundation
import Testing

@Suite struct SystemErrorTests {
  @Test func `every error of the system is told in Chinese first, with its code where it has no words of its own`() {
    for number in 1...Int32(133) {
      let text = LocalizedText.systemError(number)
      #expect(text.zhHans.unicodeScalars.first.map { $0.value > 0x2E80 } == true, "\(number): \(text.zhHans)")
      #expect(!text.text(in: .zhHant).isEmpty && text.text(in: .en).allSatisfy(\.isASCII), "\(number)")
    }
    #expect(LocalizedText.systemError(ELOOP).zhHans == "符号链接太多或成环")
    #expect(LocalizedText.systemError(EDOM).zhHans == "系统错误 33（Numerical argument out of domain）")
  }
}

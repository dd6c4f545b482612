import Findings
import Markup

/// Point 39: the value of a numeric cell is a number, that of a boolean 0 or 1.
///
/// Prevents: a numeric cell holds no number, and Excel asks to repair.
struct NumericValueRule: PackageRule {
  static let point = 39
  static let meaning = FaultMeaning(.packageNotANumber)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.worksheets.flatMap { sheet in
      sheet.all("s:v").compactMap { index in
        let cell = sheet.outline.nodes[index].parent
        let text = sheet.outline.text(of: index)
        let isRight =
          switch sheet.attribute("t", cell) ?? "n" {
          case "n": text.isEmpty || isNumber(text)
          case "b": text == "0" || text == "1"
          case "e": text.hasPrefix("#")
          default: true
          }
        if isRight { return nil }
        return sheet.fault(Self.point, index, "\(sheet.attribute("r", cell) ?? "") holds \"\(text)\"", about: text)
      }
    }
  }

  private func isNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { 0x30...0x39 ~= $0 || "+-.eE".utf8.contains($0) } && Double(text)?.isFinite == true
  }
}

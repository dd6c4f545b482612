import Findings
import Markup

/// Point 40: the list of shared strings counts the cells that use it and its entries rightly, where it counts.
///
/// Excel does not mind, validators and some readers do.
struct SharedStringCountRule: PackageRule {
  static let point = 40
  static let meaning = FaultMeaning(
    "package-text-count", .warning, "共享文字表注明的数目不对，Excel 不在意，严格的程序会报错",
    hant: "共用文字表註明的數目不對，Excel 不在意，嚴格的程式會報錯",
    en: "the list of shared texts is counted wrongly: Excel does not mind, strict programs do", hint: .tellMaker)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    guard let table = package.part("sharedStrings", from: package.main) else { return [] }
    let references = package.worksheets.map { sheet in
      sheet.all("s:c").count { sheet.attribute("t", $0) == "s" }
    }.reduce(0, +)
    let root = table.outline.root
    return [("count", references), ("uniqueCount", table.all("s:si").count)].compactMap { name, right in
      guard let stated = table.attribute(name, root).flatMap({ Int($0) }), stated != right else { return nil }
      return table.fault(Self.point, root, "\(name) is \(stated), not \(right)")
    }
  }
}

import Findings
import OPC
import Zipping

/// Checks a .docx or .xlsx that was written, as strictly as anyone who opens it may.
///
///     let faults = PackageCheck.findings(in: bytes, name: "a.docx", schemas: directory)
///     #expect(faults.isEmpty)
public enum PackageCheck {
  /// Everything that is wrong with the package.
  ///
  /// - Parameter schemas: the folder of the ISO 29500 schemas with `wml-driver.xsd` in it; `nil` leaves them out.
  public static func findings(in bytes: [UInt8], name: String, schemas: String?) -> [PackageFault] {
    let package: CheckedPackage
    do { package = try CheckedPackage(bytes, name: name) } catch { return [refusal(error)] }
    var faults = rules.flatMap { $0.faults(in: package) }
    if let schemas { faults += SchemaRule(directory: schemas).faults(in: package) }
    return faults
  }

  /// What is wrong by the rules alone, the schemas left out.
  public static func findings(in bytes: [UInt8], name: String) -> [PackageFault] {
    findings(in: bytes, name: name, schemas: nil)
  }

  /// All rules but the schemas, in the order of the list.
  static let rules: [any PackageRule & Sendable] = [
    ContentTypePresenceRule(), ContentTypeOnceRule(), RelationshipTargetRule(), OverrideTargetRule(),
    ArchiveFormRule(), ArchiveAttributesRule(), MainTypeRule(), EncodingRule(), SpaceRule(), LineEndRule(),
    IgnorablePrefixRule(), CellEndRule(), TableFormRule(), TableNeighbourRule(), ContentControlRule(),
    ParagraphNestingRule(), TableGridRule(), DrawingIdRule(), AnnotationIdRule(), BookmarkRule(),
    ContentControlIdRule(), ParagraphIdRule(), FieldBalanceRule(), NumberingRule(), StyleReferenceRule(),
    NoteReferenceRule(), ImageExtentRule(), RelationshipIdRule(), CalcChainRule(), MergeRule(), TablePartRule(),
    NumericValueRule(), SharedStringRule(), CellOrderRule(), StyleIndexRule(), SheetLimitRule(), SheetNameRule(),
    DefinedNameRule(), SharedPartRule(), SharedFormulaRule(), FixedTimeRule(),
  ]

  private static func refusal(_ error: OPCError) -> PackageFault {
    let point =
      switch error.code {
      case "zip-duplicate-name", "opc-part-exists": 4
      case "opc-not-a-package": 9
      case "xml-refused": 12
      case "zip-limit", "zip-overlap": 51
      default: 0
      }
    return PackageFault(point: point, part: error.part ?? "", message: error.message.text(in: .en))
  }
}

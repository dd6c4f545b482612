package import Findings
package import OPC
import Zipping

/// Checks a .docx or .xlsx that was written, as strictly as anyone who opens it may.
///
///     let faults = PackageCheck.findings(in: bytes, name: "a.docx", schemas: directory)
///     #expect(faults.isEmpty)
package enum PackageCheck {
  /// Everything that is wrong with a package that this library wrote.
  ///
  /// - Parameter schemas: the folder of the ISO 29500 schemas with `wml-driver.xsd` in it; `nil` leaves them out.
  package static func findings(in bytes: [UInt8], name: String, schemas: String?) -> [PackageFault] {
    let package: CheckedPackage
    do { package = try CheckedPackage(bytes, name: name) } catch { return [Refusal.fault(error, bytes)] }
    return faults(in: package, rules, schemas).map(package.placed)
  }

  /// What is wrong by the rules alone, the schemas left out.
  package static func findings(in bytes: [UInt8], name: String) -> [PackageFault] {
    findings(in: bytes, name: name, schemas: nil)
  }

  /// What is wrong with a package of any program, for people who use Word and Excel.
  ///
  package static func report(in bytes: [UInt8], name: String, schemas: String?) -> [Finding] {
    do {
      let package = try CheckedPackage(bytes, name: name)
      var report = FaultReport(name, package)
      return report.findings(faults(in: package, rules.filter { !type(of: $0).isOwnHabit }, schemas))
    } catch {
      var report = FaultReport(name, nil)
      return report.findings([Refusal.fault(error, bytes)])
    }
  }

  /// What makes a template dangerous to hand on, and with `all` whatever else `report` tells of what is made from it, by
  /// the rules alone.
  ///
  /// `bytes` are those that `package` was read from.
  package static func findings(
    in package: OPCPackage, _ bytes: [UInt8], name: String, all: Bool
  ) -> (dangers: [Finding], faults: [Finding]) {
    do {
      let checked = try CheckedPackage(package, bytes, name: package.file)
      var report = FaultReport(name, checked)
      let dangerous = report.findings(faults(in: checked, dangers, nil))
      let rules = all ? sound.filter { !type(of: $0).isOwnHabit && !type(of: $0).isOfArchive } : []
      let faults = report.findings(faults(in: checked, rules, nil))
      return (dangerous, faults)
    } catch {
      var report = FaultReport(name, nil)
      return (report.findings([Refusal.fault(error, bytes)]), [])
    }
  }

  /// What each rule means, for documentation.
  package static var meanings: [FaultMeaning] {
    rules.map { type(of: $0).meaning } + [SchemaRule.meaning]
  }

  private static func faults(
    in package: CheckedPackage, _ rules: [any PackageRule], _ schemas: String?
  ) -> [PackageFault] {
    var faults = rules.flatMap { $0.explained(in: package) }
    if let schemas { faults += SchemaRule(directory: schemas).explained(in: package) }
    return faults
  }

  /// All rules but the schemas.
  static let rules: [any PackageRule] = dangers + sound

  /// The rules about what fetches, starts or brings in something.
  static let dangers: [any PackageRule] = [
    PartListRule(), RelationshipListRule(), EmbeddedPackageRule(), FieldCodeRule(), FormulaRule(), AddressRule(),
    LinkedElementRule(),
  ]

  /// The rules about what programs refuse or repair, in the order of the list.
  static let sound: [any PackageRule] = [
    ContentTypePresenceRule(), ContentTypeOnceRule(), RelationshipTargetRule(), OverrideTargetRule(), OrphanPartRule(),
    DataDescriptorRule(), Zip64Rule(), ArchiveFormRule(), ArchiveAttributesRule(), MainTypeRule(), MainPartRule(),
    EncodingRule(), SpaceRule(), LineEndRule(), IgnorablePrefixRule(), ChildOrderRule(), CellEndRule(),
    TableFormRule(), TableNeighbourRule(), ContentControlRule(), ParagraphNestingRule(), TableGridRule(),
    DrawingIdRule(), AnnotationIdRule(), BookmarkRule(), ContentControlIdRule(), ParagraphIdRule(),
    FieldBalanceRule(), SectionRule(), NumberingRule(), StyleReferenceRule(), NoteReferenceRule(), ImageExtentRule(),
    RelationshipIdRule(), PortableContentRule(), WorksheetOrderRule(), CalcChainRule(), MergeRule(), TablePartRule(),
    NumericValueRule(), SharedStringRule(), SharedStringCountRule(), CellOrderRule(), DimensionRule(), StyleIndexRule(),
    NumberFormatRule(),
    SheetLimitRule(), SheetNameRule(), DefinedNameRule(), SharedPartRule(), SharedFormulaRule(), DateSerialRule(),
    FixedTimeRule(),
  ]
}

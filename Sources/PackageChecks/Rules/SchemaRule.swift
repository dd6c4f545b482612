import Findings
import Markup

/// Point 17 (and 35): elements stand in the order of the schemas, and everything else that ISO/IEC 29500-4
/// (transitional)
/// and 29500-2 can say in XML Schema.
///
/// Prevents: something inside does not keep to the standard ISO/IEC 29500: strict programs refuse it.
struct SchemaRule: PackageRule {
  static let point = 17
  static let meaning = FaultMeaning(.packageSchema)
  let directory: String

  func faults(in package: CheckedPackage) -> [PackageFault] {
    var faults = check(package.contentTypes, "opc/opc-contentTypes.xsd")
    for part in package.parts {
      // Strict documents have namespaces of their own, which the transitional schemas do not know.
      let isStrict = part.outline.namespaceURI(of: part.outline.root).hasPrefix("http://purl.oclc.org/")
      if !isStrict, let schema = SchemaRule.schema(for: part.contentType) { faults += check(part, schema) }
    }
    return faults
  }

  private func check(_ part: CheckedPart, _ schema: String) -> [PackageFault] {
    XMLSchemas.validate(CompatibilityStep.apply(to: part), with: schema, in: directory).map {
      PackageFault(point: Self.point, part: part.name, place: $0.place, message: $0.message)
    }
  }

  /// The schema for a content type; `nil` for parts that the standard does not know.
  static func schema(for contentType: String) -> String? {
    let office = "application/vnd.openxmlformats-officedocument."
    switch contentType {
    case "application/vnd.openxmlformats-package.relationships+xml": return "opc/opc-relationships.xsd"
    case "application/vnd.openxmlformats-package.core-properties+xml": return "opc-core-driver.xsd"
    case office + "theme+xml": return "transitional/dml-main.xsd"
    case office + "drawingml.chart+xml": return "transitional/dml-chart.xsd"
    case office + "extended-properties+xml": return "transitional/shared-documentPropertiesExtended.xsd"
    case office + "custom-properties+xml": return "transitional/shared-documentPropertiesCustom.xsd"
    case office + "drawing+xml": return "sml-driver.xsd"
    case let type where type.hasPrefix(office + "wordprocessingml."): return "wml-driver.xsd"
    case let type where type.hasPrefix(office + "spreadsheetml."): return "sml-driver.xsd"
    default: return nil
    }
  }
}

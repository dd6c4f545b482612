/// Checks an OFD file by the rules of OFD-A and, where there are schemas, by those of GB/T 33190-2016.
package enum OFDCheck {
  /// Everything that is wrong with a file.
  ///
  /// - Parameter schemas: the folder of the schemas with `OFD.xsd` in it; `nil` leaves them out.
  package static func faults(in bytes: [UInt8], schemas: String? = nil) -> [OFDFault] {
    do {
      let document = try CheckedDocument(bytes)
      var rules = rules
      if let schemas { rules.append(SchemaRule(folder: schemas)) }
      return rules.flatMap { $0.explained(in: document) }
    } catch {
      return [OFDFault(clause: "opening", part: "", message: "\(error)")]
    }
  }

  /// All rules but the schemas, in the order of the clauses.
  static let rules: [any OFDRule] = [
    OutsideReferenceRule(), StrayPartRule(), DocumentTypeRule(), MetadataRule(), SingleDocumentRule(),
    TechnicalElementRule(), ActionRule(), DestinationRule(), PageAreaRule(), LayerNameRule(), BlockDepthRule(),
    LayerTypeRule(), ResourcePlaceRule(), FontCoverageRule(), FontTableRule(), PictureFormatRule(), MediaRule(),
    ColourSpaceRule(), ClipRule(), ObjectActionRule(), LineAttributeRule(), SharedPictureRule(),
    InterpolationRule(), TextSizeRule(), TextScaleRule(), AnnotationRule(), SignatureRule(), AttachmentRule(),
    EncryptionRule(), UnitNumberRule(), UnitReferenceRule(), ArchiveFormRule(),
  ]
}

/// Annotations stay as they are and look as they do, without blocks in them.
struct AnnotationRule: OFDRule {
  static let clause = "6.10.1"

  func faults(in document: CheckedDocument) -> [OFDFault] {
    document.annotations.flatMap { part in
      part.all("Annot").flatMap { annotation in
        ["ReadOnly", "NoZoom", "NoRotate"].filter { name in
          // Read-only is what an annotation is that does not say it.
          (part.attribute(name, annotation) ?? (name == "ReadOnly" ? "true" : "false")) != "true"
        }.map { part.fault(annotation, "is not \($0)") }
      }
        + part.all("PageBlock").map { part.fault($0, "lies in an annotation") }
    }
  }
}

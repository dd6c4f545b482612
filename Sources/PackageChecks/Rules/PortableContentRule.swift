import Findings
import OPC

/// Point 34: no foreign chunks, embedded programs or JPEG XR pictures: LibreOffice and WPS show nothing in their place.
///
/// Templates with such content are refused on opening; what cannot be told there is found here.
struct PortableContentRule: PackageRule {
  static let point = 34
  static let meaning = FaultMeaning(.packageNotPortable)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let pictures = package.opc.parts.filter { part in
      ["image/vnd.ms-photo", "image/jxr"].contains(part.contentType.lowercased())
        || ["wdp", "jxr", "hdp"].contains(part.name.fileExtension)
    }
    let objects = package.parts.flatMap { part in
      ["w:altChunk", "o:OLEObject", "s:oleObject"].flatMap(part.all)
        .map { part.fault(Self.point, $0, "\(part.names[$0]) is not portable") }
    }
    return pictures.map {
      PackageFault(point: Self.point, part: $0.name.text, message: "JPEG XR", subject: $0.name.file)
    } + objects
  }
}

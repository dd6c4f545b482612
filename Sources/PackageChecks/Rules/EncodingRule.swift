import Findings
import Markup
import OPC

/// Point 10: parts are in UTF-8 or UTF-16, as ISO/IEC 29500-2 demands; engines that expect UTF-8 alone fail on a
/// `customXml` part in UTF-16, and programs on any other encoding.
struct EncodingRule: PackageRule {
  static let point = 10
  static let meaning = FaultMeaning(.packageEncoding)

  func faults(in package: CheckedPackage) -> [PackageFault] {
    package.opc.parts.filter(\.isXML).compactMap { part in
      guard let bytes = try? part.bytes(), !bytes.starts(with: [0xFE, 0xFF]), !bytes.starts(with: [0xFF, 0xFE]),
        let encoding = XMLNormal.declaredEncoding(bytes)?.lowercased()
      else { return nil }
      if encoding == "utf-8" || encoding == "us-ascii" { return nil }
      return PackageFault(point: Self.point, part: part.name.text, message: "encoded in \(encoding)", subject: encoding)
    }
  }
}

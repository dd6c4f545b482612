import Findings
import Markup
import OPC

/// Point 34: addresses that stand in the text of a part, beside relationships, lead where those may lead.
///
/// Prevents: a cell's link, a picture in VML or in SVG that loads a file or calls a server.
struct AddressRule: PackageRule {
  static let point = 34
  static let meaning = FaultMeaning(
    .dangerousLink, "这里的链接或图片指向文件、网络上的内容或程序，已拒绝", hant: "這裡的連結或圖片指向檔案、網路上的內容或程式，已拒絕",
    en: "a link or picture here leads to a file, to content on the web or to a program: refused",
    hint: LocalizedText(
      "链接只允许 http、https、mailto、tel 地址和本文件里的位置；图片请插入到文件里",
      hant: "連結只允許 http、https、mailto、tel 位址和本檔案裡的位置；圖片請插入到檔案裡",
      en:
        "links may lead to http, https, mailto and tel addresses and to places in the file; insert pictures into the file"
    ))

  func faults(in package: CheckedPackage) -> [PackageFault] {
    let broken = package.unreadable.map {
      package.fault(Self.point, using: $0, "VML that cannot be read", about: $0.file)
    }
    return broken + package.everything.flatMap { locations($0) + drawings($0) + pictures($0) }
  }

  /// The places that cells link to.
  private func locations(_ part: CheckedPart) -> [PackageFault] {
    part.all("s:hyperlink").compactMap { index in
      guard let location = part.anyAttribute("location", index), !SafeAddress.isAllowed(location) else { return nil }
      let scheme = location.prefix { $0 != ":" && $0 != "!" }
      let isAddress =
        scheme.count > 3 && location[scheme.endIndex...].first == ":" && scheme.allSatisfy { $0.isASCII && $0.isLetter }
      let isPath = location.contains("://") || location.hasPrefix("\\\\") || location.contains(":\\")
      return isAddress || isPath ? part.fault(Self.point, index, "location", about: location) : nil
    }
  }

  /// Shapes and pictures in VML.
  private func drawings(_ part: CheckedPart) -> [PackageFault] {
    part.all(prefixed: ["v:", "o:"]).compactMap { index in
      let isShape = !["v:imagedata", "v:fill", "v:stroke", "v:image"].contains(part.names[index])
      let address = part.outline.attributes(of: index).lazy.compactMap { attribute -> String? in
        let name = String(decoding: part.outline.bytes[attribute.name], as: UTF8.self)
        let local = name.split(separator: ":").last?.lowercased() ?? ""
        let value = XMLText.decodeAttribute(part.outline.bytes[attribute.value])
        switch local {
        case "src", "althref": return value.isEmpty || value.hasPrefix("#") ? nil : value
        // Of a shape it is the link; r:href is the id of a relationship, which is looked at with the others.
        case "href":
          let prefix = name.contains(":") ? String(name.prefix { $0 != ":" }) : ""
          let space = prefix.isEmpty ? "" : part.outline.namespaceURI(ofPrefix: prefix, at: index) ?? ""
          if space.hasSuffix("/relationships") || isShape && SafeAddress.isAllowed(value) { return nil }
          return value.isEmpty ? nil : value
        default: return nil
        }
      }.first
      return address.map { part.fault(Self.point, index, "VML", about: $0) }
    }
  }

  /// What SVG draws from elsewhere, or runs.
  private func pictures(_ part: CheckedPart) -> [PackageFault] {
    part.all(prefixed: ["svg:"]).compactMap { index in
      if part.names[index] == "svg:script" { return part.fault(Self.point, index, "a script", about: "script") }
      guard part.names[index] != "svg:a", let address = part.anyAttribute("href", index), !address.isEmpty,
        !address.hasPrefix("#"), !address.lowercased().hasPrefix("data:image/")
      else { return nil }
      return part.fault(Self.point, index, "SVG", about: String(address.prefix(80)))
    }
  }
}

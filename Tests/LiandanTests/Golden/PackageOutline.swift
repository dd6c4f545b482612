import Markup
import OPC
import Register
import Storage

/// A package as text: each part with its content type, XML as a list of elements with their attributes and texts.
///
/// Elements are indented by their depth; attributes stand in the order of their names, since a writer may choose another.
struct PackageOutline {
  /// The parts by name and content type; relationships are parts like others.
  var parts: [String: [String]] = [:]

  /// Reads a package; what it has from its template without a change is told in a line.
  init(_ bytes: [UInt8], template: [UInt8], name: String) throws {
    let package = try OPCPackage(reading: bytes, name: name)
    let template = try OPCPackage(reading: template, name: name)
    for part in package.parts {
      let content = try part.bytes()
      let head = "\(part.name.text) \(part.contentType)"
      if try template.part(part.name)?.bytes() == content {
        parts[head] = ["as in the template"]
      } else if part.isXML {
        let outline = try XMLOutline(content, name: part.name.text)
        var lines: [String] = []
        PackageOutline.write(outline, outline.root, depth: 0, to: &lines)
        parts[head] = lines
      } else {
        parts[head] = ["\(content.count) bytes, SHA-256 \(Digest(of: content).hex)"]
      }
    }
  }

  private static let mark = "=== "

  /// Reads what `text` wrote.
  init(text: String) {
    var head = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init) {
      if line.hasPrefix(PackageOutline.mark) {
        head = String(line.dropFirst(PackageOutline.mark.count))
        parts[head] = []
      } else {
        parts[head, default: []].append(line)
      }
    }
  }

  /// The parts in the order of their names, each line ended.
  var text: String {
    parts.sorted { $0.key < $1.key }.flatMap { [PackageOutline.mark + $0.key] + $0.value }.map { $0 + "\n" }.joined()
  }

  private static func write(_ outline: XMLOutline, _ index: Int, depth: Int, to lines: inout [String]) {
    let indent = String(repeating: " ", count: depth)
    let attributes = outline.attributes(of: index).map { attribute in
      let name = String(decoding: outline.bytes[attribute.name], as: UTF8.self)
      return "\(name)=\(quoted(outline.attribute(name, of: index) ?? ""))"
    }
    let head = indent + ([outline.name(of: index)] + attributes.sorted()).joined(separator: " ")
    let children = outline.children(of: index).filter { [.element, .text, .cdata].contains(outline.nodes[$0].kind) }
    if children.allSatisfy({ outline.nodes[$0].kind != .element }) {
      let text = outline.text(of: index)
      return lines.append(text.isEmpty ? head : "\(head) \(quoted(text))")
    }
    lines.append(head)
    for child in children {
      if outline.nodes[child].kind == .element {
        write(outline, child, depth: depth + 1, to: &lines)
      } else {
        lines.append("\(indent) \(quoted(outline.text(of: child)))")
      }
    }
  }

  private static func quoted(_ text: String) -> String {
    let escaped = text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n").replacing("\r", with: "\\r")
    return "\"\(escaped.replacing("\"", with: "\\\""))\""
  }
}

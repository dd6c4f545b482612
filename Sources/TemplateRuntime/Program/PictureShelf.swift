package import OPC
package import Pictures
import Zipping

/// The pictures that one document takes in: each file once, with a relationship from every part that shows it.
package struct PictureShelf: Sendable {
  /// Where pictures are put, and how files and relationships are called; the numbers from 1 are added.
  package struct Naming: Sendable {
    /// The folder with its `/` at the end.
    var folder = "/word/media/"
    /// The beginning of the files' names.
    var file = "picture"
    /// The beginning of the relationships' ids.
    var relationship = "rIdPicture"

    init() {}

    /// Names that a package does not have yet.
    package init(for package: OPCPackage) {
      folder = package.mainPart.folder + "media/"
      let files = package.parts.map { $0.name.text.lowercased() }
      while files.contains(where: { $0.hasPrefix((folder + file).lowercased()) }) { file += "-" }
      let sources = package.parts.map { Optional($0.name) } + [nil]
      let ids = sources.flatMap { package.relationships(of: $0).map(\.id) }
      while ids.contains(where: { $0.hasPrefix(relationship) }) { relationship += "_" }
    }
  }

  /// The part being written.
  package var part = PictureShelf.document
  private static let document: PartName = "/word/document.xml"
  private let naming: Naming
  private var files: [Picture: Int] = [:]
  private var order: [(name: PartName, picture: Picture)] = []
  private var used: [Use] = []
  /// Those that took the place of files of the template.
  private var replaced: [(name: PartName, picture: Picture)] = []
  private var known: Set<Use> = []

  private struct Use: Hashable {
    var source: PartName
    var file: Int
  }

  package init(_ naming: Naming = Naming()) { self.naming = naming }

  /// How many times a part took in a picture that it did not have before.
  var useCount: Int { used.count }

  /// The id of the relationship from the part being written to the picture.
  package mutating func relationship(to picture: Picture) -> String {
    let file = files[picture] ?? order.count
    if file == order.count {
      let text = "\(naming.folder)\(naming.file)\(file + 1).\(picture.format.fileExtension)"
      guard let name = PartName(text) else { return "" }
      files[picture] = file
      order.append((name, picture))
    }
    if known.insert(Use(source: part, file: file)).inserted { used.append(Use(source: part, file: file)) }
    return naming.relationship + String(file + 1)
  }

  /// Puts a picture in the place of a file of the template; fails if another one is there already.
  mutating func put(_ picture: Picture, inPlaceOf name: PartName) -> Bool {
    if let there = replaced.first(where: { $0.name == name }) { return there.picture == picture }
    replaced.append((name, picture))
    return true
  }

  /// Adds the files and relationships to the changes of the package.
  package func add(to changes: inout OPCChanges) {
    for (name, picture) in replaced {
      changes.replacements[name] = .raw(RawMember(name: name.member, storing: picture.bytes))
    }
    for (name, picture) in order {
      changes.additions.append(
        OPCChanges.Addition(name: name, contentType: picture.format.contentType, content: .plain(picture.bytes)))
    }
    for use in used {
      let relationship = Relationship(
        id: naming.relationship + String(use.file + 1), type: RelationshipType.image, to: order[use.file].name,
        from: use.source)
      changes.relationships.append((use.source, relationship))
    }
  }
}

extension TemplateDrawing {
  /// How the picture is turned to stand upright.
  private var orientation: PictureOrientation {
    switch content {
    case .picture(let picture): picture.orientation
    case .code: .upright
    }
  }

  /// The printed size of the picture as it is stored, before it is turned upright.
  package var storedSize: PrintSize {
    orientation.swapsSides ? PrintSize(width: size.height, height: size.width) : size
  }

  /// The attributes of `a:xfrm` that rotate and mirror the picture so that it is upright.
  package var rotation: String {
    let orientation = orientation
    return (orientation.degrees == 0 ? "" : " rot=\"\(orientation.degrees * 60_000)\"")
      + (orientation.isMirrored ? " flipH=\"1\"" : "")
  }

  /// How far a picture on its side reaches over the box of its stored sides.
  var overhang: (down: Int, across: Int) {
    guard orientation.swapsSides else { return (0, 0) }
    let difference = (storedSize.widthEMU - storedSize.heightEMU) / 2
    return (max(0, difference), max(0, -difference))
  }
}

import Zipping

/// A package of which the same parts change again and again: everything else lies ready.
///
/// What it makes is byte for byte what `OPCPackage.writing` makes of the same changes.
package struct PackageSkeleton: Sendable {
  private let mold: ZipSkeleton
  private let names: [PartName]
  /// The order in which the package has them, by their places among the names.
  private let order: [Int]

  /// Takes the package and the names of the parts that change, each once; `nil` if it has no such parts.
  package init?(_ package: OPCPackage, changing names: [PartName]) {
    let changing = Set(names)
    let order = package.parts.compactMap { names.firstIndex(of: $0.name) }
    let types = ZipSkeleton.Member.constant(package.contentTypesMember, name: ContentTypes.member)
    let parts = package.parts.map { part in
      changing.contains(part.name)
        ? ZipSkeleton.Member.changing(name: part.name.member) : .constant(part.raw, name: part.name.member)
    }
    guard order.count == names.count, let mold = try? ZipSkeleton([types] + parts) else { return nil }
    (self.names, self.order) = (names, order)
    self.mold = mold
  }

  /// The package with these changes, which only replace; `nil` if they replace other parts than the mold is made for.
  package func writing(_ changes: OPCChanges) -> [UInt8]? {
    guard changes.replacements.has(names) else { return nil }
    var members: [RawMember] = []
    members.reserveCapacity(names.count)
    for place in order {
      guard case .raw(let member) = changes.replacements.contents[place] else { return nil }
      members.append(member)
    }
    return mold.archive(members)
  }
}

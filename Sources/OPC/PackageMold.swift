import Zipping

/// A package of which the same parts change again and again: everything else lies ready.
///
/// What it makes is byte for byte what `OPCPackage.writing` makes of the same changes.
public struct PackageMold: Sendable {
  private let mold: ArchiveMold
  private let names: [PartName]

  /// Takes the package and the names of the parts that change; `nil` if it has no such parts.
  public init?(_ package: OPCPackage, changing: some Collection<PartName>) {
    let changing = Set(changing)
    let names = package.parts.map(\.name).filter { changing.contains($0) }
    let types = ArchiveMold.Member.constant(package.contentTypesMember, name: ContentTypes.member)
    let parts = package.parts.map { part in
      changing.contains(part.name)
        ? ArchiveMold.Member.changing(name: part.name.member) : .constant(part.raw, name: part.name.member)
    }
    guard names.count == changing.count, let mold = try? ArchiveMold([types] + parts) else { return nil }
    self.names = names
    self.mold = mold
  }

  /// The package with these changes, which only replace; `nil` if they replace other parts than the mold is made for.
  public func writing(_ changes: OPCChanges) -> [UInt8]? {
    guard changes.replacements.count == names.count else { return nil }
    var members: [RawMember] = []
    members.reserveCapacity(names.count)
    for name in names {
      guard case .raw(let member)? = changes.replacements[name] else { return nil }
      members.append(member)
    }
    return mold.archive(members)
  }
}

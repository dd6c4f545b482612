/// The names of an archive's members, of which no two may be the same ignoring case.
struct UniqueNames {
  private var folded: Set<String> = []

  init(capacity: Int = 0) { folded.reserveCapacity(capacity) }

  /// Takes a name, or throws if it is unsafe or there already.
  mutating func insert(_ name: String) throws(ZipError) {
    try MemberName.check(name)
    guard folded.insert(MemberName.folded(name)).inserted else { throw MemberName.duplicate(name) }
  }
}

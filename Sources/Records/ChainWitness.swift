package import Storage

/// What is asked of a stretch of the audit chain: the hashes of some places, and the places of some hashes.
package struct ChainWitness: Sendable {
  /// The places whose hashes are asked for.
  package let places: Set<Int>
  /// The hashes whose places are asked for.
  package let hashes: Set<Digest>
  /// The hashes that were found, by place.
  package private(set) var hashesAt: [Int: Digest] = [:]
  /// The places that were found, by hash.
  package private(set) var placesOf: [Digest: Int] = [:]

  /// Asks for these.
  package init(places: Set<Int> = [], hashes: Set<Digest> = []) {
    (self.places, self.hashes) = (places, hashes)
  }

  /// Takes the next event; it tells of the one before it too.
  package mutating func see(_ event: AuditEvent) {
    see(event.seq - 1, event.previous)
    see(event.seq, event.hash)
  }

  /// Takes the hash at a place.
  package mutating func see(_ place: Int, _ hash: Digest) {
    if places.contains(place) { hashesAt[place] = hash }
    if hashes.contains(hash) { placesOf[hash] = place }
  }
}

/// The address of a link with tags in it, the same in documents of every format.
///
/// Office writes the braces and Chinese letters of an address with percent signs: tags are read behind them, all else stays
/// as it is written. A value is a part of the address and cannot change its meaning. Only where a tag is the whole address
/// (`{{page}}`), or all of it behind the scheme (`https://{{page}}`), may its value be an address itself.
package struct AddressTemplate {
  /// A piece of the address.
  package enum Piece {
    /// Bytes that stay.
    case text([UInt8])
    /// A tag, and how a value is written in its place.
    case tag(LocatedTag, ValueContext)
  }
  /// The address as people read it, in which tags are found.
  package let text: [UInt8]
  private let source: [UInt8]
  /// Where each byte of the text is written in the source, and where the source ends.
  private let offsets: [Int]

  /// Reads an address; `nil` if it has no tags, and nothing that begins like one. An end without a beginning is common in
  /// addresses that carry JSON.
  package init?(_ target: String, delimiters: TagDelimiters) {
    let source = Array(target.utf8)
    var text: [UInt8] = []
    var offsets: [Int] = []
    var at = 0
    while at < source.count {
      offsets.append(at)
      if let byte = WebAddress.escaped(source[at...]) {
        text.append(byte)
        at += 3
      } else {
        text.append(source[at])
        at += 1
      }
    }
    var parser = TagParser(delimiters: delimiters)
    guard
      !parser.tags(in: text).isEmpty || parser.issues.contains(where: { $0.kind != .unopened && !$0.isOfAnotherEngine })
    else { return nil }
    (self.source, self.text, self.offsets) = (source, text, offsets + [at])
  }

  /// The address cut at its tags, which were found in `text`.
  package func pieces(_ tags: [LocatedTag]) -> [Piece] {
    var texts: [[UInt8]] = []
    var at = 0
    for range in tags.map(\.tag.range) {
      texts.append(Array(source[offsets[at]..<offsets[range.lowerBound]]))
      at = range.upperBound
    }
    texts.append(Array(source[offsets[at]...]))
    var pieces: [Piece] = []
    for (index, tag) in tags.enumerated() {
      let isAlone = !tags.indices.contains { $0 != index && tags[$0].tag.kind == .value }
      let isWhole =
        isAlone && texts[(index + 1)...].allSatisfy(\.isEmpty)
        && WebAddress.isScheme(String(decoding: texts[...index].joined(), as: UTF8.self))
      pieces += [.text(texts[index]), .tag(tag, ValueContext(escaping: isWhole ? .address : .addressPart))]
    }
    return pieces + [.text(texts[tags.count])]
  }
}

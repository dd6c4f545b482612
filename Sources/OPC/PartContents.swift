/// The content of some parts of a package, each by its name: few, so that they are found without hashing.
package struct PartContents: Sendable {
  /// The names in the order in which they came.
  package private(set) var names: [PartName] = []
  private(set) var contents: [PartContent] = []

  /// Makes an empty list.
  package init() {}

  /// The contents of parts of these names, one for each, no name twice. Lists made with one and the same array of names
  /// are known as alike without a look at them.
  package init(_ names: [PartName], _ contents: [PartContent]) {
    precondition(names.count == contents.count, "not one content for each name")
    (self.names, self.contents) = (names, contents)
  }

  /// How many parts there are.
  package var count: Int { names.count }
  /// Whether there are none.
  package var isEmpty: Bool { names.isEmpty }

  /// The content of a part.
  package subscript(name: PartName) -> PartContent? {
    get { names.firstIndex(of: name).map { contents[$0] } }
    set {
      switch (names.firstIndex(of: name), newValue) {
      case (let place?, let content?): contents[place] = content
      case (let place?, nil):
        names.remove(at: place)
        contents.remove(at: place)
      case (nil, let content?):
        names.append(name)
        contents.append(content)
      case (nil, nil): break
      }
    }
  }

  /// Whether these are the names, in this order.
  func has(_ names: [PartName]) -> Bool {
    let isSame = self.names.withUnsafeBufferPointer { own in
      names.withUnsafeBufferPointer { own.baseAddress == $0.baseAddress && own.count == $0.count }
    }
    return isSame || self.names == names
  }

  /// Whether all of them were compressed before.
  var areRaw: Bool { contents.allSatisfy { if case .raw = $0 { true } else { false } } }
}

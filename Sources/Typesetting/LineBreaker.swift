/// One line of a text: which characters are on it and how wide they are.
struct BrokenLine: Sendable, Hashable {
  /// The characters, those that are not seen at its end included.
  var range: Range<Int>
  /// The width in thousandths of a point, without spaces at the end.
  var width: Int
  /// Whether its last character takes half its width.
  var isCompressed = false
}

/// A text and the lines it is broken into.
struct BrokenText {
  let characters: [MeasuredCharacter]
  let lines: [BrokenLine]
  let pieces: [TextPiece]

  /// The greatest size in a line.
  func size(of line: BrokenLine) -> Int {
    guard pieces.count > 1, !line.range.isEmpty else {
      let piece = characters.last.map { Int($0.piece) } ?? 0
      return piece < pieces.count ? pieces[piece].size : 0
    }
    return characters[line.range].reduce(0) { max($0, pieces[Int($1.piece)].size) }
  }
}

/// Fills lines one after another.
struct LineBreaker {
  private let characters: [MeasuredCharacter]
  private let pieces: [TextPiece]
  private let options: TextOptions
  private let width: Int

  private(set) var lines: [BrokenLine] = []
  private var start = 0
  /// How far the line goes, and how far without the spaces at its end.
  private var reach = 0
  private var ink = 0
  /// The last place where the line may end, and that within a word, with the width up to there.
  private var end: (place: Int, width: Int)?
  private var seam: (place: Int, width: Int)?

  /// Breaks a text into lines no wider than `width`, unless a single character is wider.
  static func lines(of text: MeasuredText, _ pieces: [TextPiece], options: TextOptions, width: Int) -> BrokenText {
    var breaker = LineBreaker(characters: text.characters, pieces: pieces, options: options, width: width)
    breaker.run()
    return BrokenText(characters: text.characters, lines: breaker.lines, pieces: pieces)
  }

  private init(characters: [MeasuredCharacter], pieces: [TextPiece], options: TextOptions, width: Int) {
    self.characters = characters
    self.pieces = pieces
    self.options = options
    self.width = width
  }

  private mutating func run() {
    var place = 0
    while place < characters.count {
      let character = characters[place]
      switch character.kind {
      case .newline:
        finish(at: place + 1, width: ink)
      case .tab:
        reach += options.tabAdvance(at: place, from: reach, in: characters, pieces: pieces)
      case .space:
        reach += Int(character.advance)
      default:
        if let next = overflow(at: place, character) {
          place = next
          continue
        }
        reach += (place > start ? Int(character.gap) : 0) + Int(character.advance)
        ink = reach
      }
      place += 1
    }
    if start < characters.count || characters.last.map({ $0.kind == .newline }) ?? true {
      finish(at: characters.count, width: ink)
    }
  }

  /// Ends the line if a character goes beyond it; the place to go on from.
  private mutating func overflow(at place: Int, _ character: MeasuredCharacter) -> Int? {
    guard place > start else { return nil }
    switch character.level {
    case .always: end = (place, ink)
    case .inWord: seam = (place, ink)
    case .never: break
    }
    let needed = reach + Int(character.gap) + Int(character.advance)
    guard needed > width, character.kind != .mark else { return nil }
    let compressed = needed - Int(character.advance) / 2
    if options.compressesLineEnds, character.kind == .halfClose, compressed <= width, isFullWidth(character),
      let next = nextLine(after: place)
    {
      finish(at: next, width: compressed, isCompressed: true)
      return next
    }
    let cut = end ?? seam ?? forced(at: place)
    finish(at: cut.place, width: cut.width)
    return cut.place
  }

  private func isFullWidth(_ character: MeasuredCharacter) -> Bool {
    Int(character.advance) * 10 >= pieces[Int(character.piece)].size * 9
  }

  /// Where the next line begins if this one ends behind a character and the spaces after it, if it may end there.
  private func nextLine(after place: Int) -> Int? {
    let next = characters[(place + 1)...].firstIndex { !$0.kind.isSpace } ?? characters.count
    guard next < characters.count else { return next }
    if characters[next].kind == .newline { return next + 1 }
    return characters[next].level == .always ? next : nil
  }

  /// The last place up to `place` where no line begins or ends with what must not stand there, if there is one.
  private func forced(at place: Int) -> (place: Int, width: Int) {
    func isBad(_ cut: Int) -> Bool {
      let next = characters[cut].kind
      return next.closes || next.isSpace || characters[cut - 1].kind.opens
    }
    let cut = stride(from: place, to: start, by: -1).first { !isBad($0) }
    guard let cut, cut < place else { return (place, ink) }
    return (cut, inkWidth(to: cut))
  }

  private func inkWidth(to cut: Int) -> Int {
    var reach = 0
    var ink = 0
    for place in start..<cut {
      let character = characters[place]
      if character.kind == .tab {
        reach += options.tabAdvance(at: place, from: reach, in: characters, pieces: pieces)
        continue
      }
      reach += (place > start ? Int(character.gap) : 0) + Int(character.advance)
      if character.kind != .space { ink = reach }
    }
    return ink
  }

  private mutating func finish(at place: Int, width: Int, isCompressed: Bool = false) {
    lines.append(BrokenLine(range: start..<place, width: width, isCompressed: isCompressed))
    start = place
    reach = 0
    ink = 0
    end = nil
    seam = nil
  }
}

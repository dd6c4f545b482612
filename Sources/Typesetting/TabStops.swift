extension TextOptions {
  /// How far a tab goes that stands so far from the beginning of the line.
  func tabAdvance(at place: Int, from reach: Int, in characters: [MeasuredCharacter], pieces: [TextPiece]) -> Int {
    guard let stop = tabStops.first(where: { $0.position > reach }) else {
      let step = max(1, 2 * pieces[Int(characters[place].piece)].size)
      return step - reach % step
    }
    guard stop.alignment == .right else { return stop.position - reach }
    var following = 0
    for character in characters[(place + 1)...] {
      if character.kind == .tab || character.kind == .newline { break }
      following += Int(character.advance) + Int(character.gap)
    }
    return max(0, stop.position - reach - following)
  }
}

/// Words that come again and again, each kept once.
struct Words {
  private var list: [String] = []
  private var places: [String: Int32] = [:]

  mutating func place(_ word: String) -> Int32 {
    if let known = places[word] { return known }
    places[word] = Int32(list.count)
    list.append(word)
    return Int32(list.count - 1)
  }

  subscript(_ place: Int32) -> String { place < 0 ? "" : list[Int(place)] }
}

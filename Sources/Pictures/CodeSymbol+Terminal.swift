extension CodeSymbol {
  /// The code in half blocks for a terminal, black on white whatever its colours, with its quiet zone; without line end.
  package var halfBlocks: String {
    let code = modules.bordered(quietWidth, quietHeight)
    var lines: [String] = []
    for y in stride(from: 0, to: code.height, by: 2) {
      var line = "\u{1B}[30;107m"
      for x in 0..<code.width {
        let isBelow = y + 1 < code.height && code[x, y + 1]
        line += code[x, y] ? (isBelow ? "█" : "▀") : (isBelow ? "▄" : " ")
      }
      lines.append(line + "\u{1B}[0m")
    }
    return lines.joined(separator: "\n")
  }
}

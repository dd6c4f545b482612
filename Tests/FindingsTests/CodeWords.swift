import Foundation

/// The words of a text that can be codes, found in one pass: sources and tests are some megabytes.
struct CodeWords {
  /// Those that stand in a literal, in brackets or at the head of a message: `"bad-phone"`, `[bad-phone]`, `bad-phone:`.
  private(set) var named: Set<String> = []
  /// Those that stand behind a dot: `.badPhone`.
  private(set) var members: Set<String> = []

  init(_ text: Data) {
    let bytes = [UInt8](text)
    bytes.withUnsafeBufferPointer { bytes in
      var start = 0
      for end in 1..<max(bytes.count, 1) where !isWord(bytes[end]) {
        defer { start = end + 1 }
        guard start < end, start > 0 else { continue }
        let (before, after) = (bytes[start - 1], bytes[end])
        let isMember = before == UInt8(ascii: ".")
        guard
          isMember
            || "\"[ '".utf8.contains(before) && "\"] :'".utf8.contains(after)
              // Between blanks a word of a comment may stand; one of three parts is no English.
              && (before != 0x20 || after != 0x20 || bytes[start..<end].count(where: { $0 == 0x2D }) > 1)
        else { continue }
        let word = String(decoding: bytes[start..<end], as: UTF8.self)
        if isMember { members.insert(word) } else { named.insert(word) }
      }
    }
  }
}

/// Whether a byte can stand in a code or in the name of its case.
private func isWord(_ byte: UInt8) -> Bool {
  0x61...0x7A ~= byte || 0x41...0x5A ~= byte || 0x30...0x39 ~= byte || byte == 0x2D
}

/// The sources of the program and of its tests, each as one text.
enum SourceTexts {
  private static let repository = URL(filePath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Everything that can give a code; not the registry, nor what is no part of the program.
  static let program = text("Sources", [".swift"]) { path in
    !["Findings/Codes/", "Benchmarks/", "Fuzzing/", "Deflating/"].contains(where: path.hasPrefix)
  }

  /// All tests: in Swift, in Python, the findings that fixtures expect, and the articles, whose examples are tests.
  static let tests =
    text("Tests", [".swift", ".py", ".docx.txt", ".xlsx.txt"]) { !$0.hasPrefix("FindingsTests/Code") }
    + text("Sources/Liandan/Liandan.docc", [".md"]) { $0.contains("Template") }

  private static func text(_ folder: String, _ endings: [String], _ isWanted: (String) -> Bool) -> Data {
    let folder = repository.appending(path: folder)
    let paths = (try? FileManager.default.subpathsOfDirectory(atPath: folder.path)) ?? []
    return paths.sorted().filter { path in endings.contains(where: path.hasSuffix) && isWanted(path) }
      .reduce(into: Data()) { $0 += ((try? Data(contentsOf: folder.appending(path: $1))) ?? Data()) + Data("\n".utf8) }
  }
}

import Expressions
package import Findings

extension CompanyProfile {
  /// Reads the profile that was kept with a form, whole.
  ///
  /// All findings come at once, with line and column. The profile is `nil` only if there is an error among them.
  package static func load(yaml: String, file: String) -> (CompanyProfile?, [Finding]) {
    let (tree, findings) = YAMLTree.read(yaml, file: file)
    return load(tree, text: yaml, file: file, findings)
  }

  /// Reads a profile: the company's head lines, its numbers and days, and the parameters of rules. What it does not say is
  /// what its `base` says.
  ///
  /// - Parameter base: The profile of a name; `nil` if there is none.
  /// - Throws: what `base` throws.
  package static func load(
    _ source: ProfileText, base: @escaping (String) throws -> ProfileText?
  ) throws -> (CompanyProfile?, [Finding]) {
    var reader = ProfileLayers(find: base)
    let layers = try reader.read(source)
    let tree = layers.tree
    let text = layers.count > 1 ? tree?.text(keepsNumbers: true) : nil
    return load(tree, text: text ?? source.yaml, file: source.file, reader.findings)
  }

  private static func load(
    _ tree: YAMLTree?, text: String, file: String, _ findings: [Finding]
  ) -> (CompanyProfile?, [Finding]) {
    guard let tree else { return (nil, findings) }
    var reader = TreeReader(findings: findings)
    var profile = ProfileLoader.profile(tree, file: file, with: &reader)
    profile?.text = text
    return (reader.findings.hasErrors ? nil : profile, reader.findings)
  }
}

/// The walk over a profile's tree.
enum ProfileLoader {
  static func profile(_ tree: YAMLTree, file: String, with reader: inout TreeReader) -> CompanyProfile? {
    guard let map = reader.map(tree, keys: SchemaKeys.profile) else { return nil }
    guard let companyTree = map.value("company") else {
      reader.missing("company", in: map)
      return nil
    }
    guard let company = reader.map(companyTree, keys: SchemaKeys.company) else { return nil }
    var profile = CompanyProfile(name: reader.string(company, "name", required: true) ?? "")
    profile.id = identifier(map, file: file, with: &reader)
    profile.isSample = reader.boolean(map, "sample") ?? false
    profile.logo = reader.string(map, "logo")
    if let tree = map.value("fonts"), let fonts = reader.map(tree, keys: SchemaKeys.fonts) {
      for key in SchemaKeys.fonts { profile.fonts[key] = reader.string(fonts, key) }
    }
    profile.archive = ArchiveLoader.settings(map, with: &reader)
    profile.printers = PrinterLoader.printers(map, with: &reader)
    profile.prefixes = prefixes(map, with: &reader)
    profile.firstSerials = firstSerials(map, with: &reader)
    for key in SchemaKeys.company where key != "utc_offset" {
      if let text = reader.string(company, key) { profile.details[key] = text }
    }
    if let offset = reader.string(company, "utc_offset") {
      if let minutes = minutes(ofOffset: offset) {
        profile.utcOffsetMinutes = minutes
      } else {
        reader.report(
          .utcOffset,
          LocalizedText(
            "时区写成 \"+08:00\" 这样，不能是“\(offset)”", hant: "時區寫成 \"+08:00\" 這樣，不能是「\(offset)」",
            en: "write the zone as \"+08:00\", not '\(offset)'"), at: company.valueOrigin(of: "utc_offset"))
      }
    }
    if let holidays = map.value("holidays"), let workdays = HolidayLoader.calendar(holidays, with: &reader) {
      profile.workdays = workdays
    }
    if let policy = reader.name(map, "references", of: ReferencePolicy.self) { profile.references = policy }
    if let level = reader.name(map, "pdf", of: PDFLevel.self) { profile.pdf = level }
    profile.calendar = CalendarLoader.tasks(map, with: &reader)
    if let parameters = map.value("parameters") { read(parameters, into: &profile, with: &reader) }
    return profile
  }

  /// What the profile is called: by itself, or by its file.
  private static func identifier(_ map: TreeMap, file: String, with reader: inout TreeReader) -> String {
    if let id = reader.string(map, "id") {
      if !Identifier.isName(id) { reader.findings.append(.badIdentifier(id, at: map.valueOrigin(of: "id"))) }
      return id
    }
    let name = file.split(separator: "/").last ?? "profile"
    return String(name.hasSuffix(".yaml") ? name.dropLast(5) : name)
  }

  /// `prefixes: { return-record: FH }`
  private static func prefixes(_ map: TreeMap, with reader: inout TreeReader) -> [String: String] {
    var prefixes: [String: String] = [:]
    for member in reader.members(map, "prefixes") {
      guard let prefix = reader.string(member.value) else { continue }
      for problem in NumberRule.problems(ofPrefix: prefix) {
        reader.report(.numberPrefix, problem, at: member.value.origin)
      }
      prefixes[member.key] = prefix
    }
    return prefixes
  }

  /// `first_serials: { return-record: 1201 }`
  private static func firstSerials(_ map: TreeMap, with reader: inout TreeReader) -> [String: Int] {
    guard let tree = map.value("first_serials") else { return [:] }
    var serials: [String: Int] = [:]
    let members = reader.members(map, "first_serials")
    let inner = TreeMap(origin: tree.origin, members: Dictionary(members.map { ($0.key, $0) }) { first, _ in first })
    for member in members { serials[member.key] = reader.integer(inner, member.key, in: 1...999_999_999_999) }
    return serials
  }

  private static func read(_ tree: YAMLTree, into profile: inout CompanyProfile, with reader: inout TreeReader) {
    guard case .map(let members) = tree.content else {
      reader.wrongKind(tree, expecting: LocalizedText("一组参数", hant: "一組參數", en: "a map of parameters"))
      return
    }
    for member in members {
      if !Identifier.isName(member.key) { reader.findings.append(.badIdentifier(member.key, at: member.origin)) }
      guard let map = reader.map(member.value, keys: SchemaKeys.parameter) else { continue }
      if map.members["value"] == nil { reader.missing("value", in: map) }
      let value = map.value("value").map { operand($0, with: &reader) } ?? .unknown
      profile.parameters[member.key] = CompanyProfile.Parameter(
        value: value, label: reader.localized(map, "label") ?? LocalizedText(member.key),
        source: reader.string(map, "source"))
    }
  }

  /// A parameter's value as somebody typed it: a number or truth, `~` for one that is not set, else a text.
  static func scalar(_ text: String) -> YAMLTree {
    if text == "~" { return YAMLTree(content: .nothing, origin: Origin()) }
    let isPlain = text == "true" || text == "false" || ExactDecimal(text) != nil
    return YAMLTree(content: .scalar(text, isQuoted: !isPlain), origin: Origin())
  }

  /// Plain numbers are numbers, plain `true` and `false` truths; everything else, and all that is quoted, is text.
  private static func operand(_ tree: YAMLTree, with reader: inout TreeReader) -> Operand {
    if case .scalar = tree.content {} else { _ = reader.string(tree) }
    return operand(ofScalar: tree)
  }

  static func operand(ofScalar tree: YAMLTree) -> Operand {
    guard case .scalar(let text, let isQuoted) = tree.content else { return .unknown }
    if isQuoted { return .text(text) }
    if text == "true" || text == "false" { return .boolean(text == "true") }
    return ExactDecimal(text).map { .number($0) } ?? .text(text)
  }

  /// Minutes from UTC of `+08:00` or `-03:30`; `nil` outside ±14 hours.
  static func minutes(ofOffset text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
      bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-")
    else { return nil }
    let digits = [bytes[1], bytes[2], bytes[4], bytes[5]].map { Int($0) - 0x30 }
    guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
    let minutes = (digits[0] * 10 + digits[1]) * 60 + digits[2] * 10 + digits[3]
    guard digits[2] < 6, minutes <= 14 * 60 else { return nil }
    return bytes[0] == UInt8(ascii: "-") ? -minutes : minutes
  }
}

/// The names that schemas and profiles may give to things.
enum Identifier {
  /// Names of the template language that no field may take.
  static let reserved = [
    "number", "issued_on", "copy", "copies", "form", "company", "void", "reprint", "replaces", "sheet", "profile",
    "attached_pictures",
  ]

  /// ASCII: a letter, then letters, digits, `_` and `-`; at most 60 characters.
  static func isName(_ text: String) -> Bool {
    guard let first = text.utf8.first, isLetter(first), text.utf8.count <= 60 else { return false }
    return text.utf8.allSatisfy { isLetter($0) || isDigit($0) || $0 == 0x5F || $0 == 0x2D }
  }

  /// As `isName`, but a digit may come first: ids of choices.
  static func isChoice(_ text: String) -> Bool { !text.isEmpty && isName("x" + text) && text.utf8.first != 0x2D }

  static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) }
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

extension Finding {
  /// An id that is not an ASCII name.
  static func badIdentifier(_ id: String, at origin: Origin) -> Finding {
    Finding(
      code: .badId,
      LocalizedText(
        "“\(id)”不能作标识：只用英文字母、数字、下划线和连字符，以字母开头", hant: "「\(id)」不能作識別名：只用英文字母、數字、底線和連字號，以字母開頭",
        en: "'\(id)' cannot be an id: use ASCII letters, digits, '_' and '-', beginning with a letter"), at: origin)
  }
}

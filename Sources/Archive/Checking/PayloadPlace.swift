/// Where a form's file lies: `data/FORM/NUMBER/NUMBER-finance.docx`, in a packet with terms
/// `data/电子档案/YEAR/FORM/NUMBER/NUMBER-finance.docx`.
struct PayloadPlace {
  /// The year, in a packet with terms.
  let year: Substring?
  let form: Substring
  let number: Substring
  /// What follows the number in the file's name.
  let suffix: String

  init?(_ path: String) {
    let isArchived = path.hasPrefix(ArchivePath.records)
    let rest = path.dropFirst(isArchived ? ArchivePath.records.count : 5)
    var parts = rest.split(separator: "/", omittingEmptySubsequences: false)
    guard isArchived || path.hasPrefix("data/"), rest.utf8.allSatisfy({ $0 < 0x80 }),
      parts.count == (isArchived ? 4 : 3)
    else { return nil }
    year = isArchived ? parts.removeFirst() : nil
    guard parts[2].hasPrefix(parts[1]) else { return nil }
    (form, number) = (parts[0], parts[1])
    suffix = String(parts[2].dropFirst(number.count))
  }
}
